import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../src/ledger/roles.js';
import type { GroupMember } from '../../../src/measures/group-members.js';
import { lastClaims } from '../../../src/measures/last-claims.js';
import type { MeasureCommand } from '../../../src/measures/measure.commands.js';
import { measureActions } from '../../../src/measures/measure-actions.js';
import { foldMeasure } from '../../../src/measures/measure.decider.js';
import { hasAcknowledged } from '../../../src/measures/responsibilities.js';
import { aMeasure, by, commands, milestoneOf, office, otherOffice, registration, supervisor, unit, UNITS } from './measure-scenario.js';

const county = (member: string): Actor => ({ account: `a-${member}`, role: 'department-filer', department: member });
const [qing, lan, hong] = ['qing', 'lan', 'hong'].map(county) as [Actor, Actor, Actor];
const { acknowledge, complete, correct, report, request, reassign, verify } = commands;
const of = (group: string, member: string, until: string | null = null): GroupMember => ({ group, member, from: '2021-01-01', until });
const done = (member: string, on: string, fields: Parameters<typeof complete>[1] = {}) => complete(on, { unit: member, ...fields });

describe('a member that left was the last one missing (rule 6)', () => {
  const GROUP = 'counties';
  /** 洪县 leaves on 20 June without having reported. */
  const members = [of(GROUP, 'qing'), of(GROUP, 'lan'), of(GROUP, 'hong', '2021-06-20')];
  const reported = aMeasure(UNITS.HOST, members).given(by(office, { ...registration, units: [unit(GROUP, 'lead')] }))
    .given(by(qing, done('qing', '2021-06-10', { completedOn: '2021-06-08' })), by(lan, done('lan', '2021-06-12')));
  const whole = (on: string, member = '') => ({ type: 'report-group', occurredOn: on, basis: null, milestone: 'm1', unit: member } as const);

  it('any that remains says that all have reported: as of their days, on the day it is said', () => {
    expect(milestoneOf(reported).status).toBe('in-progress');
    reported.when(by(qing, whole('2021-06-19', 'qing'))).thenRefused('MEMBERS_MISSING');
    const said = reported.given(by(qing, whole('2021-06-21', 'qing')));
    expect(said.history.at(-1)).toMatchObject({ type: 'completion-reported', data: { unit: GROUP, memberOf: null, completes: ['qing', 'lan'], completedOn: '2021-06-12' } });
    expect(milestoneOf(said)).toMatchObject({ status: 'reported', claimedOn: '2021-06-12', reportedOn: '2021-06-21', reportedBy: { unit: GROUP } });
    expect(milestoneOf(said).members.map(({ claim }) => claim?.on)).toEqual(['2021-06-10', '2021-06-12']);
    expect(lastClaims(said.history).get('m1')).toMatchObject({ unit: GROUP, on: '2021-06-21', completedOn: '2021-06-12', text: '2个成员单位均已报完成。', source: null });
    said.when(by(office, verify('2021-06-22', { completedOn: '2021-06-12' }))).then({ type: 'completion-verified' });
    said.when(by(lan, whole('2021-06-22', 'lan'))).thenRefused('ALREADY_REPORTED');
  });

  it('or the office, which then does not check it; nobody else', () => {
    const said = reported.given(by(office, whole('2021-06-21')));
    expect(milestoneOf(said).status).toBe('reported');
    said.when(by(office, verify('2021-06-22'))).thenRefused('CHECKER_REPORTED');
    said.when(by(otherOffice, verify('2021-06-22'))).then({ type: 'completion-verified' });
    reported.when(by(hong, whole('2021-06-21', 'hong'))).thenRefused('NOT_MEMBER_OF_GROUP');
    reported.when(by(qing, whole('2021-06-21', 'lan'))).thenRefused('ANOTHER_UNIT');
    reported.when(by(supervisor, whole('2021-06-21'))).thenRefused('ROLE_NOT_ALLOWED');
  });

  it('follows corrections of the members\' own reports, and has none of its own but the day', () => {
    const said = reported.given(by(qing, whole('2021-06-21', 'qing')));
    const [ofLan, ofAll] = said.history.filter(({ type }) => type === 'completion-reported').slice(1).map(({ id }) => id) as [string, string];
    const corrected = said.given(by(lan, correct('2021-06-22', ofLan, { changes: { completedOn: '2021-06-05' } })));
    expect(milestoneOf(corrected)).toMatchObject({ status: 'reported', claimedOn: '2021-06-08', reportedOn: '2021-06-21' });
    said.when(by(qing, correct('2021-06-22', ofAll, { changes: { completedOn: '2021-06-01' } }))).thenRefused('FROM_MEMBERS');
    said.when(by(qing, correct('2021-06-22', ofAll, { correctedDay: '2021-06-19' }))).thenRefused('CORRECTION_BREAKS_HISTORY');
    expect(milestoneOf(said.given(by(qing, correct('2021-06-22', ofAll, { correctedDay: '2021-06-20' }))))).toMatchObject({ reportedOn: '2021-06-20' });
  });

  it('is offered only where it may be said', () => {
    const offered = (actor: Actor, today: string, history = reported.history) => measureActions(foldMeasure(history), { today, actor, hostUnit: null, history, members })
      .filter(({ action, allowed }) => action === 'report-group' && allowed).map(({ milestone }) => milestone);
    expect([offered(qing, '2021-06-19'), offered(qing, '2021-06-21'), offered(office, '2021-06-21'), offered(hong, '2021-06-21')]).toEqual([[], ['m1'], ['m1'], []]);
    const named = aMeasure(UNITS.HOST).given(by(office, registration)).history;
    expect(measureActions(foldMeasure(named), { today: '2021-06-21', actor: office, hostUnit: null, history: named, members: [] }).map(({ action }) => action)).not.toContain('report-group');
  });

  it('a member that joins meanwhile is waited for', () => {
    const later = aMeasure(UNITS.HOST, [...members, { ...of(GROUP, 'new'), from: '2021-06-21' }]).given(by(office, { ...registration, units: [unit(GROUP, 'lead')] }))
      .given(by(qing, done('qing', '2021-06-10')), by(lan, done('lan', '2021-06-12')));
    later.when(by(qing, whole('2021-06-20', 'qing'), '2021-06-22')).then({ type: 'completion-reported' });
    later.when(by(qing, whole('2021-06-21', 'qing'), '2021-06-22')).thenRefused('MEMBERS_MISSING');
  });
});

describe('a unit in two groups that lead a measure', () => {
  const [ZONES, COUNTIES] = ['zones', 'counties'] as const;
  const members = [of(ZONES, 'qing'), of(COUNTIES, 'qing'), of(COUNTIES, 'lan')];
  const measure = aMeasure(UNITS.HOST, members).given(by(office, { ...registration, units: [unit(COUNTIES, 'lead', 1), unit(ZONES, 'lead', 2)] }));

  it('says for which it acts; both are named where it does not', () => {
    const refused = (command: MeasureCommand) => {
      const { message, details } = measure.when(by(qing, command)).thenRefused('GROUP_AMBIGUOUS');
      expect([message, details.groups]).toEqual(['该单位同时是“counties局”和“zones局”的成员，请选择以哪一个的名义办理。', [COUNTIES, ZONES]]);
    };
    refused(acknowledge('2021-05-12', 'qing'));
    refused(report('2021-05-12', { unit: 'qing' }));
    refused(done('qing', '2021-05-12'));
    refused(request('2021-05-12', '2021-08-31', { unit: 'qing' }));
    for (const group of [ZONES, COUNTIES]) {
      measure.when(by(qing, { ...acknowledge('2021-05-12', 'qing'), memberOf: group })).then({ type: 'measure-acknowledged', data: { memberOf: group } });
      measure.when(by(qing, request('2021-05-12', '2021-08-31', { unit: 'qing', memberOf: group }))).then({ type: 'measure-acknowledged', data: { memberOf: group } }, { type: 'extension-requested', data: { memberOf: group } });
    }
    measure.when(by(lan, acknowledge('2021-05-12', 'lan'))).then({ type: 'measure-acknowledged', data: { memberOf: COUNTIES } });
    measure.when(by(lan, { ...acknowledge('2021-05-12', 'lan'), memberOf: ZONES })).thenRefused('NOT_MEMBER_OF_GROUP');
  });

  it('acknowledges and reports for the one and for the other', () => {
    const one = measure.given(by(qing, done('qing', '2021-06-10', { memberOf: COUNTIES })));
    expect([COUNTIES, ZONES].map((group) => hasAcknowledged(foldMeasure(one.history), 'qing', group))).toEqual([true, false]);
    one.when(by(qing, done('qing', '2021-06-11', { memberOf: COUNTIES }))).thenRefused('ALREADY_REPORTED');
    one.when(by(qing, { ...acknowledge('2021-06-11', 'qing'), memberOf: COUNTIES })).thenRefused('ALREADY_ACKNOWLEDGED');
    const both = one.given(by(qing, done('qing', '2021-06-11', { memberOf: ZONES })));
    expect(milestoneOf(both)).toMatchObject({ status: 'reported', reportedBy: { unit: ZONES }, members: [{ group: COUNTIES, claim: { on: '2021-06-10' } }, { group: ZONES, claim: { on: '2021-06-11' } }] });
  });

  it('chooses among those for which it may still act', () => {
    const one = measure.given(by(qing, { ...acknowledge('2021-05-12', 'qing'), memberOf: COUNTIES }));
    const actions = measureActions(foldMeasure(one.history), { today: '2021-06-01', actor: qing, hostUnit: null, history: one.history, members });
    expect(actions.find(({ action }) => action === 'acknowledge')).toMatchObject({ allowed: true, groups: [{ unit: ZONES }] });
    expect(actions.find(({ action }) => action === 'report-progress')).toMatchObject({ allowed: true, groups: [{ unit: COUNTIES, name: 'counties局' }, { unit: ZONES }] });
  });

  it('acts for the group that answers most directly where they stand otherwise, or for the one it names', () => {
    const shared = measure.given(by(office, reassign('2021-05-11', [unit(COUNTIES, 'lead'), unit(ZONES, 'responsible')])));
    shared.when(by(qing, report('2021-05-12', { unit: 'qing' }))).then({ type: 'measure-acknowledged', data: { memberOf: COUNTIES } }, { type: 'progress-reported', data: { memberOf: COUNTIES } });
    shared.when(by(qing, report('2021-05-12', { unit: 'qing', memberOf: ZONES }))).then({ type: 'measure-acknowledged' }, { type: 'progress-reported', data: { memberOf: ZONES } });
  });
});
