import { describe, expect, it } from '@jest/globals';
import { decide, evolve, initialState, type DepartmentCommand } from '../../../src/departments/department.decider.js';
import type { DepartmentEvent } from '../../../src/departments/department.events.js';
import type { Actor } from '../../../src/ledger/roles.js';
import { by, Scenario, type Act } from '../../support/given-when-then.js';

const office: Actor = { account: 'a-office', role: 'office', department: null };

const register: DepartmentCommand = {
  type: 'register-department', occurredOn: '2021-05-10', basis: null, jurisdiction: '示例市', name: '市发展改革委', aliases: ['市发改委'], class: 'government', order: 10, rankingGroup: null,
};
const alias = (on: string, name: string): DepartmentCommand => ({ type: 'add-alias', occurredOn: on, basis: null, alias: name });
const rename = (on: string, name: string): DepartmentCommand => ({ type: 'rename-department', occurredOn: on, basis: null, name, reason: '机构改革' });
const merge = (on: string, into: string): DepartmentCommand => ({ type: 'merge-department', occurredOn: on, basis: null, into, reason: '机构改革' });

const targets: Record<string, { exists: boolean; name: string; mergedInto: string | null }> = {
  other: { exists: true, name: '市工信局', mergedInto: null }, gone: { exists: true, name: '市经信委', mergedInto: 'other' },
};
const none = new Scenario<DepartmentCommand, DepartmentEvent>('department-1', ({ actor, command, today }: Act<DepartmentCommand>, history) =>
  decide(command, history.reduce(evolve, initialState), {
    today, actor, department: '1', mergeTarget: command.type === 'merge-department' ? (targets[command.into] ?? null) : null,
  }));
const unit = none.given(by(office, register));
const stateOf = ({ history }: typeof unit) => history.reduce(evolve, initialState);

describe('units (rule 6)', () => {
  it('rule 6: a unit is registered once, by the office or an import', () => {
    unit.when(by(office, register)).thenRefused('DEPARTMENT_ALREADY_REGISTERED');
    none.when(by({ ...office, role: 'administrator' }, register)).thenRefused('ROLE_NOT_ALLOWED');
    none.when(by(office, alias('2021-06-01', '发改委'))).thenRefused('UNKNOWN_DEPARTMENT');
    none.when(by(office, { ...register, class: '局' as 'government' })).thenRefused('FACT_INVALID');
  });

  it('rule 6: several names mean one unit', () => {
    expect(stateOf(unit.given(by(office, alias('2021-06-01', '发改委')))).aliases).toEqual(['市发改委', '发改委']);
    unit.when(by(office, alias('2021-06-01', '市发改委'))).thenRefused('ALIAS_KNOWN');
    unit.when(by(office, alias('2021-06-01', '市发展改革委'))).thenRefused('ALIAS_KNOWN');
    unit.when(by(office, alias('2021-05-09', '发改委'), '2021-06-01')).thenRefused('DATE_BEFORE_PREDECESSOR');
  });

  it('rule 6: renamed, the former name still means it', () => {
    expect(stateOf(unit.given(by(office, rename('2021-06-01', '市发改局'))))).toMatchObject({ name: '市发改局', aliases: ['市发改委', '市发展改革委'] });
    expect(stateOf(unit.given(by(office, rename('2021-06-01', '市发改委'))))).toMatchObject({ name: '市发改委', aliases: ['市发展改革委'] });
    unit.when(by(office, rename('2021-06-01', '市发展改革委'))).thenRefused('NAME_UNCHANGED');
  });

  it('rule 6: merged into another unit that stands, never into itself; then it takes no more', () => {
    unit.when(by(office, merge('2021-06-01', '1'))).thenRefused('MERGE_INTO_ITSELF');
    unit.when(by(office, merge('2021-06-01', 'gone'))).thenRefused('MERGE_TARGET_MERGED');
    unit.when(by(office, merge('2021-06-01', 'nowhere'))).thenRefused('MERGE_TARGET_UNKNOWN');
    const merged = unit.given(by(office, merge('2021-06-01', 'other')));
    expect(stateOf(merged)).toMatchObject({ mergedInto: 'other', mergedOn: '2021-06-01' });
    merged.when(by(office, merge('2021-06-02', 'other'))).thenRefused('DEPARTMENT_MERGED');
    merged.when(by(office, rename('2021-06-02', '市发改局'))).thenRefused('DEPARTMENT_MERGED');
  });
});
