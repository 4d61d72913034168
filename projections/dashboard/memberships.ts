import type { LocalDate } from '../../src/ledger/fact.js';
import type { AsOf } from '../engine/as-of.js';
import type { ReadModel } from '../engine/read-model.js';
import type { DepartmentRow } from './answers.js';
import { at } from './frame.js';

/** A member of a unit group (各县市区), from its first day to before `until`. */
export interface MembershipRow {
  group: string;
  member: string;
  from: LocalDate;
  until: LocalDate | null;
}

/** Whose memberships have not ended on D? Those that begin later are there too. */
const MEMBERSHIPS = `
  select unit_group as "group", member, begins::text as "from", ends::text as until
    from read.membership m where ${at('m')} and (ends is null or ends > $1::date)
   order by begins, id`;

export function memberships(read: ReadModel, { day, position }: AsOf): Promise<MembershipRow[]> {
  return read.rows<MembershipRow>(MEMBERSHIPS, [day, position]);
}

/** A unit whose tasks another has too. */
export interface TaskSource {
  unit: string;
  /** The other is a member of this group; else it is this unit, or this one was merged into it. */
  isGroup: boolean;
}

/** Which units' tasks a unit has on a day: its own, those of units merged into it, and those of the groups it is a member of (rule 6). */
export function taskSources(unit: string, { day }: Pick<AsOf, 'day'>, all: readonly Pick<DepartmentRow, 'unit' | 'mergedInto'>[], members: readonly MembershipRow[]): TaskSource[] {
  const own = unitsUnder(unit, all);
  const found = new Set(own);
  for (const one of found) {
    for (const { group, member, from } of members) if (member === one && from <= day) for (const each of unitsUnder(group, all)) found.add(each);
  }
  return [...found].map((one) => ({ unit: one, isGroup: !own.includes(one) }));
}

/** The unit and every unit merged into it, directly or through others. */
export function unitsUnder(unit: string, all: readonly Pick<DepartmentRow, 'unit' | 'mergedInto'>[]): string[] {
  const found = [unit];
  for (const one of found) for (const { unit: merged, mergedInto } of all) if (mergedInto === one && !found.includes(merged)) found.push(merged);
  return found;
}
