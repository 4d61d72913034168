import type { DepartmentRow } from '../dashboard/answers.js';
import type { MembershipRow } from '../dashboard/memberships.js';
import type { MemberName } from './answers.js';
import { pinyinInitials } from './pinyin-initials.js';

/** Whether a unit bears a name, other names included, that holds a text or whose pinyin initials do; no text: every unit. */
export function isNamed({ name, aliases }: Pick<DepartmentRow, 'name' | 'aliases'>, asked: string | undefined): boolean {
  const wanted = asked?.trim().toLowerCase();
  if (!wanted) return true;
  return [name, ...aliases].some((one) => one.toLowerCase().includes(wanted) || pinyinInitials(one).includes(wanted));
}

/** Who belongs to a group, in official order, and which groups a unit belongs to. */
export function membershipsOf(
  unit: string, all: readonly DepartmentRow[], among: readonly MembershipRow[],
): { members: MemberName[]; memberOf: MemberName[] } {
  const named = (wanted: (one: MembershipRow) => string | null): MemberName[] => all.flatMap(({ unit: other, name }) =>
    among.filter((one) => wanted(one) === other).map(({ from, until }) => ({ unit: other, name, from, until })));
  return {
    members: named(({ group, member }) => (group === unit ? member : null)),
    memberOf: named(({ group, member }) => (member === unit ? group : null)),
  };
}
