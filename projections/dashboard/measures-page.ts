import { LIGHT_NAMES, type LightName } from '../../src/measures/light-rules.js';
import type { ReadModel } from '../engine/read-model.js';
import type { AsOf } from '../engine/as-of.js';
import type { MeasureRow, MeasuresPage, MeasuresQuestion, OverviewQuestion, UnitMeasure, UnitName } from './answers.js';
import { at, DAY_ASKED, frameAt, lightOf, type Frame } from './frame.js';
import { asOwn } from './member-parts.js';
import { memberships, taskSources, type TaskSource } from './memberships.js';
import { MILESTONE_COLUMNS, MILESTONE_JOINS, milestoneRow, rolesOf, type MilestoneRecord } from './milestone-rows.js';
import { departments } from './names.js';
import { textOrder } from './text-order.js';

/** Lights from the one that needs most attention; a measure shows its milestones' first in this order. */
const BY_URGENCY: readonly LightName[] = ['overdue', 'soonDue', 'awaitingCheck', 'onCourse', 'untriggered', 'undated', 'suspended', 'closed', 'terminated'];
const URGENCY = `array_position(array[${BY_URGENCY.map((name) => `'${name}'`).join(', ')}], light)`;

/** What may come before the order of the text; among equals that order decides. */
const ORDERS = {
  due: 'g.next_due',
  extensions: 'g.extensions',
  light: 'g.urgency',
} as const;

/**
 * Which measures match, in which order? $3 due soon, $4 plans, $5 indicator by name or ordinal, $6 units, $7 role, $8 status, $9 light colours' names,
 * $10 part of a text, $11 state of the measure, $12 deadline of a milestone. What is asked of milestones ($8, $9, $12) one and the
 * same milestone must meet.
 */
const matching = (first: string): string => `
  with held as materialized (
    select m.measure, m.milestone, m.place, m.status, m.extensions, m.due, m.deadline_kind, ${lightOf('$3::int')} as light
      from ${DAY_ASKED} join read.milestone m on m.days @> asked.day and m.positions @> $2::bigint and m.plan = any($4::text[])
  ), judged as (
    select *, ($8::text is null or status = $8) and ($9::text[] is null or light = any($9))
           and ($12::text is distinct from 'undated' or due is null and deadline_kind is distinct from 'relative' and status <> 'terminated')
           and ($12::text is distinct from 'undated-open' or light = 'undated')
           and ($12::text is distinct from 'untriggered' or light = 'untriggered') as meets
      from held
  ), grouped as (
    select measure, min(${URGENCY}) as urgency, sum(extensions)::int as extensions, count(*)::int as milestones,
           array_agg(milestone order by place) filter (where meets) as matching,
           min(due) filter (where status not in ('closed', 'terminated')) as next_due
      from judged
     group by measure
    having bool_or(meets)
       and ($11::text is distinct from 'undated' or bool_and(due is null and deadline_kind is distinct from 'relative') and bool_or(status <> 'terminated'))
  )
  select d.measure, g.milestones, g.matching
    from read.measure d join grouped g using (measure)
   where ${at('d')} and d.plan = any($4::text[])
     and ($5::text is null or d.indicator_name = $5 or d.indicator_ordinal::text = $5)
     and ($6::text[] is null and $7::text is null or exists (
       select from read.responsibility r
        where r.measure = d.measure and ${at('r')} and ($6::text[] is null or r.unit = any($6)) and ($7::text is null or r.role = $7)))
     and ($11::text is distinct from 'units-incomplete' or d.units_incomplete)
     and ($11::text is null or $11 in ('undated', 'units-incomplete') or exists (
       select from read.standing s where s.measure = d.measure and ${at('s')} and s.state = $11))
     and ($10::text is null or strpos(lower(d.title || ' ' || d.cite), $10) > 0 or exists (
       select from read.responsibility r left join read.department u on u.unit = r.unit and ${at('u')}
        where r.measure = d.measure and ${at('r')} and strpos(lower(coalesce(u.name, '') || ' ' || r.printed_name), $10) > 0))
   order by ${first} ${textOrder('$4')}`;

interface Match {
  measure: string;
  milestones: number;
  matching: string[];
}

/** The work ledger: measures that match, a page of them with their milestones and units. */
export async function measuresPage(read: ReadModel, question: MeasuresQuestion): Promise<MeasuresPage> {
  const { day, position, page = 1, pageSize = 20 } = question;
  const frame = await frameAt(read, question, question.plan);
  const colours = question.light ? LIGHT_NAMES.filter((name) => frame.lights.lights[name].color === question.light) : null;
  const { sort = 'number', order = 'asc' } = question;
  const sources = question.unit === undefined ? null : await sourcesOf(read, question.unit, question);
  const matches = await read.rows<Match>(matching(sort === 'number' ? '' : `${ORDERS[sort]} ${order} nulls last,`), [
    day, position, frame.lights.soonDueDays, frame.plans.map(({ id }) => id), question.indicator ?? null, sources?.map(({ unit }) => unit) ?? null, question.role ?? null,
    question.status ?? null, colours, question.q?.trim().toLowerCase() || null, question.state ?? null, question.deadline ?? null,
  ]);
  if (sort === 'number' && order === 'desc') matches.reverse();
  const shown = matches.slice((page - 1) * pageSize, page * pageSize);
  const matchingOf = new Map(shown.map(({ measure, matching }) => [measure, matching]));
  const rows = await measureRows(read, frame, shown.map(({ measure }) => measure));
  return {
    items: rows.map((row) => ({ ...row, via: viaOf(row, sources ?? []), matching: matchingOf.get(row.measure) ?? [] })),
    total: matches.length,
    totalMilestones: matches.reduce((total, { milestones }) => total + milestones, 0),
    matchingMilestones: matches.reduce((total, { matching }) => total + matching.length, 0),
    page,
    pageSize,
  };
}

const MILESTONES = `
  select ${MILESTONE_COLUMNS} from read.milestone m ${MILESTONE_JOINS}
   where m.measure = any($4::text[]) and ${at('m')}
   order by m.place`;

const MEASURES = `
  select d.measure, d.plan, d.number, d.title, d.cite, d.indicator_ordinal, d.indicator_name, d.units_incomplete, s.state = 'done' as done
    from read.measure d join read.standing s using (measure)
   where d.measure = any($3::text[]) and ${at('d')} and ${at('s')}`;

interface MeasureRecord {
  measure: string;
  plan: string;
  number: number | null;
  title: string;
  cite: string;
  indicator_ordinal: number | null;
  indicator_name: string;
  units_incomplete: boolean;
  done: boolean;
}

/** The rows of these measures, in the order asked; with `sources`, as they stand for the unit whose tasks they are. */
async function measureRows(read: ReadModel, frame: Frame, measures: readonly string[], sources: readonly TaskSource[] = []): Promise<MeasureRow[]> {
  if (measures.length === 0) return [];
  const { day, position, lights } = frame;
  const [found, whole, roles] = await Promise.all([
    read.rows<MeasureRecord>(MEASURES, [day, position, measures]),
    read.rows<MilestoneRecord>(MILESTONES, [day, position, lights.soonDueDays, measures]),
    rolesOf(read, frame, measures),
  ]);
  const milestones = await asOwn(read, frame, sources, whole);
  const byMeasure = new Map(found.map((one) => [one.measure, one]));
  return measures.flatMap((measure) => {
    const one = byMeasure.get(measure);
    return one ? [measureRow(one, milestones.filter((milestone) => milestone.measure === measure), roles.get(measure)!, frame)] : [];
  });
}

function measureRow(one: MeasureRecord, milestones: MilestoneRecord[], roles: Pick<MeasureRow, 'lead' | 'responsible' | 'supporting'>, frame: Frame): MeasureRow {
  const light = BY_URGENCY.find((name) => milestones.some((milestone) => milestone.light === name)) ?? 'undated';
  const due = milestones.flatMap((each) => (each.status !== 'closed' && each.status !== 'terminated' && each.due ? [each.due] : [])).sort()[0] ?? null;
  return {
    measure: one.measure, plan: one.plan, cite: one.cite, indicator: { ordinal: one.indicator_ordinal, name: one.indicator_name },
    number: one.number, title: one.title, ...roles, unitsIncomplete: one.units_incomplete,
    milestones: milestones.map((each) => milestoneRow(each, roles.lead, frame)),
    light: frame.lights.lights[light].color, lightLabel: frame.lights.lights[light].word, done: one.done, due,
    extensions: milestones.reduce((total, each) => total + each.extensions, 0),
  };
}

const UNITS_INCOMPLETE = `
  select count(*)::int as measures from read.measure d where ${at('d')} and d.plan = any($3::text[]) and d.units_incomplete`;

/** Of how many measures does nobody know all units yet (未列全, rule 6)? */
export async function unitsIncomplete(read: ReadModel, question: OverviewQuestion): Promise<number> {
  const { day, position, plans } = await frameAt(read, question, question.plan);
  return (await read.rows<{ measures: number }>(UNITS_INCOMPLETE, [day, position, plans.map(({ id }) => id)]))[0]!.measures;
}

/** One measure at (D, P), or null where it is not known there. */
export async function measureAt(read: ReadModel, measure: string, asOf: AsOf): Promise<MeasureRow | null> {
  const frame = await frameAt(read, asOf, null);
  return (await measureRows(read, frame, [measure]))[0] ?? null;
}

const OF_UNITS = `
  select d.measure from read.measure d
   where ${at('d')} and d.plan = any($3::text[])
     and exists (select from read.responsibility r where r.measure = d.measure and r.unit = any($4::text[]) and ${at('r')})
   order by ${textOrder('$3')}`;

/** What a unit leads, shares or supports, in plan order; also as a member of a group or in place of a unit merged into it. */
export async function measuresOfUnit(read: ReadModel, sources: readonly TaskSource[], question: OverviewQuestion): Promise<UnitMeasure[]> {
  const frame = await frameAt(read, question, question.plan);
  const units = sources.map(({ unit }) => unit);
  const found = await read.rows<{ measure: string }>(OF_UNITS, [frame.day, frame.position, frame.plans.map(({ id }) => id), units]);
  const rows = await measureRows(read, frame, found.map(({ measure }) => measure), sources);
  return rows.map((row) => ({ ...row, via: viaOf(row, sources) }));
}

async function sourcesOf(read: ReadModel, unit: string, asOf: AsOf): Promise<TaskSource[]> {
  const [all, members] = await Promise.all([departments(read, asOf), memberships(read, asOf)]);
  return taskSources(unit, asOf, all, members);
}

/** The groups through which it is the unit's; none where the unit itself is named. */
function viaOf({ lead, responsible, supporting }: MeasureRow, sources: readonly TaskSource[]): UnitName[] {
  const named = [...lead, ...responsible, ...supporting];
  const isNamed = ({ unit }: TaskSource): boolean => named.some((one) => one.unit === unit);
  if (sources.some((one) => !one.isGroup && isNamed(one))) return [];
  return sources.filter(isNamed).map(({ unit }) => named.find((one) => one.unit === unit)!);
}
