import type { LocalDate } from '../../src/ledger/fact.js';
import type { ReadModel } from '../engine/read-model.js';
import { at, lightOf, type Frame } from './frame.js';
import type { TaskSource } from './memberships.js';
import { overdueOf, type MilestoneRecord } from './milestone-rows.js';

type Part = Pick<MilestoneRecord, 'measure' | 'milestone' | 'status' | 'light' | 'days_overdue' | 'waited_days' | 'reported_late_days' | 'extensions'>
  & { due: LocalDate | null; completed_on: LocalDate | null };

/**
 * Where does a unit stand otherwise than the group as a member of which it leads a measure (rule 6)? $4 the unit and those merged into it,
 * $5 its groups. Not where it leads itself, nor where several of its groups do: there it is shown what they are.
 */
const PARTS = `
  select p.measure, p.milestone, p.status, ${lightOf('$3::int', 'p')} as light, ${overdueOf('p')}, p.extensions, p.due::text, p.completed_on::text
    from read.member_part p
   where p.member = any($4::text[]) and p.unit_group = any($5::text[]) and ${at('p')}
     and not exists (
       select from read.responsibility r
        where r.measure = p.measure and r.role = 'lead' and r.unit <> p.unit_group and (r.unit = any($4::text[]) or r.unit = any($5::text[])) and ${at('r')})`;

/** Milestones as they stand for a unit for itself. */
export async function asOwn<M extends MilestoneRecord>(read: ReadModel, { day, position, lights }: Frame, sources: readonly TaskSource[], records: readonly M[]): Promise<M[]> {
  const named = (isGroup: boolean): string[] => sources.filter((one) => one.isGroup === isGroup).map(({ unit }) => unit);
  const groups = named(true);
  if (groups.length === 0 || records.length === 0) return [...records];
  const parts = await read.rows<Part>(PARTS, [day, position, lights.soonDueDays, named(false), groups]);
  const own = new Map(parts.map((one) => [`${one.measure}\n${one.milestone}`, one]));
  return records.map((one) => ({ ...one, ...own.get(`${one.measure}\n${one.milestone}`) }));
}
