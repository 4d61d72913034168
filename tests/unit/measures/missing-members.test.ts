import { describe, expect, it } from '@jest/globals';
import { historyAsOf } from '../../../src/ledger/as-of.js';
import type { Actor } from '../../../src/ledger/roles.js';
import { missingMembers, type GroupMember } from '../../../src/measures/group-members.js';
import { lastClaims } from '../../../src/measures/last-claims.js';
import { measureActions } from '../../../src/measures/measure-actions.js';
import { decide, evolve, foldMeasure, initialState } from '../../../src/measures/measure.decider.js';
import { Scenario, type Act } from '../../support/given-when-then.js';
import { aMeasure, by, commands, milestoneOf, office, otherOffice, registration, unit, UNITS } from './measure-scenario.js';
import type { MeasureCommand } from '../../../src/measures/measure.commands.js';
import type { MeasureEvent } from '../../../src/measures/measure.events.js';

const GROUP = 'counties';
const of = (member: string, from = '2021-01-01', until: string | null = null): GroupMember => ({ group: GROUP, member, from, until });
const county = (member: string): Actor => ({ account: `a-${member}`, role: 'department-filer', department: member });
const [qing, lan, hong, xin] = ['qing', 'lan', 'hong', 'xin'].map(county) as [Actor, Actor, Actor, Actor];
const { complete, report, sendBack, verify } = commands;
const done = (member: string, on: string, completedOn = on) => complete(on, { unit: member, completedOn });

type Ledger = Scenario<MeasureCommand, MeasureEvent>;
const both = [of('qing'), of('lan')];
/** Reported on 12 June by the members known then. */
const reported = aMeasure(UNITS.HOST, both).given(by(office, { ...registration, units: [unit(GROUP, 'lead')] }))
  .given(by(qing, done('qing', '2021-06-10')), by(lan, done('lan', '2021-06-12')));
/** The same history once these are known to belong to the group too. */
const knowing = ({ history }: Ledger, ...more: GroupMember[]): Ledger => new Scenario<MeasureCommand, MeasureEvent>('measure-1', ({ actor, command, today }: Act<MeasureCommand>, known) =>
  decide(command, foldMeasure(known), { today, actor, hostUnit: UNITS.HOST, history: known, members: [...both, ...more] }), history);

describe('a member that is entered as one after its group was reported (rule 6)', () => {
  const behind = knowing(reported, of('hong', '2021-06-01'));

  it('is missing, and the group is not closed over it', () => {
    expect(missingMembers(milestoneOf(behind), [...both, of('hong', '2021-06-01')], GROUP)).toEqual(['hong']);
    expect(behind.when(by(office, verify('2021-06-15'))).thenRefused('MEMBERS_MISSING').details).toEqual({ milestone: 'm1', missing: ['hong'] });
    behind.when(by(office, sendBack('2021-06-15', '2021-06-30'))).then({ type: 'completion-returned' });
  });

  it('reports its part, and the group is done with it', () => {
    behind.when(by(qing, done('qing', '2021-06-15'))).thenRefused('ALREADY_REPORTED');
    const all = behind.given(by(hong, done('hong', '2021-06-15', '2021-06-14')));
    expect(all.history.at(-1)).toMatchObject({ type: 'completion-reported', data: { unit: 'hong', completes: ['qing', 'lan', 'hong'] } });
    expect(milestoneOf(all)).toMatchObject({ status: 'reported', reportedOn: '2021-06-15', claimedOn: '2021-06-14', rollUp: { members: ['qing', 'lan', 'hong'] } });
    expect(lastClaims(all.history).get('m1')).toMatchObject({ unit: GROUP, completedOn: '2021-06-14', text: '3个成员单位均已报完成。' });
    all.when(by(hong, done('hong', '2021-06-16'))).thenRefused('ALREADY_REPORTED');
    all.when(by(otherOffice, verify('2021-06-16'))).then({ type: 'completion-verified' });
  });

  it('reports it also for a day before the others did: read by day, the group is done with the last of them', () => {
    const all = behind.given(by(hong, done('hong', '2021-06-05'), '2021-06-15'));
    const asOf = (day: string) => historyAsOf(all.history, day).reduce(evolve, initialState).milestones[0];
    expect([asOf('2021-06-11'), asOf('2021-06-12')]).toMatchObject([{ status: 'in-progress' }, { status: 'reported', reportedOn: '2021-06-12', rollUp: { members: ['qing', 'lan', 'hong'] } }]);
    expect(milestoneOf(all)).toMatchObject({ status: 'reported', reportedOn: '2021-06-12' });
    expect(lastClaims(historyAsOf(all.history)).get('m1')).toMatchObject({ on: '2021-06-12', text: '3个成员单位均已报完成。' });
  });

  it('may be entered for by the office, with a source', () => {
    const all = behind.given(by(office, complete('2021-06-15', { unit: 'hong', enteredFor: { source: '来电' } })));
    all.when(by(office, verify('2021-06-16'))).thenRefused('CHECKER_REPORTED');
    all.when(by(otherOffice, verify('2021-06-16'))).then({ type: 'completion-verified' });
  });

  it('is waited for with any that joined before it reports', () => {
    const two = knowing(reported, of('hong', '2021-06-01'), of('xin', '2021-06-14'));
    two.when(by(xin, done('xin', '2021-06-15'))).thenRefused('ALREADY_REPORTED');
    const one = two.given(by(hong, done('hong', '2021-06-15')));
    expect(one.when(by(office, verify('2021-06-16'))).thenRefused('MEMBERS_MISSING').details).toMatchObject({ missing: ['xin'] });
    const all = one.given(by(xin, done('xin', '2021-06-16')));
    all.when(by(office, verify('2021-06-16'))).then({ type: 'completion-verified' });
  });

  it('has no part where it joined after that day: it neither reports nor holds the check up', () => {
    const later = knowing(reported, of('hong', '2021-06-13'));
    later.when(by(hong, done('hong', '2021-06-15'))).thenRefused('ALREADY_REPORTED');
    later.when(by(office, verify('2021-06-15'))).then({ type: 'completion-verified' });
    // It may go on saying what it does.
    later.when(by(hong, report('2021-06-15', { unit: 'hong' }))).then({ type: 'measure-acknowledged' }, { type: 'progress-reported' });
  });

  it('does not move what the office reported for the group with a source: that is closed as it said', () => {
    const said = knowing(aMeasure(UNITS.HOST, both).given(by(office, { ...registration, units: [unit(GROUP, 'lead')] }))
      .given(by(qing, done('qing', '2021-06-10')), by(office, complete('2021-06-12', { unit: GROUP, enteredFor: { source: '汇总表' } }))), of('hong', '2021-06-01'));
    said.when(by(otherOffice, verify('2021-06-15'))).then({ type: 'completion-verified' });
    const all = said.given(by(lan, done('lan', '2021-06-14')), by(hong, done('hong', '2021-06-15')));
    expect(milestoneOf(all)).toMatchObject({ status: 'reported', reportedOn: '2021-06-12', reportedBy: { account: office.account }, rollUp: null });
    all.when(by(office, verify('2021-06-16'))).thenRefused('CHECKER_REPORTED');
  });

  it('is offered its report, and the office told why it may not close', () => {
    const offered = (actor: Actor, action: string) => measureActions(foldMeasure(behind.history), { today: '2021-06-15', actor, hostUnit: UNITS.HOST, history: behind.history, members: [...both, of('hong', '2021-06-01')] })
      .find((one) => one.action === action && one.milestone === 'm1');
    expect(offered(hong, 'report-completion')).toMatchObject({ allowed: true });
    expect(offered(qing, 'report-completion')).toMatchObject({ allowed: false });
    expect(offered(office, 'verify-completion')).toMatchObject({ allowed: false, reason: expect.stringContaining('尚有1个没有报完成') });
  });
});
