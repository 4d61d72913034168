import { describe, expect, it } from '@jest/globals';
import { decide, type DepartmentCommand } from '../../../src/departments/department.decider.js';
import { evolve, initialState } from '../../../src/departments/department.evolve.js';
import type { DepartmentEvent } from '../../../src/departments/department.events.js';
import type { MemberContext } from '../../../src/departments/group-members.js';
import type { Actor } from '../../../src/ledger/roles.js';
import { by, Scenario, type Act } from '../../support/given-when-then.js';

const office: Actor = { account: 'a-office', role: 'office', department: null };

const known = (department: string, more: Partial<MemberContext> = {}): MemberContext => ({
  department, name: `示例${department}县`, jurisdiction: '示例市', registeredOn: '2021-01-01', mergedInto: null, holdsGroup: false, ...more,
});
const units: Record<string, MemberContext> = {
  east: known('east'), west: known('west'), gone: known('gone', { mergedInto: 'east' }), elsewhere: known('elsewhere', { jurisdiction: '另一市' }),
  group: known('group', { holdsGroup: true }), upper: known('upper', { holdsGroup: true }),
};
const none = new Scenario<DepartmentCommand, DepartmentEvent>('department-group', ({ actor, command, today }: Act<DepartmentCommand>, history) =>
  decide(command, history.reduce(evolve, initialState), {
    today, actor, department: 'group', mergeTarget: null, members: new Map(Object.entries(units)),
  }));
const register = (unitClass: 'unit-group' | 'government'): DepartmentCommand => ({
  type: 'register-department', occurredOn: '2021-05-10', basis: null, jurisdiction: '示例市', name: '各县市区', aliases: [], class: unitClass, order: 10, rankingGroup: null,
});
const group = none.given(by(office, register('unit-group')));
const join = (occurredOn: string, member: string, from: string | null = null): DepartmentCommand => ({ type: 'add-members', occurredOn, basis: null, members: [member], from });
const leave = (occurredOn: string, member: string, on = occurredOn): DepartmentCommand => ({ type: 'end-membership', occurredOn, basis: null, member, on });
const change = (unitClass: 'unit-group' | 'government' | 'county', rankingGroup: string | null): DepartmentCommand => ({
  type: 'change-class', occurredOn: '2021-06-01', basis: null, class: unitClass, rankingGroup, reason: '机构改革',
});
const stateOf = ({ history }: { history: readonly DepartmentEvent[] }) => history.reduce(evolve, initialState);

describe('groups with dated members (rule 6)', () => {
  it('a unit becomes a member on the day it happened, or on a later one', () => {
    group.when(by(office, join('2021-06-01', 'east'))).then({ type: 'group-member-added', occurredOn: '2021-06-01', data: { member: 'east', from: null } });
    expect(stateOf(group.given(by(office, join('2021-06-01', 'east')), by(office, join('2021-06-02', 'west', '2021-07-01')))).members).toEqual([
      { member: 'east', from: '2021-06-01', until: null }, { member: 'west', from: '2021-07-01', until: null },
    ]);
    group.when(by(office, join('2021-06-02', 'west', '2021-06-01'))).thenRefused('MEMBERSHIP_BEFORE_EVENT');
    group.when(by(office, join('2021-05-09', 'west'), '2021-06-01')).thenRefused('DATE_BEFORE_PREDECESSOR');
  });

  it('several units become members at once, all or none', () => {
    const both = (...members: string[]): DepartmentCommand => ({ ...join('2021-06-01', ''), members } as DepartmentCommand);
    group.when(by(office, both('east', 'west'))).then({ type: 'group-member-added', data: { member: 'east' } }, { type: 'group-member-added', data: { member: 'west' } });
    group.when(by(office, both())).thenRefused('NO_MEMBERS_NAMED');
    group.when(by(office, both('east', 'gone'))).thenRefused('MEMBER_MERGED');
    group.when(by(office, both('east', 'east'))).thenRefused('ALREADY_MEMBER');
  });

  it('a member leaves, and may come back', () => {
    const left = group.given(by(office, join('2021-06-01', 'east')), by(office, leave('2021-08-01', 'east')));
    expect(stateOf(left).members).toEqual([{ member: 'east', from: '2021-06-01', until: '2021-08-01' }]);
    left.when(by(office, leave('2021-08-02', 'east'))).thenRefused('NOT_A_MEMBER');
    expect(stateOf(left.given(by(office, join('2021-09-01', 'east')))).members).toEqual([
      { member: 'east', from: '2021-06-01', until: '2021-08-01' }, { member: 'east', from: '2021-09-01', until: null },
    ]);
    left.when(by(office, join('2021-07-01', 'east'), '2021-09-01')).thenRefused('ALREADY_MEMBER');
    group.given(by(office, join('2021-06-01', 'east'))).when(by(office, leave('2021-06-01', 'east'))).thenRefused('LEFT_BEFORE_JOINING');
    group.given(by(office, join('2021-06-01', 'east'))).when(by(office, leave('2021-07-02', 'east', '2021-07-01'))).thenRefused('MEMBERSHIP_BEFORE_EVENT');
  });

  it('only a group has members, and only units of its own jurisdiction that stand, never in a circle', () => {
    none.given(by(office, register('government'))).when(by(office, join('2021-06-01', 'east'))).thenRefused('NOT_A_GROUP');
    none.given(by(office, register('government'))).when(by(office, leave('2021-06-01', 'east'))).thenRefused('NOT_A_GROUP');
    group.when(by(office, join('2021-06-01', 'nowhere'))).thenRefused('MEMBER_UNKNOWN');
    group.when(by(office, join('2021-06-01', 'gone'))).thenRefused('MEMBER_MERGED');
    group.when(by(office, join('2021-06-01', 'elsewhere'))).thenRefused('MEMBER_OF_OTHER_JURISDICTION');
    expect(group.when(by(office, join('2021-06-01', 'group'))).thenRefused('MEMBERSHIP_CYCLE').message).toContain('自身');
    group.when(by(office, join('2021-06-01', 'upper'))).thenRefused('MEMBERSHIP_CYCLE');
    group.given(by(office, join('2021-06-01', 'east'))).when(by(office, join('2021-06-02', 'east'))).thenRefused('ALREADY_MEMBER');
    group.when(by({ ...office, role: 'department-filer', department: 'east' }, join('2021-06-01', 'east'))).thenRefused('ROLE_NOT_ALLOWED');
  });

  it('a group with members stays a group', () => {
    group.given(by(office, join('2021-06-01', 'east'))).when(by(office, change('county', null))).thenRefused('GROUP_HAS_MEMBERS');
    expect(stateOf(group.given(by(office, change('county', '县市区')))).class).toBe('county');
    const emptied = group.given(by(office, join('2021-05-11', 'east')), by(office, leave('2021-05-12', 'east')));
    emptied.when(by(office, change('county', null))).then({ type: 'department-class-changed' });
  });

  it('every order of its events folds', () => {
    const { history } = group.given(by(office, join('2021-06-01', 'east')), by(office, leave('2021-08-01', 'east')), by(office, change('unit-group', '县市区')));
    for (const order of [[3, 2, 1, 0], [0, 2, 1, 3], [2, 0, 3, 1], [0, 1, 1, 2]]) {
      expect(() => order.map((place) => history[place]!).reduce(evolve, initialState)).not.toThrow();
    }
  });
});

describe('class, ranking group and official order (rule 6)', () => {
  it('class and ranking group change together, with a reason', () => {
    expect(stateOf(group.given(by(office, change('unit-group', '县市区'))))).toMatchObject({ class: 'unit-group', rankingGroup: '县市区' });
    group.when(by(office, change('unit-group', null))).thenRefused('CLASS_UNCHANGED');
    group.when(by(office, { ...change('government', null), reason: '' } as DepartmentCommand)).thenRefused('FACT_INVALID');
  });

  it('the official order is set anew', () => {
    const order = (value: number): DepartmentCommand => ({ type: 'set-order', occurredOn: '2021-06-01', basis: null, order: value });
    expect(stateOf(group.given(by(office, order(25)))).order).toBe(25);
    group.when(by(office, order(10))).thenRefused('ORDER_UNCHANGED');
    group.when(by(office, order(1.5))).thenRefused('FACT_INVALID');
  });
});
