import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/ledger/roles.js';
import { daysOverdue } from '../../../src/measures/deadline-status.js';
import type { GroupMember } from '../../../src/measures/group-members.js';
import { measureActions } from '../../../src/measures/measure-actions.js';
import { foldMeasure } from '../../../src/measures/measure.decider.js';
import { partOf } from '../../../src/measures/member-part.js';
import { aMeasure, by, commands, lead, milestoneOf, office, registration, unit, UNITS } from './measure-scenario.js';

const GROUP = 'counties';
const of = (member: string): GroupMember => ({ group: GROUP, member, from: '2021-01-01', until: null });
const county = (member: string): Actor => ({ account: `a-${member}`, role: 'department-filer', department: member });
const [qing, lan] = ['qing', 'lan'].map(county) as [Actor, Actor];
const { acknowledge, complete, correct, grant, refuse, report, request, sendBack, verify } = commands;

/** 各县市区 leads m1, due 2021-06-30. Both have acknowledged: e1, e2. */
const measure = aMeasure(UNITS.HOST, [of('qing'), of('lan')])
  .given(by(office, { ...registration, units: [unit(GROUP, 'lead'), unit(UNITS.RESPONSIBLE, 'responsible')] }))
  .given(by(qing, acknowledge('2021-05-12', 'qing')), by(lan, acknowledge('2021-05-12', 'lan')));
const askAs = (member: string, on: string, date: string) => request(on, date, { unit: member });
type Standing = typeof measure;
const dueOf = (scenario: Standing, member: string) => partOf(milestoneOf(scenario), { unit: member, group: GROUP });

describe('a member of a group asks for more time for its own part (rules 4 and 6)', () => {
  it('in its own name; granted, its own date moves, the group\'s and the others\' stay', () => {
    measure.when(by(qing, askAs('qing', '2021-06-20', '2021-07-31'))).then({ type: 'extension-requested', data: { unit: 'qing', memberOf: GROUP } });
    const asked = measure.given(by(qing, askAs('qing', '2021-06-20', '2021-07-31')));
    asked.when(by(office, grant('2021-06-25', 'e3', '2021-07-20'))).then({ type: 'extension-granted', data: { from: '2021-06-30', date: '2021-07-20' } });
    const granted = asked.given(by(office, grant('2021-06-25', 'e3', '2021-07-20')));
    expect(milestoneOf(granted)).toMatchObject({ due: '2021-06-30', extensions: 0, requests: [{ unit: 'qing', memberOf: GROUP, late: false, answer: { kind: 'granted', date: '2021-07-20' } }] });
    expect([dueOf(granted, 'qing'), dueOf(granted, 'lan')]).toMatchObject([{ due: '2021-07-20', extensions: 1 }, { due: '2021-06-30', extensions: 0 }]);
    expect(['2021-07-01', '2021-07-21'].map((day) => [daysOverdue(milestoneOf(granted), day), daysOverdue(dueOf(granted, 'qing'), day)])).toEqual([[1, 0], [21, 1]]);
  });

  it('is measured by its own date from then on', () => {
    const granted = measure.given(by(qing, askAs('qing', '2021-06-20', '2021-07-31')), by(office, grant('2021-06-25', 'e3', '2021-07-20')));
    granted.when(by(qing, askAs('qing', '2021-07-02', '2021-07-20'))).thenRefused('PROPOSED_NOT_LATER');
    const again = granted.given(by(qing, askAs('qing', '2021-07-02', '2021-08-10')));
    expect(milestoneOf(again).requests.at(-1)).toMatchObject({ dueThen: '2021-07-20', late: false });
    again.when(by(office, grant('2021-07-03', 'e5', '2021-07-20'))).thenRefused('GRANT_NOT_LATER');
    again.when(by(office, grant('2021-07-03', 'e5', '2021-08-01'))).then({ type: 'extension-granted', data: { from: '2021-07-20' } });
    expect(milestoneOf(granted.given(by(lan, askAs('lan', '2021-07-02', '2021-08-10')))).requests.at(-1)).toMatchObject({ dueThen: '2021-06-30', late: true });
  });

  it('each for itself: one open request of each, answered one by one', () => {
    const both = measure.given(by(qing, askAs('qing', '2021-06-20', '2021-07-31')), by(lan, askAs('lan', '2021-06-21', '2021-07-15')));
    both.when(by(qing, askAs('qing', '2021-06-22', '2021-08-31'))).thenRefused('REQUEST_OPEN');
    const refused = both.given(by(office, refuse('2021-06-25', 'e4')));
    expect(milestoneOf(refused).requests.map(({ answer }) => answer?.kind ?? null)).toEqual([null, 'refused']);
    // 兰县's answer does not stand in the way of an earlier day of 青县's next one.
    const answered = refused.given(by(office, grant('2021-06-26', 'e3', '2021-07-31')));
    answered.when(by(lan, askAs('lan', '2021-06-24', '2021-07-15'), '2021-06-27')).thenRefused('DATE_BEFORE_PREDECESSOR');
    answered.when(by(lan, askAs('lan', '2021-06-25', '2021-07-15'), '2021-06-27')).then({ type: 'extension-requested' });
  });

  it('a longer date of the whole group holds for its members too', () => {
    const grouped = county(GROUP);
    const asked = measure.given(by(qing, askAs('qing', '2021-06-20', '2021-07-31')), by(office, grant('2021-06-21', 'e3', '2021-07-10')));
    const whole = asked.given(by(grouped, request('2021-06-22', '2021-08-31', { unit: GROUP })), by(office, grant('2021-06-23', 'e5', '2021-08-31')));
    expect(milestoneOf(whole)).toMatchObject({ due: '2021-08-31', extensions: 1 });
    expect([dueOf(whole, 'qing').due, dueOf(whole, 'lan').due]).toEqual(['2021-08-31', '2021-08-31']);
    // A member may still ask for its part while the group's request waits.
    asked.given(by(grouped, request('2021-06-22', '2021-08-31', { unit: GROUP }))).when(by(lan, askAs('lan', '2021-06-22', '2021-07-31'))).then({ type: 'extension-requested' });
  });

  it('implies that it acknowledged; only of a group that leads; not where nothing is due', () => {
    const fresh = aMeasure(UNITS.HOST, [of('qing')]).given(by(office, { ...registration, units: [unit(UNITS.LEAD, 'lead'), unit(GROUP, 'responsible')] }));
    fresh.when(by(qing, askAs('qing', '2021-06-20', '2021-07-31'))).thenRefused('NOT_LEAD');
    const led = aMeasure(UNITS.HOST, [of('qing')]).given(by(office, { ...registration, units: [unit(GROUP, 'lead')] }));
    led.when(by(qing, askAs('qing', '2021-06-20', '2021-07-31'))).then({ type: 'measure-acknowledged', data: { memberOf: GROUP, implied: true } }, { type: 'extension-requested' });
    led.when(by(qing, request('2021-06-20', '2021-07-31', { unit: 'qing', milestone: 'm3' }))).thenRefused('NO_DUE_DATE');
    led.when(by(lan, askAs('lan', '2021-06-20', '2021-07-31'))).thenRefused('NOT_LEAD');
    led.when(by(lead, askAs('qing', '2021-06-20', '2021-07-31'))).thenRefused('ANOTHER_UNIT');
  });

  it('is offered to it, and to the office the answer', () => {
    const asked = measure.given(by(lan, askAs('lan', '2021-06-20', '2021-07-31')));
    const allowed = (actor: Actor, action: string) => measureActions(foldMeasure(asked.history), { today: '2021-06-22', actor, hostUnit: null, history: asked.history, members: [of('qing'), of('lan')] })
      .find((one) => one.action === action && one.milestone === 'm1');
    expect([allowed(qing, 'request-extension'), allowed(lan, 'request-extension'), allowed(office, 'grant-extension'), allowed(office, 'refuse-extension')])
      .toMatchObject([{ allowed: true }, { allowed: false }, { allowed: true }, { allowed: true }]);
  });
});

describe('the part of a member', () => {
  const done = (member: string, on: string, completedOn = on) => complete(on, { unit: member, completedOn });

  it('is not late because another member is', () => {
    const one = measure.given(by(qing, done('qing', '2021-06-20')), by(lan, report('2021-06-20', { unit: 'lan' })));
    expect(['qing', 'lan'].map((member) => [dueOf(one, member).status, daysOverdue(dueOf(one, member), '2021-07-05')])).toEqual([['reported', 0], ['in-progress', 5]]);
    const late = measure.given(by(qing, done('qing', '2021-07-04', '2021-07-03')));
    expect(daysOverdue(dueOf(late, 'qing'), '2021-07-10')).toBe(3);
  });

  it('has waited since its own report when the milestone is returned; that is never charged', () => {
    const returned = measure.given(by(qing, done('qing', '2021-06-20')), by(lan, done('lan', '2021-07-02')), by(office, sendBack('2021-07-06', '2021-07-31')));
    expect(milestoneOf(returned).waits).toEqual([{ from: '2021-07-02', to: '2021-07-06' }]);
    expect(dueOf(returned, 'qing')).toMatchObject({ status: 'returned', waits: [{ from: '2021-06-20', to: '2021-07-06' }] });
    // 6 July: all six days after the due date were a wait; 兰县's first two were not.
    expect(['qing', 'lan'].map((member) => daysOverdue(dueOf(returned, member), '2021-07-08'))).toEqual([2, 4]);
  });

  it('is closed on its own day, or on the day of the check where that is judged otherwise', () => {
    const all = measure.given(by(qing, done('qing', '2021-06-20', '2021-06-18')), by(lan, done('lan', '2021-07-02')));
    const closedOn = (accepted: string) => {
      const closed = all.given(by(office, verify('2021-07-03', { completedOn: accepted })));
      return ['qing', 'lan'].map((member) => dueOf(closed, member).completedOn);
    };
    expect(closedOn('2021-07-02')).toEqual(['2021-06-18', '2021-07-02']);
    expect(closedOn('2021-06-15')).toEqual(['2021-06-15', '2021-06-15']);
    expect(closedOn('2021-07-03')).toEqual(['2021-07-03', '2021-07-03']);
  });

  it('is reported with the group\'s, where the office reports for all', () => {
    const reported = measure.given(by(qing, report('2021-06-20', { unit: 'qing' })), by(office, complete('2021-06-29', { unit: GROUP, enteredFor: { source: '汇总表' } })));
    expect(dueOf(reported, 'qing')).toMatchObject({ status: 'reported', claimedOn: '2021-06-29' });
  });

  it('cannot be dated before the unit belonged to the group by a correction', () => {
    const joined = aMeasure(UNITS.HOST, [{ ...of('qing'), from: '2021-06-10' }, of('lan')]).given(by(office, { ...registration, units: [unit(GROUP, 'lead')] }), by(qing, report('2021-06-12', { unit: 'qing' })));
    joined.when(by(qing, correct('2021-06-13', 'e2', { correctedDay: '2021-06-09' }))).thenRefused('CORRECTION_BREAKS_HISTORY');
  });
});
