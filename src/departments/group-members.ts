import type { Happening } from '../ledger/decision.js';
import { DomainError } from '../ledger/domain-error.js';
import { chineseDate } from '../ledger/local-date.js';
import { holdsFrom } from './department.evolve.js';
import type { DepartmentState } from './department.state.js';

/** What stands in the ledger of a unit that shall become a member of a group. */
export interface MemberContext extends Pick<DepartmentState, 'department' | 'name' | 'jurisdiction' | 'registeredOn' | 'mergedInto'> {
  /** It is the group itself or has the group among its own members, directly or through others. */
  holdsGroup: boolean;
}

/** @throws DomainError NOT_A_GROUP: only a collective name (各县市区, 成员单位) has members (rule 6) */
export function requireGroup({ class: unitClass, name }: DepartmentState): void {
  if (unitClass === 'unit-group') return;
  throw new DomainError('NOT_A_GROUP', `“${name}”不是成员单位组，不能设成员。确为统称的，请先把它的类别改为“成员单位”。`, 'conflict', { class: unitClass });
}

/** @throws DomainError MEMBER_UNKNOWN, MEMBER_MERGED, MEMBER_OF_OTHER_JURISDICTION, MEMBERSHIP_CYCLE, ALREADY_MEMBER, MEMBERSHIP_BEFORE_EVENT */
export function requireJoining({ member: unit, from: said, occurredOn }: { member: string; from: string | null } & Happening, group: DepartmentState, member: MemberContext | null): void {
  if (!member) throw new DomainError('MEMBER_UNKNOWN', '要加入的单位不在台账中，请先登记该单位。', 'invalid', { member: unit });
  if (member.mergedInto !== null) {
    throw new DomainError('MEMBER_MERGED', `“${member.name}”已并入其他单位，请选择现有的单位。`, 'conflict', { member: unit, mergedInto: member.mergedInto });
  }
  if (member.jurisdiction !== group.jurisdiction) {
    throw new DomainError(
      'MEMBER_OF_OTHER_JURISDICTION', `“${member.name}”属${member.jurisdiction}，“${group.name}”属${group.jurisdiction}，不能互为成员。请选择${group.jurisdiction}的单位。`,
      'invalid', { member: unit, jurisdiction: member.jurisdiction },
    );
  }
  if (member.holdsGroup) {
    if (unit === group.department) throw new DomainError('MEMBERSHIP_CYCLE', `“${member.name}”不能成为自身的成员，请选择其他单位。`, 'conflict', { member: unit });
    throw new DomainError('MEMBERSHIP_CYCLE', `“${member.name}”的成员中已有“${group.name}”，不能再成为它的成员，请选择其他单位。`, 'conflict', { member: unit });
  }
  requireNotBefore(said, occurredOn, '成员起始日期');
  const from = said ?? occurredOn;
  if (!group.members.some((one) => holdsFrom(one, unit, from))) return;
  throw new DomainError('ALREADY_MEMBER', `“${member.name}”自${chineseDate(from)}起已是“${group.name}”的成员。`, 'conflict', { member: unit });
}

/** @throws DomainError NOT_A_MEMBER, MEMBERSHIP_BEFORE_EVENT, LEFT_BEFORE_JOINING */
export function requireLeaving({ member: unit, on, occurredOn }: { member: string; on: string } & Happening, group: DepartmentState): void {
  const held = group.members.find((one) => one.member === unit && one.until === null);
  if (!held) throw new DomainError('NOT_A_MEMBER', `该单位现在不是“${group.name}”的成员，请重新选择。`, 'conflict', { member: unit });
  requireNotBefore(on, occurredOn, '退出日期');
  if (on > held.from) return;
  throw new DomainError(
    'LEFT_BEFORE_JOINING', `退出日期${chineseDate(on)}不晚于成为成员的日期${chineseDate(held.from)}，请改正。`, 'invalid', { notBefore: held.from },
  );
}

/** @throws DomainError GROUP_HAS_MEMBERS where a group with members would become a single unit */
export function requireNoMembersLeft({ class: wanted }: Pick<DepartmentState, 'class'>, { class: before, name, members }: DepartmentState): void {
  const held = members.filter(({ until }) => until === null).length;
  if (before !== 'unit-group' || wanted === before || held === 0) return;
  throw new DomainError('GROUP_HAS_MEMBERS', `“${name}”还有 ${held} 个成员单位，请先办理成员退出，再改类别。`, 'conflict', { members: held });
}

/** A view of day D leaves out what happened after D: a membership that begins or ends before its own event would not be seen there. */
function requireNotBefore(day: string | null, occurredOn: string, label: string): void {
  if (day === null || day >= occurredOn) return;
  throw new DomainError(
    'MEMBERSHIP_BEFORE_EVENT', `${label}${chineseDate(day)}早于发生日期${chineseDate(occurredOn)}。以前的变动，请把发生日期也改为${chineseDate(day)}，按补录入账。`,
    'invalid', { notBefore: occurredOn },
  );
}
