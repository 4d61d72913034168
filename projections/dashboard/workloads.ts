import type { ReadModel } from '../engine/read-model.js';
import type { MilestoneRow, OverviewQuestion } from './answers.js';
import { at, DAY_ASKED, frameAt, lightOf } from './frame.js';
import { asOwn } from './member-parts.js';
import type { TaskSource } from './memberships.js';
import { MILESTONE_COLUMNS, MILESTONE_JOINS, milestoneRow, rolesOf, type MilestoneRecord } from './milestone-rows.js';
import { textOrder } from './text-order.js';

/** A unit and one under which its tasks are shown: itself, the units it was merged into, the members of a group. */
export interface UnitOwner {
  unit: string;
  owner: string;
  isGroup: boolean;
}

/** Measures led and shared; milestones of the measures led. */
export interface Workload {
  unit: string;
  led: number;
  shared: number;
  milestones: number;
  closed: number;
  overdue: number;
  dueSoon: number;
  extensions: number;
}

/** What has each unit on its hands? A measure it leads does not count as shared as well. $5/$6/$7: unit, owner, and whether the unit is a group of the owner's, row by row. */
const WORKLOADS = `
  with held as (
    select m.measure, count(*) as milestones, count(*) filter (where m.status = 'closed') as closed,
           count(*) filter (where ${lightOf('$3::int')} = 'overdue') as overdue, count(*) filter (where ${lightOf('$3::int')} = 'soonDue') as soon,
           sum(m.extensions) as extensions
      from ${DAY_ASKED} join read.milestone m on m.days @> asked.day and m.positions @> $2::bigint and m.plan = any($4::text[])
     group by m.measure
  ), owned as (
    select o.owner, r.measure, bool_or(r.role = 'lead') as led, count(*) filter (where r.role = 'lead') = 1 as led_once
      from read.responsibility r join unnest($5::text[], $6::text[]) as o (unit, owner) on o.unit = r.unit
     where ${at('r')}
     group by o.owner, r.measure
  ), parted as (
    -- By how much the part of a member counts otherwise than what its group has on its hands; see member-parts.ts.
    select o.owner, p.measure, sum((${lightOf('$3::int', 'p')} = 'overdue')::int - (${lightOf('$3::int')} = 'overdue')::int) as overdue,
           sum((${lightOf('$3::int', 'p')} = 'soonDue')::int - (${lightOf('$3::int')} = 'soonDue')::int) as soon, sum(p.extensions - m.extensions) as extensions
      from read.member_part p
      join unnest($5::text[], $6::text[], $7::boolean[]) as o (unit, owner, is_group) on o.unit = p.member and not o.is_group
      join unnest($5::text[], $6::text[], $7::boolean[]) as g (unit, owner, is_group) on g.unit = p.unit_group and g.owner = o.owner and g.is_group
      join read.milestone m on m.measure = p.measure and m.milestone = p.milestone and ${at('m')}
     where ${at('p')}
     group by o.owner, p.measure
  )
  select owned.owner as unit, count(*) filter (where led)::int as led, count(*) filter (where not led)::int as shared,
         coalesce(sum(milestones) filter (where led), 0)::int as milestones, coalesce(sum(closed) filter (where led), 0)::int as closed,
         coalesce(sum(held.overdue + coalesce(parted.overdue, 0)) filter (where led), 0)::int as overdue,
         coalesce(sum(held.soon + coalesce(parted.soon, 0)) filter (where led), 0)::int as "dueSoon",
         coalesce(sum(held.extensions + coalesce(parted.extensions, 0)) filter (where led), 0)::int as extensions
    from owned join held using (measure)
    left join parted on parted.owner = owned.owner and parted.measure = owned.measure and led_once
   group by owned.owner`;

export async function workloads(read: ReadModel, question: OverviewQuestion, owners: readonly UnitOwner[]): Promise<Workload[]> {
  const { day, position, lights, plans } = await frameAt(read, question, question.plan);
  return read.rows<Workload>(WORKLOADS, [
    day, position, lights.soonDueDays, plans.map(({ id }) => id), owners.map(({ unit }) => unit), owners.map(({ owner }) => owner), owners.map(({ isGroup }) => isGroup),
  ]);
}

/** A milestone with how the units asked about stand to its measure. */
export interface UnitMilestone extends MilestoneRow {
  led: boolean;
}

const OF_UNITS = `
  with mine as (
    select r.measure, bool_or(r.role = 'lead') as led from read.responsibility r where r.unit = any($5::text[]) and ${at('r')} group by r.measure
  )
  select ${MILESTONE_COLUMNS}, mine.led
    from mine join read.milestone m on m.measure = mine.measure and ${at('m')} and m.plan = any($4::text[]) ${MILESTONE_JOINS}
   order by ${textOrder('$4')}, m.place`;

/** Of what is a unit's as a member of a group, as it stands for the unit itself. */
export async function milestonesOfUnits(read: ReadModel, question: OverviewQuestion, sources: readonly TaskSource[]): Promise<UnitMilestone[]> {
  const frame = await frameAt(read, question, question.plan);
  const { day, position, lights, plans } = frame;
  const found = await read.rows<MilestoneRecord & { led: boolean }>(OF_UNITS, [day, position, lights.soonDueDays, plans.map(({ id }) => id), sources.map(({ unit }) => unit)]);
  const records = await asOwn(read, frame, sources, found);
  const roles = await rolesOf(read, frame, [...new Set(records.map(({ measure }) => measure))]);
  return records.map((one) => ({ ...milestoneRow(one, roles.get(one.measure)?.lead ?? [], frame), led: one.led }));
}
