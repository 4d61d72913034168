import { describe, it, expect } from '@jest/globals';
import type { LightRules } from '../../../src/measures/light-rules.js';
import { measureView } from '../../../src/measures/measure-view.js';
import { foldMeasure } from '../../../src/measures/measure.decider.js';
import { by, coLead, commands, lead, milestoneOf, office, registered, responsible, supervisor, UNITS } from './measure-scenario.js';

const { acknowledge, complete, verify, request, grant, refuse, trigger, terminate, suspend, reopen } = commands;

const taken = registered().given(by(lead, acknowledge('2021-05-12')));
/** The request is event e2. */
const asked = taken.given(by(lead, request('2021-06-20', '2021-07-31')));

describe('extensions (rule 4)', () => {
  it('rule 4: a grant fixes a later date; the original is kept and the extension counted', () => {
    asked.when(by(office, grant('2021-06-25', 'e2', '2021-07-15'))).then({ type: 'extension-granted', data: { request: 'e2', from: '2021-06-30', date: '2021-07-15' } });
    const granted = asked.given(by(office, grant('2021-06-25', 'e2', '2021-07-15')));
    expect(milestoneOf(granted)).toMatchObject({ originalDue: '2021-06-30', due: '2021-07-15', extensions: 1, requests: [{ late: false, answer: { kind: 'granted', date: '2021-07-15' } }] });
  });

  it('rule 4: a refusal changes no date', () => {
    const refused = asked.given(by(office, refuse('2021-06-25', 'e2')));
    expect(milestoneOf(refused)).toMatchObject({ due: '2021-06-30', extensions: 0, requests: [{ answer: { kind: 'refused', on: '2021-06-25' } }] });
  });

  it('rule 4: a late request is accepted and shown as late; on the due day it is in time', () => {
    expect(milestoneOf(taken.given(by(lead, request('2021-07-01', '2021-07-31')))).requests).toMatchObject([{ late: true }]);
    expect(milestoneOf(taken.given(by(lead, request('2021-06-30', '2021-07-31')))).requests).toMatchObject([{ late: false }]);
  });

  it('rules 4 and 11: a request dated back before the due date is in time by its day and late by the day it was entered', () => {
    const shownOf = (on: string, entered: string) => {
      const scenario = taken.given(by(lead, request(on, '2021-07-31'), entered));
      const lights = { soonDueDays: 10, lights: {} } as unknown as LightRules;
      const recordedAt = new Map(scenario.history.map((event) => [event.id, event.recordedAt]));
      const view = measureView(foldMeasure(scenario.history), { names: new Map(), roster: [], planTitle: '', lights, day: entered, claims: new Map(), recordedAt });
      return view.milestones[0]!.requests[0];
    };
    expect(shownOf('2021-06-25', '2021-07-06')).toMatchObject({ requestedOn: '2021-06-25', recordedOn: '2021-07-06', backdatedDays: 11, late: false, enteredLate: true });
    expect(shownOf('2021-06-25', '2021-06-30')).toMatchObject({ recordedOn: '2021-06-30', backdatedDays: 5, late: false, enteredLate: false });
    expect(shownOf('2021-07-02', '2021-07-06')).toMatchObject({ late: true, enteredLate: true });
  });

  it('rule 4: lateness is judged by the due date then in force', () => {
    const extended = asked.given(by(office, grant('2021-06-25', 'e2', '2021-07-15')), by(lead, request('2021-07-10', '2021-08-15')));
    expect(milestoneOf(extended).requests.map(({ late }) => late)).toEqual([false, false]);
  });

  it('rule 4: the number is unlimited, one request is open at a time', () => {
    asked.when(by(lead, request('2021-06-21', '2021-08-31'))).thenRefused('REQUEST_OPEN');
    const twice = asked.given(
      by(office, grant('2021-06-25', 'e2', '2021-07-15')), by(lead, request('2021-07-10', '2021-08-15')), by(office, grant('2021-07-12', 'e4', '2021-08-01')),
    );
    expect(milestoneOf(twice)).toMatchObject({ extensions: 2, due: '2021-08-01', originalDue: '2021-06-30' });
  });

  it('rule 4: proposed and granted dates are real days later than the current due date', () => {
    taken.when(by(lead, request('2021-06-20', '2021-06-30'))).thenRefused('PROPOSED_NOT_LATER');
    taken.when(by(lead, request('2021-06-20', '2021-06-31'))).thenRefused('IMPOSSIBLE_DATE');
    asked.when(by(office, grant('2021-06-25', 'e2', '2021-06-30'))).thenRefused('GRANT_NOT_LATER');
    taken.when(by(lead, request('2021-06-20', '2021-07-31', { progress: '' }))).thenRefused('FACT_INVALID');
    taken.when(by(lead, request('2021-06-20', '2021-07-31', { reason: '' }))).thenRefused('FACT_INVALID');
  });

  it('rule 4: none where there is no due date, until the trigger has fixed it', () => {
    taken.when(by(lead, request('2021-06-20', '2021-07-31', { milestone: 'm3' }))).thenRefused('NO_DUE_DATE');
    taken.when(by(lead, request('2021-06-20', '2021-07-31', { milestone: 'm2' }))).thenRefused('NO_DUE_DATE');
    taken.given(by(office, trigger('2021-06-01', '2021-07-01'))).when(by(lead, request('2021-06-20', '2021-07-31', { milestone: 'm2' }))).then({ type: 'extension-requested' });
  });

  it('rule 4: none for what is closed, terminated or suspended', () => {
    taken.given(by(lead, complete('2021-06-01')), by(office, verify('2021-06-02'))).when(by(lead, request('2021-06-20', '2021-07-31'))).thenRefused('MILESTONE_CLOSED');
    taken.given(by(office, terminate('2021-06-02'))).when(by(lead, request('2021-06-20', '2021-07-31'))).thenRefused('MILESTONE_TERMINATED');
    taken.given(by(office, suspend('2021-06-02'))).when(by(lead, request('2021-06-20', '2021-07-31'))).thenRefused('MILESTONE_SUSPENDED');
    asked.given(by(lead, complete('2021-06-22')), by(office, verify('2021-06-23'))).when(by(office, grant('2021-06-25', 'e2', '2021-07-15'))).thenRefused('MILESTONE_CLOSED');
  });

  it('rule 4: leads ask, the office answers, once', () => {
    taken.when(by(coLead, request('2021-06-20', '2021-07-31', { unit: UNITS.CO_LEAD }))).then({ type: 'extension-requested' });
    taken.when(by(responsible, request('2021-06-20', '2021-07-31', { unit: UNITS.RESPONSIBLE }))).thenRefused('NOT_LEAD');
    taken.when(by(office, request('2021-06-20', '2021-07-31'))).thenRefused('ROLE_NOT_ALLOWED');
    asked.when(by(lead, grant('2021-06-25', 'e2', '2021-07-15'))).thenRefused('ROLE_NOT_ALLOWED');
    asked.when(by(supervisor, refuse('2021-06-25', 'e2'))).thenRefused('ROLE_NOT_ALLOWED');
    asked.given(by(office, refuse('2021-06-25', 'e2'))).when(by(office, grant('2021-06-26', 'e2', '2021-07-15'))).thenRefused('REQUEST_ALREADY_ANSWERED');
    asked.when(by(office, grant('2021-06-25', 'e1', '2021-07-15'))).thenRefused('UNKNOWN_REQUEST');
  });

  it('rule 4: asking while 待签收 acknowledges', () => {
    registered().when(by(lead, request('2021-05-20', '2021-07-31'))).then({ type: 'measure-acknowledged', data: { implied: true } }, { type: 'extension-requested' });
  });

  it('rule 11: an answer does not precede its request, a new request not the last answer nor the reopening', () => {
    asked.when(by(office, grant('2021-06-19', 'e2', '2021-07-15'), '2021-06-25')).thenRefused('DATE_BEFORE_PREDECESSOR');
    asked.given(by(office, refuse('2021-06-25', 'e2'))).when(by(lead, request('2021-06-24', '2021-07-31'), '2021-06-26')).thenRefused('DATE_BEFORE_PREDECESSOR');
    taken.given(by(lead, complete('2021-06-01')), by(office, verify('2021-06-02')), by(office, reopen('2021-06-10')))
      .when(by(lead, request('2021-06-09', '2021-07-31'), '2021-06-26')).thenRefused('DATE_BEFORE_PREDECESSOR');
  });
});
