import type { ReadModel } from '../engine/read-model.js';
import type { MilestoneRow, OverviewQuestion } from './answers.js';
import { at, DAY_ASKED, frameAt, lightOf } from './frame.js';
import { MILESTONE_COLUMNS, MILESTONE_JOINS, milestoneRow, rolesOf, type MilestoneRecord } from './milestone-rows.js';
import { textOrder } from './text-order.js';

/** A unit and one under which its tasks are shown: itself, and the units it was merged into. */
export interface UnitOwner {
  unit: string;
  owner: string;
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

/** What has each unit on its hands? A measure it leads does not count as shared as well. $5/$6: unit and owner, pairwise. */
const WORKLOADS = `
  with held as (
    select m.measure, count(*) as milestones, count(*) filter (where m.status = 'closed') as closed,
           count(*) filter (where ${lightOf('$3::int')} = 'overdue') as overdue, count(*) filter (where ${lightOf('$3::int')} = 'soonDue') as soon,
           sum(m.extensions) as extensions
      from ${DAY_ASKED} join read.milestone m on m.days @> asked.day and m.positions @> $2::bigint and m.plan = any($4::text[])
     group by m.measure
  ), owned as (
    select o.owner, r.measure, bool_or(r.role = 'lead') as led
      from read.responsibility r join unnest($5::text[], $6::text[]) as o (unit, owner) on o.unit = r.unit
     where ${at('r')}
     group by o.owner, r.measure
  )
  select owner as unit, count(*) filter (where led)::int as led, count(*) filter (where not led)::int as shared,
         coalesce(sum(milestones) filter (where led), 0)::int as milestones, coalesce(sum(closed) filter (where led), 0)::int as closed,
         coalesce(sum(overdue) filter (where led), 0)::int as overdue, coalesce(sum(soon) filter (where led), 0)::int as "dueSoon",
         coalesce(sum(extensions) filter (where led), 0)::int as extensions
    from owned join held using (measure)
   group by owner`;

export async function workloads(read: ReadModel, question: OverviewQuestion, owners: readonly UnitOwner[]): Promise<Workload[]> {
  const { day, position, lights, plans } = await frameAt(read, question, question.plan);
  return read.rows<Workload>(WORKLOADS, [
    day, position, lights.soonDueDays, plans.map(({ id }) => id), owners.map(({ unit }) => unit), owners.map(({ owner }) => owner),
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

export async function milestonesOfUnits(read: ReadModel, question: OverviewQuestion, units: readonly string[]): Promise<UnitMilestone[]> {
  const frame = await frameAt(read, question, question.plan);
  const { day, position, lights, plans } = frame;
  const records = await read.rows<MilestoneRecord & { led: boolean }>(OF_UNITS, [day, position, lights.soonDueDays, plans.map(({ id }) => id), [...units]]);
  const roles = await rolesOf(read, frame, [...new Set(records.map(({ measure }) => measure))]);
  return records.map((one) => ({ ...milestoneRow(one, roles.get(one.measure)?.lead ?? [], frame), led: one.led }));
}
