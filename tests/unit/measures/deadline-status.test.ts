import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { historyAsOf } from '../../../src/ledger/as-of.js';
import {
  daysOverdue, isOverdue, isReportedLate, isReworkOverdue, lightOf,
} from '../../../src/measures/deadline-status.js';
import type { LightRules } from '../../../src/measures/light-rules.js';
import { LIGHT_NAMES } from '../../../src/measures/light-rules.js';
import { evolve, initialState } from '../../../src/measures/measure.decider.js';
import { aMeasure, by, commands, lead, milestone, milestoneOf, office, registered, registration } from './measure-scenario.js';

const { acknowledge, complete, verify, sendBack, request, grant, suspend, terminate, trigger, reopen } = commands;
const rules = JSON.parse(readFileSync('seeds/rules/lights.json', 'utf8')) as LightRules;

/** m1 is due 2021-06-30. */
const taken = registered().given(by(lead, acknowledge('2021-05-12')));
const light = (scenario: typeof taken, day: string, name = 'm1') => lightOf(milestoneOf(scenario, name), day, rules).word;

describe('overdue and lights (rules 2, 3)', () => {
  it('rule 2: `by` is overdue after the end of its day', () => {
    expect(isOverdue(milestoneOf(taken), '2021-06-30')).toBe(false);
    expect(isOverdue(milestoneOf(taken), '2021-07-01')).toBe(true);
    expect(daysOverdue(milestoneOf(taken), '2021-07-31')).toBe(31);
  });

  it('rule 2: `within` likewise; `from` and `ongoing` and what has no date never', () => {
    const kinds = aMeasure().given(by(office, {
      ...registration,
      milestones: [
        milestone('m1', { kind: 'within', date: '2021-09-30', from: '2021-09-01' }), milestone('m2', { kind: 'from', date: '2021-06-01' }),
        milestone('m3', { kind: 'ongoing' }), milestone('m4', null),
      ],
    }));
    expect(['m1', 'm2', 'm3', 'm4'].map((name) => isOverdue(milestoneOf(kinds, name), '2099-12-31'))).toEqual([true, false, false, false]);
  });

  it('rule 2: `relative` is 待触发 until its document dated it', () => {
    expect(isOverdue(milestoneOf(taken, 'm2'), '2099-12-31')).toBe(false);
    expect(light(taken, '2021-12-31', 'm2')).toBe('待触发');
    const dated = taken.given(by(office, trigger('2021-06-01', '2021-07-01')));
    expect(daysOverdue(milestoneOf(dated, 'm2'), '2021-07-03')).toBe(2);
  });

  it('rule 4: an extension moves what is overdue, on the days from its grant', () => {
    const late = taken.given(by(lead, request('2021-07-05', '2021-07-31')), by(office, grant('2021-07-06', 'e2', '2021-07-31')));
    const onDay = (day: string) => historyAsOf(late.history, day).reduce(evolve, initialState).milestones[0]!;
    expect(isOverdue(onDay('2021-07-05'), '2021-07-05')).toBe(true);
    expect(isOverdue(onDay('2021-07-06'), '2021-07-06')).toBe(false);
  });

  it('rule 3: done in time but checked later is never late; the wait is shown apart', () => {
    const waiting = taken.given(by(lead, complete('2021-07-02', { completedOn: '2021-06-29' })));
    expect(daysOverdue(milestoneOf(waiting), '2021-07-20')).toBe(0);
    expect(isReportedLate(milestoneOf(waiting))).toBe(true);
    expect(light(waiting, '2021-07-20')).toBe('待核验');
    const closed = waiting.given(by(office, verify('2021-07-20', { completedOn: '2021-06-29' })));
    expect(isReportedLate(milestoneOf(closed))).toBe(true);
  });

  it('rule 3: on time or late is judged by the date the checker accepts', () => {
    const closed = taken.given(by(lead, complete('2021-07-02', { completedOn: '2021-06-29' })), by(office, verify('2021-07-05', { completedOn: '2021-07-02' })));
    expect(isOverdue(milestoneOf(closed), '2021-07-20')).toBe(false);
  });

  it('rule 3: a completion claimed after the due date stays overdue, its days stop at the claim', () => {
    const waiting = taken.given(by(lead, complete('2021-07-10', { completedOn: '2021-07-08' })));
    expect(daysOverdue(milestoneOf(waiting), '2021-07-31')).toBe(8);
    expect(light(waiting, '2021-07-31')).toBe('逾期');
  });

  it('rule 3: days that the office took to check before a return are not charged', () => {
    const returned = taken.given(by(lead, complete('2021-06-28')), by(office, sendBack('2021-07-10', '2021-07-20')));
    expect(daysOverdue(milestoneOf(returned), '2021-07-10')).toBe(0);
    expect(daysOverdue(milestoneOf(returned), '2021-07-15')).toBe(5);
    const lateReport = taken.given(by(lead, complete('2021-07-04')), by(office, sendBack('2021-07-10', '2021-07-20')));
    expect(daysOverdue(milestoneOf(lateReport), '2021-07-15')).toBe(9);
  });

  it('整改逾期 is a mark of its own while the due date has not passed', () => {
    const returned = taken.given(by(lead, complete('2021-06-01')), by(office, sendBack('2021-06-05', '2021-06-15')));
    expect(isReworkOverdue(milestoneOf(returned), '2021-06-15')).toBe(false);
    expect(isReworkOverdue(milestoneOf(returned), '2021-06-16')).toBe(true);
    expect(isReworkOverdue(milestoneOf(returned), '2021-07-01')).toBe(false);
    expect(isOverdue(milestoneOf(returned), '2021-07-01')).toBe(true);
  });

  it('suspended and terminated items are not overdue; a reopened one is again', () => {
    expect(isOverdue(milestoneOf(taken.given(by(office, suspend('2021-06-10')))), '2021-12-31')).toBe(false);
    expect(isOverdue(milestoneOf(taken.given(by(office, terminate('2021-06-10')))), '2021-12-31')).toBe(false);
    const reopened = taken.given(by(lead, complete('2021-06-10')), by(office, verify('2021-06-11', { completedOn: '2021-06-10' })), by(office, reopen('2021-07-05')));
    expect(isOverdue(milestoneOf(reopened), '2021-07-05')).toBe(true);
  });

  it('lights: yellow from the edition\'s days ahead, the due day included; every light has its word', () => {
    expect(rules.soonDueDays).toBe(10);
    expect(['2021-06-19', '2021-06-20', '2021-06-30', '2021-07-01'].map((day) => light(taken, day))).toEqual(['正常推进', '临期', '临期', '逾期']);
    expect(light(taken, '2021-06-20', 'm3')).toBe('无时限');
    expect(light(taken.given(by(office, suspend('2021-06-10'))), '2021-06-20')).toBe('暂停');
    expect(light(taken.given(by(office, terminate('2021-06-10'))), '2021-06-20')).toBe('终止');
    expect(light(taken.given(by(lead, complete('2021-06-10')), by(office, verify('2021-06-11', { completedOn: '2021-06-10' }))), '2021-12-01')).toBe('已销号');
    expect(Object.keys(rules.lights).sort()).toEqual([...LIGHT_NAMES].sort());
  });
});
