import { describe, expect, it } from '@jest/globals';
import { foldMeasure } from '../../../src/measures/measure.decider.js';
import {
  by, coLead, commands, lead, milestoneOf, office, otherOffice, registered, registration, responsible, supervisor, supporting, aMeasure, UNITS, unit,
} from './measure-scenario.js';

const { acknowledge, report, complete, verify, sendBack, assess } = commands;
const entered = { enteredFor: { source: '来函' } };

describe('filing and checking (rules 3, 5, 7, 12)', () => {
  it('rule 5: 待签收 → 办理中 by the lead\'s acknowledgement, of all milestones', () => {
    const taken = registered().given(by(lead, acknowledge('2021-05-12')));
    expect(foldMeasure(taken.history).milestones.map(({ status }) => status)).toEqual(['in-progress', 'in-progress', 'in-progress']);
  });

  it('rule 5: the acknowledgement of another unit is noted and moves nothing', () => {
    const noted = registered().given(by(responsible, acknowledge('2021-05-12', UNITS.RESPONSIBLE)), by(coLead, acknowledge('2021-05-12', UNITS.CO_LEAD)));
    expect(foldMeasure(noted.history)).toMatchObject({ acknowledgedBy: [UNITS.RESPONSIBLE, UNITS.CO_LEAD] });
    expect(milestoneOf(noted).status).toBe('pending');
  });

  it('rule 5: a unit acknowledges once, for itself, and only where it is named', () => {
    registered().given(by(lead, acknowledge('2021-05-12'))).when(by(lead, acknowledge('2021-05-13'))).thenRefused('ALREADY_ACKNOWLEDGED');
    registered().when(by(lead, acknowledge('2021-05-12', UNITS.RESPONSIBLE))).thenRefused('ANOTHER_UNIT');
    registered().when(by({ ...lead, department: 'customs' }, acknowledge('2021-05-12', 'customs'))).thenRefused('UNIT_NOT_RESPONSIBLE');
  });

  it('rule 5: the lead\'s first filing on a waiting milestone acknowledges the measure', () => {
    registered().when(by(lead, report('2021-05-20'))).then(
      { type: 'measure-acknowledged', occurredOn: '2021-05-20', data: { unit: UNITS.LEAD, implied: true } },
      { type: 'progress-reported', occurredOn: '2021-05-20' },
    );
    registered().given(by(lead, acknowledge('2021-05-12'))).when(by(lead, report('2021-05-20'))).then({ type: 'progress-reported' });
    registered().when(by(responsible, report('2021-05-20', { unit: UNITS.RESPONSIBLE }))).then({ type: 'progress-reported' });
  });

  it('rule 7: only the 主报单位\'s report moves the status; the first of several leads is it', () => {
    const reportedByOthers = registered().given(
      by(responsible, report('2021-05-20', { unit: UNITS.RESPONSIBLE })), by(coLead, report('2021-05-21', { unit: UNITS.CO_LEAD })),
    );
    expect(milestoneOf(reportedByOthers)).toMatchObject({ status: 'pending', lastReport: { unit: UNITS.CO_LEAD } });
    registered().when(by(coLead, complete('2021-06-01', { unit: UNITS.CO_LEAD }))).thenRefused('NOT_REPORTING_LEAD');
    registered().when(by(responsible, complete('2021-06-01', { unit: UNITS.RESPONSIBLE }))).thenRefused('NOT_REPORTING_LEAD');
  });

  it('rule 7: a supporting unit does not file, nor a unit that is not named', () => {
    registered().when(by(supporting, report('2021-05-20', { unit: UNITS.SUPPORTING }))).thenRefused('UNIT_NOT_RESPONSIBLE');
    registered().when(by({ ...lead, department: 'customs' }, report('2021-05-20', { unit: 'customs' }))).thenRefused('UNIT_NOT_RESPONSIBLE');
  });

  it('rule 12: the office files for a unit with its source, a unit without', () => {
    registered().when(by(office, report('2021-05-20', entered))).then({ type: 'measure-acknowledged' }, { type: 'progress-reported', data: entered });
    registered().when(by(office, report('2021-05-20'))).thenRefused('SOURCE_REQUIRED');
    registered().when(by(lead, report('2021-05-20', entered))).thenRefused('SOURCE_NOT_ALLOWED');
    registered().when(by(lead, report('2021-05-20', { unit: UNITS.RESPONSIBLE }))).thenRefused('ANOTHER_UNIT');
  });

  it('the administrator, leaders, coordinators, assessors and auditors write nothing', () => {
    for (const role of ['administrator', 'leader', 'coordinator', 'assessor', 'auditor', 'system'] as const) {
      const reader = { account: 'a', role, department: UNITS.LEAD };
      registered().when(by(reader, report('2021-05-20'))).thenRefused('ROLE_NOT_ALLOWED');
      registered().when(by(reader, commands.suspend('2021-05-20'))).thenRefused('ROLE_NOT_ALLOWED');
      registered().when(by(reader, commands.correct('2021-05-20', 'e0', { changes: { title: '新' } }))).thenRefused('ROLE_NOT_ALLOWED');
    }
    aMeasure().when(by({ account: 'a', role: 'administrator', department: null }, registration)).thenRefused('ROLE_NOT_ALLOWED');
    aMeasure().when(by({ account: 'a', role: 'system', department: null }, registration)).then({ type: 'measure-registered' });
  });

  it('rule 5: self-reported completion is 已报完成; the check closes it', () => {
    const waiting = registered().given(by(lead, complete('2021-06-20', { completedOn: '2021-06-18' })));
    expect(milestoneOf(waiting)).toMatchObject({ status: 'reported', claimedOn: '2021-06-18', completedOn: null });
    const closed = waiting.given(by(office, verify('2021-06-25', { completedOn: '2021-06-19' })));
    expect(milestoneOf(closed)).toMatchObject({ status: 'closed', completedOn: '2021-06-19', closedOn: '2021-06-25' });
  });

  it('rule 5: a return carries a new limit after its day; then it is reported again', () => {
    const waiting = registered().given(by(lead, complete('2021-06-20')));
    waiting.when(by(office, sendBack('2021-06-25', '2021-06-25'))).thenRefused('LIMIT_NOT_AFTER_RETURN');
    const returned = waiting.given(by(office, sendBack('2021-06-25', '2021-07-05')));
    expect(milestoneOf(returned)).toMatchObject({ status: 'returned', reworkLimit: '2021-07-05', returns: 1, claimedOn: null });
    expect(milestoneOf(returned.given(by(lead, complete('2021-07-01')))).status).toBe('reported');
  });

  it('rule 5: only what was reported is checked, once', () => {
    registered().when(by(office, verify('2021-06-25'))).thenRefused('NOTHING_TO_CHECK');
    registered().when(by(office, sendBack('2021-06-25', '2021-07-05'))).thenRefused('NOTHING_TO_CHECK');
    const closed = registered().given(by(lead, complete('2021-06-20')), by(office, verify('2021-06-25')));
    closed.when(by(office, verify('2021-06-26'))).thenRefused('MILESTONE_CLOSED');
    registered().given(by(lead, complete('2021-06-20'))).when(by(lead, complete('2021-06-21'))).thenRefused('ALREADY_REPORTED');
  });

  it('rule 5: who reports never checks, neither the account nor the unit', () => {
    const enteredByOffice = registered().given(by(office, complete('2021-06-20', entered)));
    enteredByOffice.when(by(office, verify('2021-06-25'))).thenRefused('CHECKER_REPORTED');
    enteredByOffice.when(by({ ...otherOffice, department: UNITS.LEAD }, verify('2021-06-25'))).thenRefused('CHECKER_REPORTED');
    enteredByOffice.when(by(otherOffice, verify('2021-06-25'))).then({ type: 'completion-verified' });
    registered().given(by(lead, complete('2021-06-20'))).when(by(lead, verify('2021-06-25'))).thenRefused('ROLE_NOT_ALLOWED');
  });

  it('rule 5: where the office\'s host unit is among the units, 督查 checks, and only there', () => {
    const own = registered(UNITS.RESPONSIBLE).given(by(lead, complete('2021-06-20')));
    own.when(by(office, verify('2021-06-25'))).thenRefused('CHECK_BY_SUPERVISOR');
    own.when(by(office, sendBack('2021-06-25', '2021-07-05'))).thenRefused('CHECK_BY_SUPERVISOR');
    own.when(by(supervisor, verify('2021-06-25'))).then({ type: 'completion-verified' });
    registered().given(by(lead, complete('2021-06-20'))).when(by(supervisor, verify('2021-06-25'))).thenRefused('ROLE_NOT_ALLOWED');
  });

  it('rule 3: completion lies neither after the report nor after the check', () => {
    registered().when(by(lead, complete('2021-06-20', { completedOn: '2021-06-21' }))).thenRefused('COMPLETED_AFTER_REPORT');
    registered().given(by(lead, complete('2021-06-20'))).when(by(office, verify('2021-06-25', { completedOn: '2021-06-26' }))).thenRefused('COMPLETED_AFTER_CHECK');
  });

  it('rule 11: entries may be back-dated, not to the future, not before what they follow', () => {
    const taken = registered().given(by(lead, acknowledge('2021-05-12')));
    taken.when(by(lead, report('2021-05-11'), '2021-07-01')).then({ type: 'progress-reported', occurredOn: '2021-05-11' });
    taken.when(by(lead, report('2021-07-02'), '2021-07-01')).thenRefused('DATE_IN_FUTURE');
    taken.when(by(lead, report('2021-05-09'), '2021-07-01')).thenRefused('DATE_BEFORE_PREDECESSOR');
    taken.when(by(lead, report('2021-02-30'), '2021-07-01')).thenRefused('IMPOSSIBLE_DATE');
    const waiting = taken.given(by(lead, complete('2021-06-20')));
    waiting.when(by(office, verify('2021-06-19'), '2021-07-01')).thenRefused('DATE_BEFORE_PREDECESSOR');
  });

  it('names what is unknown', () => {
    registered().when(by(lead, report('2021-05-20', { milestone: 'm9' }))).thenRefused('UNKNOWN_MILESTONE');
    aMeasure().when(by(lead, report('2021-05-20'))).thenRefused('UNKNOWN_MEASURE');
  });

  it('rule 5: a cumulative value does not fall without a correction', () => {
    const half = registered().given(by(lead, report('2021-05-20', { cumulative: '50.5' })));
    half.when(by(lead, report('2021-05-25', { cumulative: '50.4' }))).thenRefused('CUMULATIVE_FALLS');
    half.when(by(lead, report('2021-05-25', { cumulative: '50.50' }))).then({ type: 'progress-reported' });
    half.when(by(lead, report('2021-05-18', { cumulative: '9' }), '2021-05-25')).then({ type: 'progress-reported' });
  });

  it('rule 5: a level that is to be lowered may fall', () => {
    const [first] = registration.milestones;
    const lowered = { ...first!, targets: [{ raw: '5天', unit: '天', direction: 'at-most' as const, baseline: '9', value: '5' }] };
    aMeasure().given(by(office, { ...registration, milestones: [lowered] }), by(lead, report('2021-05-20', { cumulative: '8' })))
      .when(by(lead, report('2021-05-25', { cumulative: '7' }))).then({ type: 'progress-reported' });
  });

  it('rule 5: pace needs a target and a due date', () => {
    registered().when(by(office, assess('2021-05-20', 'behind'))).then({ type: 'pace-assessed' });
    registered().when(by(office, assess('2021-05-20', 'undated'))).thenRefused('PACE_NOT_APPLICABLE');
    registered().when(by(office, assess('2021-05-20', 'not-quantified'))).thenRefused('PACE_NOT_APPLICABLE');
    registered().when(by(office, assess('2021-05-20', 'ahead', { milestone: 'm3' }))).thenRefused('PACE_NOT_APPLICABLE');
    registered().when(by(office, assess('2021-05-20', 'undated', { milestone: 'm3' }))).then({ type: 'pace-assessed' });
  });

  it('rule 7: responsibilities are reassigned by the office, with a lead, not before what was done under the old ones', () => {
    const taken = registered().given(by(lead, acknowledge('2021-05-12')));
    const handedOver = [unit(UNITS.CO_LEAD, 'lead'), unit(UNITS.LEAD, 'responsible')];
    taken.when(by(office, commands.reassign('2021-05-11', handedOver), '2021-06-01')).thenRefused('DATE_BEFORE_PREDECESSOR');
    registered().given(by(responsible, report('2021-05-20', { unit: UNITS.RESPONSIBLE })))
      .when(by(office, commands.reassign('2021-05-19', handedOver), '2021-06-01')).thenRefused('DATE_BEFORE_PREDECESSOR');
    taken.when(by(office, commands.reassign('2021-06-01', [unit(UNITS.LEAD, 'responsible')]))).thenRefused('NO_LEAD');
    taken.when(by(office, commands.reassign('2021-06-01', registration.units))).thenRefused('NOTHING_CHANGED');
    const after = taken.given(by(office, commands.reassign('2021-06-01', handedOver)));
    after.when(by(lead, complete('2021-06-10'))).thenRefused('NOT_REPORTING_LEAD');
    after.when(by(coLead, complete('2021-06-10', { unit: UNITS.CO_LEAD }))).then({ type: 'completion-reported' });
  });
});
