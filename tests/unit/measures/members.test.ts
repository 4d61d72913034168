import { describe, expect, it } from '@jest/globals';
import { historyAsOf } from '../../../src/ledger/as-of.js';
import type { Actor } from '../../../src/ledger/roles.js';
import { membersOn, type GroupMember } from '../../../src/measures/group-members.js';
import { lastClaims } from '../../../src/measures/last-claims.js';
import { evolve, foldMeasure, initialState } from '../../../src/measures/measure.decider.js';
import { aMeasure, by, commands, lead, milestoneOf, office, otherOffice, registration, supervisor, unit, UNITS } from './measure-scenario.js';

const GROUP = 'counties';
const of = (member: string, from = '2021-01-01', until: string | null = null): GroupMember => ({ group: GROUP, member, from, until });
const county = (member: string): Actor => ({ account: `a-${member}`, role: 'department-filer', department: member });
const [qing, lan, hong] = ['qing', 'lan', 'hong'].map(county) as [Actor, Actor, Actor];
const { acknowledge, complete, correct, opening, report, reassign, sendBack, reopen, verify } = commands;

/** 各县市区 leads; 洪县 joins in July. */
const measure = aMeasure(UNITS.HOST, [of('qing'), of('lan'), of('hong', '2021-07-01')])
  .given(by(office, { ...registration, units: [unit(GROUP, 'lead'), unit(UNITS.RESPONSIBLE, 'responsible')] }));
const completeAs = (member: string, on: string, completedOn = on) => complete(on, { unit: member, completedOn });

describe('members of a unit group (rule 6), each for itself', () => {
  it('acknowledge; the first takes the measure into work, the others are noted', () => {
    measure.when(by(qing, acknowledge('2021-05-12', 'qing'))).then({ type: 'measure-acknowledged', data: { unit: 'qing', memberOf: GROUP, implied: false } });
    const begun = measure.given(by(qing, acknowledge('2021-05-12', 'qing')));
    expect(milestoneOf(begun).status).toBe('in-progress');
    const both = begun.given(by(lan, acknowledge('2021-05-13', 'lan')));
    expect(foldMeasure(both.history).acknowledgedBy).toEqual(['qing', GROUP, 'lan']);
    both.when(by(lan, acknowledge('2021-05-14', 'lan'))).thenRefused('ALREADY_ACKNOWLEDGED');
  });

  it('report progress under their own name; what they have cumulated is not the group\'s', () => {
    measure.when(by(qing, report('2021-05-20', { unit: 'qing', cumulative: '30' }))).then(
      { type: 'measure-acknowledged', data: { unit: 'qing', memberOf: GROUP, implied: true } }, { type: 'progress-reported', data: { unit: 'qing', memberOf: GROUP } },
    );
    const reported = measure.given(by(qing, report('2021-05-20', { unit: 'qing', cumulative: '30' })), by(lan, report('2021-05-21', { unit: 'lan', cumulative: '10' })));
    expect(milestoneOf(reported)).toMatchObject({
      status: 'in-progress', cumulative: null, lastReport: { unit: 'lan' },
      members: [{ unit: 'qing', group: GROUP, lastReport: { cumulative: '30' } }, { unit: 'lan', lastReport: { cumulative: '10' } }],
    });
    reported.when(by(qing, report('2021-05-22', { unit: 'qing', cumulative: '29' }))).thenRefused('CUMULATIVE_FALLS');
  });

  it('report completion; the milestone is reported once the last of those of that day has', () => {
    const one = measure.given(by(qing, completeAs('qing', '2021-06-10', '2021-06-08')));
    expect(milestoneOf(one)).toMatchObject({ status: 'in-progress', claimedOn: null, members: [{ unit: 'qing', claim: { on: '2021-06-10', completedOn: '2021-06-08' } }] });
    one.when(by(qing, completeAs('qing', '2021-06-11'))).thenRefused('ALREADY_REPORTED');
    one.when(by(otherOffice, verify('2021-06-12'))).thenRefused('NOTHING_TO_CHECK');
    // Entered later, done before: the group was done with the last day.
    const all = one.given(by(lan, completeAs('lan', '2021-06-05'), '2021-06-12'));
    expect(all.history.at(-1)).toMatchObject({ type: 'completion-reported', occurredOn: '2021-06-05', data: { unit: 'lan', memberOf: GROUP, completes: ['qing', 'lan'] } });
    // In day order, too: on each day what had been done by then.
    const asOf = (day: string) => historyAsOf(all.history, day).reduce(evolve, initialState).milestones[0];
    expect([asOf('2021-06-09'), asOf('2021-06-10')]).toMatchObject([{ status: 'in-progress' }, { status: 'reported', claimedOn: '2021-06-08', reportedOn: '2021-06-10' }]);
    expect(milestoneOf(all)).toMatchObject({ status: 'reported', claimedOn: '2021-06-08', reportedOn: '2021-06-10', reportedBy: { unit: GROUP } });
    expect(lastClaims(all.history).get('m1')).toMatchObject({ unit: GROUP, on: '2021-06-10', recordedOn: '2021-06-12', completedOn: '2021-06-08', text: '2个成员单位均已报完成。' });
    const closed = all.given(by(office, verify('2021-06-13', { completedOn: '2021-06-08' })));
    expect(milestoneOf(closed)).toMatchObject({ status: 'closed', completedOn: '2021-06-08' });
  });

  it('who joins later has to report too, who has not joined yet may not', () => {
    measure.when(by(hong, completeAs('hong', '2021-06-10'))).thenRefused('NOT_REPORTING_LEAD');
    measure.when(by(hong, report('2021-06-10', { unit: 'hong' }))).thenRefused('UNIT_NOT_RESPONSIBLE');
    measure.when(by(hong, acknowledge('2021-06-10', 'hong'))).thenRefused('UNIT_NOT_RESPONSIBLE');
    const two = measure.given(by(qing, completeAs('qing', '2021-06-10')), by(lan, completeAs('lan', '2021-07-02')));
    expect(milestoneOf(two).status).toBe('in-progress');
    expect(milestoneOf(two.given(by(hong, completeAs('hong', '2021-07-03')))).status).toBe('reported');
  });

  it('the office may report for the group and have it closed before all members have', () => {
    const some = measure.given(by(qing, completeAs('qing', '2021-06-10')));
    some.when(by(office, complete('2021-06-09', { unit: GROUP, enteredFor: { source: '汇总表' } }), '2021-06-12')).thenRefused('DATE_BEFORE_PREDECESSOR');
    const reported = some.given(by(office, complete('2021-06-12', { unit: GROUP, enteredFor: { source: '汇总表' } })));
    expect(milestoneOf(reported)).toMatchObject({ status: 'reported', members: [{ unit: 'qing' }] });
    expect(milestoneOf(reported.given(by(otherOffice, verify('2021-06-13')))).status).toBe('closed');
  });

  it('who entered a member\'s report never checks', () => {
    const entered = { enteredFor: { source: '来电' } };
    const all = measure.given(by(otherOffice, complete('2021-06-10', { unit: 'qing', ...entered })), by(lan, completeAs('lan', '2021-06-11')));
    all.when(by(otherOffice, verify('2021-06-13'))).thenRefused('CHECKER_REPORTED');
    all.when(by(office, verify('2021-06-13'))).then({ type: 'completion-verified' });
  });

  it('a return and a reopening ask every member anew', () => {
    const all = measure.given(by(qing, completeAs('qing', '2021-06-10')), by(lan, completeAs('lan', '2021-06-11')));
    const returned = all.given(by(office, sendBack('2021-06-12', '2021-06-20')));
    expect(milestoneOf(returned).members.map(({ claim }) => claim)).toEqual([null, null]);
    returned.when(by(qing, completeAs('qing', '2021-06-11'), '2021-06-15')).thenRefused('DATE_BEFORE_PREDECESSOR');
    const again = returned.given(by(qing, completeAs('qing', '2021-06-15')), by(lan, completeAs('lan', '2021-06-16')));
    expect(milestoneOf(again).status).toBe('reported');
    const reopened = again.given(by(office, verify('2021-06-17')), by(office, reopen('2021-06-18')));
    expect(milestoneOf(reopened)).toMatchObject({ status: 'in-progress', members: [{ claim: null }, { claim: null }] });
  });

  it('of a group that shares only say what they did: the lead reports the milestone', () => {
    const shared = aMeasure(UNITS.HOST, [of('qing')]).given(by(office, { ...registration, units: [unit(UNITS.LEAD, 'lead'), unit(GROUP, 'responsible')] }));
    const filed = shared.given(by(qing, completeAs('qing', '2021-06-10')));
    expect(milestoneOf(filed)).toMatchObject({ status: 'pending', members: [{ unit: 'qing', claim: { on: '2021-06-10' } }] });
    expect(milestoneOf(filed.given(by(lead, complete('2021-06-11')))).status).toBe('reported');
    const supporting = aMeasure(UNITS.HOST, [of('qing')]).given(by(office, { ...registration, units: [unit(UNITS.LEAD, 'lead'), unit(GROUP, 'supporting')] }));
    supporting.when(by(qing, completeAs('qing', '2021-06-10'))).thenRefused('UNIT_NOT_RESPONSIBLE');
  });

  it('a unit that the plan names itself acts for itself, also where it belongs to the group', () => {
    const both = aMeasure(UNITS.HOST, [of(UNITS.LEAD)]).given(by(office, { ...registration, units: [unit(UNITS.LEAD, 'lead'), unit(GROUP, 'responsible')] }));
    both.when(by(lead, complete('2021-06-10'))).then({ type: 'measure-acknowledged', data: { memberOf: null } }, { type: 'completion-reported', data: { memberOf: null } });
  });

  it('belong to the measure as long as the group does', () => {
    const gone = measure.given(by(qing, acknowledge('2021-05-12', 'qing')), by(office, reassign('2021-06-01', [unit(UNITS.LEAD, 'lead')])));
    gone.when(by(qing, report('2021-06-02', { unit: 'qing' }))).thenRefused('UNIT_NOT_RESPONSIBLE');
  });

  describe('corrections of what members reported', () => {
    const all = measure.given(by(qing, completeAs('qing', '2021-06-10', '2021-06-08')), by(lan, completeAs('lan', '2021-06-11', '2021-06-05')));
    const entryOf = (member: string): string => all.history.find(({ type, data }) => type === 'completion-reported' && (data as { unit: string }).unit === member)!.id;

    it('carry the group\'s with them', () => {
      const done = all.given(by(qing, correct('2021-06-12', entryOf('qing'), { changes: { completedOn: '2021-06-10' } })));
      expect(milestoneOf(done)).toMatchObject({ status: 'reported', claimedOn: '2021-06-10', reportedOn: '2021-06-11' });
      expect(lastClaims(historyAsOf(done.history)).get('m1')).toMatchObject({ unit: GROUP, completedOn: '2021-06-10' });
      const later = all.given(by(lan, correct('2021-06-14', entryOf('lan'), { correctedDay: '2021-06-13' })));
      expect(milestoneOf(later)).toMatchObject({ status: 'reported', reportedOn: '2021-06-13' });
    });

    it('are each member\'s own, and end where a check or another member stands', () => {
      all.when(by(lan, correct('2021-06-12', entryOf('qing'), { changes: { completedOn: '2021-06-01' } }))).thenRefused('ANOTHER_UNIT');
      all.when(by(lan, correct('2021-06-12', entryOf('lan'), { changes: { completes: ['lan'] } }))).thenRefused('IDENTITY_FIELD');
      // 洪县 belongs to the group from July.
      all.when(by(lan, correct('2021-07-03', entryOf('lan'), { correctedDay: '2021-07-02' }))).thenRefused('CORRECTION_BREAKS_HISTORY');
      const closed = all.given(by(office, verify('2021-06-12')));
      closed.when(by(lan, correct('2021-06-14', entryOf('lan'), { correctedDay: '2021-06-13' }))).thenRefused('CORRECTION_BREAKS_HISTORY');
    });

    it('say where the office had the last one from', () => {
      const entered = measure.given(by(qing, completeAs('qing', '2021-06-10')), by(office, complete('2021-06-11', { unit: 'lan', enteredFor: { source: '来电' } })));
      expect(lastClaims(entered.history).get('m1')).toMatchObject({ unit: GROUP, source: '来电' });
    });
  });

  describe('回避 (rule 5)', () => {
    const HOST = 'qing';
    const hosted = aMeasure(HOST, [of(HOST, '2021-01-01', '2021-06-15'), of('lan')]).given(by(office, { ...registration, units: [unit(GROUP, 'lead')] }));

    it('holds for the host unit as a member of a group, also where another unit filed', () => {
      const reported = hosted.given(by(office, complete('2021-06-01', { unit: GROUP, enteredFor: { source: '汇总表' } })));
      reported.when(by(otherOffice, verify('2021-06-14'))).thenRefused('CHECK_BY_SUPERVISOR');
      reported.when(by(otherOffice, sendBack('2021-06-14', '2021-06-20'))).thenRefused('CHECK_BY_SUPERVISOR');
      reported.when(by(supervisor, verify('2021-06-14'))).then({ type: 'completion-verified' });
      // From the day on which it belongs to the group no longer.
      reported.when(by(otherOffice, verify('2021-06-15'))).then({ type: 'completion-verified' });
    });

    it('holds for what the host unit filed as a member, also after it left', () => {
      const reported = hosted.given(by(county(HOST), completeAs(HOST, '2021-06-10')), by(lan, completeAs('lan', '2021-06-11')));
      reported.when(by(office, verify('2021-06-16'))).thenRefused('CHECK_BY_SUPERVISOR');
      const checked = reported.given(by(supervisor, verify('2021-06-16')));
      const check = checked.history.at(-1)!.id;
      checked.when(by(office, correct('2021-06-17', check, { changes: { completedOn: '2021-06-09' } }))).thenRefused('CHECK_BY_SUPERVISOR');
    });
  });

  it('of the day on which the last report falls, not of the day of the report entered last', () => {
    const joined = aMeasure(UNITS.HOST, [of('qing'), of('lan'), of('hong', '2021-06-01')]).given(by(office, { ...registration, units: [unit(GROUP, 'lead')] }));
    const two = joined.given(by(qing, completeAs('qing', '2021-06-10')), by(lan, completeAs('lan', '2021-05-20'), '2021-06-12'));
    expect(milestoneOf(two)).toMatchObject({ status: 'in-progress', claimedOn: null });
    expect(milestoneOf(two.given(by(hong, completeAs('hong', '2021-06-13'))))).toMatchObject({ status: 'reported', reportedOn: '2021-06-13' });
  });

  it('belong to a group to before the day on which they leave it', () => {
    const leaving = [of('qing', '2021-01-01', '2021-06-15')];
    expect([membersOn(leaving, GROUP, '2021-06-14'), membersOn(leaving, GROUP, '2021-06-15')]).toEqual([['qing'], []]);
    const left = aMeasure(UNITS.HOST, [...leaving, of('lan')]).given(by(office, { ...registration, units: [unit(GROUP, 'lead')] }));
    left.when(by(qing, completeAs('qing', '2021-06-15'))).thenRefused('NOT_REPORTING_LEAD');
    expect(milestoneOf(left.given(by(lan, completeAs('lan', '2021-06-15')))).status).toBe('reported');
  });

  it('what a member filed is work on the milestone: no 期初补录 after it', () => {
    const shared = aMeasure(UNITS.HOST, [of('qing')]).given(by(office, { ...registration, units: [unit(UNITS.LEAD, 'lead'), unit(GROUP, 'responsible')] }));
    const filed = shared.given(by(qing, completeAs('qing', '2021-06-10')));
    expect(milestoneOf(filed)).toMatchObject({ status: 'pending', lastReport: null });
    filed.when(by(office, opening('2021-06-11'))).thenRefused('WORKED_ON_ALREADY');
  });
});
