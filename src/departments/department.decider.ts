import type { Static } from 'typebox';
import { requireRole, requireSoundFact, type DecisionContext, type Happening } from '../ledger/decision.js';
import { DomainError } from '../ledger/domain-error.js';
import { chineseDate } from '../ledger/local-date.js';
import {
  DepartmentAliasAdded, DepartmentClassChanged, DepartmentMerged, DepartmentOrderSet, DepartmentRegistered, DepartmentRenamed, GroupMemberAdded, GroupMemberLeft,
  type DepartmentFact,
} from './department.events.js';
import { evolve } from './department.evolve.js';
import type { DepartmentState } from './department.state.js';
import { requireGroup, requireJoining, requireLeaving, requireNoMembersLeft, type MemberContext } from './group-members.js';

export { evolve, initialState } from './department.evolve.js';

export type DepartmentCommand =
  | ({ type: 'register-department' } & Happening & Static<typeof DepartmentRegistered.data>)
  | ({ type: 'add-alias' } & Happening & Static<typeof DepartmentAliasAdded.data>)
  | ({ type: 'rename-department' } & Happening & Static<typeof DepartmentRenamed.data>)
  | ({ type: 'merge-department' } & Happening & Static<typeof DepartmentMerged.data>)
  | ({ type: 'change-class' } & Happening & Static<typeof DepartmentClassChanged.data>)
  | ({ type: 'set-order' } & Happening & Static<typeof DepartmentOrderSet.data>)
  | ({ type: 'add-members'; members: readonly string[] } & Happening & Pick<Static<typeof GroupMemberAdded.data>, 'from'>)
  | ({ type: 'end-membership' } & Happening & Static<typeof GroupMemberLeft.data>);

export interface DepartmentContext extends DecisionContext {
  /** Id of the unit the command is about. */
  department: string;
  /** For a merger: what stands in the ledger of the unit merged into; null where it is unknown or nothing is merged. */
  mergeTarget: Pick<DepartmentState, 'exists' | 'name' | 'mergedInto'> | null;
  /** For new members of a group: what stands in the ledger of them; unknown ones are not there. */
  members?: ReadonlyMap<string, MemberContext>;
}

const FACT_OF = {
  'register-department': DepartmentRegistered, 'add-alias': DepartmentAliasAdded, 'rename-department': DepartmentRenamed, 'merge-department': DepartmentMerged,
  'change-class': DepartmentClassChanged, 'set-order': DepartmentOrderSet, 'end-membership': GroupMemberLeft,
} as const;

/**
 * Accepts a command on a unit, or refuses it. That a name means one unit only is checked across units by the use case (rule 6).
 *
 * @throws DomainError DEPARTMENT_ALREADY_REGISTERED, UNKNOWN_DEPARTMENT, DEPARTMENT_MERGED, ALIAS_KNOWN, NAME_UNCHANGED,
 *   NO_MEMBERS_NAMED, MERGE_INTO_ITSELF, MERGE_TARGET_UNKNOWN, MERGE_TARGET_MERGED, CLASS_UNCHANGED, ORDER_UNCHANGED, DATE_BEFORE_PREDECESSOR,
 *   ROLE_NOT_ALLOWED, and those of group-members.ts
 */
export function decide(command: DepartmentCommand, state: DepartmentState, context: DepartmentContext): DepartmentFact[] {
  requireRole(context.actor, ['office', 'system'], '登记或变更单位');
  if (command.type === 'add-members') return decideMembers(command, state, context);
  const { type: asked, occurredOn, basis, ...data } = command;
  const { type, version } = FACT_OF[asked];
  const fact = { type, version, occurredOn, basis, data } as DepartmentFact;
  requireSoundFact(fact, context.today);
  if (command.type === 'register-department') {
    if (state.exists) throw new DomainError('DEPARTMENT_ALREADY_REGISTERED', `“${state.name}”已经登记。`, 'conflict');
    return [fact];
  }
  requirePresent(state, command);
  switch (command.type) {
    case 'add-alias':
      if (command.alias === state.name || state.aliases.includes(command.alias)) {
        throw new DomainError('ALIAS_KNOWN', `“${command.alias}”已经是${state.name}的名称。`, 'conflict', { alias: command.alias });
      }
      break;
    case 'rename-department':
      if (command.name === state.name) throw new DomainError('NAME_UNCHANGED', `新名称与现名称“${state.name}”相同。`, 'invalid', { name: command.name });
      break;
    case 'merge-department':
      requireMergeTarget(command.into, state, context);
      break;
    case 'change-class':
      if (command.class === state.class && command.rankingGroup === state.rankingGroup) {
        throw new DomainError('CLASS_UNCHANGED', `“${state.name}”的类别和排名分组与现在相同，没有需要调整的内容。`, 'invalid');
      }
      requireNoMembersLeft(command, state);
      break;
    case 'set-order':
      if (command.order === state.order) throw new DomainError('ORDER_UNCHANGED', `“${state.name}”的建制顺序已经是${state.order}。`, 'invalid', { order: state.order });
      break;
    case 'end-membership':
      requireGroup(state);
      requireLeaving(command, state);
  }
  return [fact];
}

/** One fact a member; all or none. */
function decideMembers({ members, from, occurredOn, basis }: Extract<DepartmentCommand, { type: 'add-members' }>, state: DepartmentState, context: DepartmentContext): DepartmentFact[] {
  requirePresent(state, { occurredOn, basis });
  requireGroup(state);
  if (members.length === 0) throw new DomainError('NO_MEMBERS_NAMED', `没有选择要加入“${state.name}”的单位，请至少选择一个。`, 'invalid');
  const facts: DepartmentFact[] = [];
  let group = state;
  for (const member of members) {
    const fact: DepartmentFact = { type: GroupMemberAdded.type, version: GroupMemberAdded.version, occurredOn, basis, data: { member, from } };
    requireSoundFact(fact, context.today);
    requireJoining({ member, from, occurredOn, basis }, group, context.members?.get(member) ?? null);
    facts.push(fact);
    group = evolve(group, { ...fact, stream: '' });
  }
  return facts;
}

function requirePresent(state: DepartmentState, { occurredOn }: Happening): void {
  if (!state.exists) throw new DomainError('UNKNOWN_DEPARTMENT', '台账中没有这个单位，请从单位名录中重新选择。', 'not-found');
  if (state.mergedOn !== null) {
    throw new DomainError('DEPARTMENT_MERGED', `“${state.name}”已于${chineseDate(state.mergedOn)}并入其他单位，请办理并入后的单位。`, 'conflict', { into: state.mergedInto });
  }
  if (occurredOn < state.registeredOn) {
    throw new DomainError(
      'DATE_BEFORE_PREDECESSOR', `发生日期${chineseDate(occurredOn)}早于单位登记的日期${chineseDate(state.registeredOn)}，请改正。`, 'invalid', { notBefore: state.registeredOn },
    );
  }
}

function requireMergeTarget(into: string, state: DepartmentState, { department, mergeTarget }: DepartmentContext): void {
  if (into === department) throw new DomainError('MERGE_INTO_ITSELF', `“${state.name}”不能并入自身，请选择另一个单位。`, 'invalid', { into });
  if (!mergeTarget?.exists) throw new DomainError('MERGE_TARGET_UNKNOWN', '要并入的单位不在台账中，请先登记该单位。', 'invalid', { into });
  if (mergeTarget.mergedInto !== null) {
    throw new DomainError('MERGE_TARGET_MERGED', `“${mergeTarget.name}”已并入其他单位，请选择现有的单位。`, 'conflict', { into, mergedInto: mergeTarget.mergedInto });
  }
}
