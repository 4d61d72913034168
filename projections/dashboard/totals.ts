import type { LocalDate } from '../../src/ledger/fact.js';
import type { LightName } from '../../src/measures/light-rules.js';
import type { MilestoneStatus } from '../../src/measures/measure.state.js';
import type { ReadModel } from '../engine/read-model.js';
import { at, DAY_ASKED, lightOf, type Frame } from './frame.js';
import type { Standing } from './measure-rows.js';
import type { MilestoneName } from './milestone-rows.js';
import { recounted } from './recount.js';

/** Rows of each list: more than are shown, so that a recount of some measures seldom runs out of them. */
const LISTED = 60;

/**
 * How many milestones and measures stand where, per plan and indicator, and which are overdue longest or due next? One look at the
 * milestones answers all of it. $3 = days ahead that count as due soon, $4 = plans that count, $5 = measures, null = all.
 */
const TOTALS = `
  with held as materialized (
    select m.measure, m.milestone, m.place, m.status, ${lightOf('$3::int')} as light, m.due, m.deadline_kind, m.overdue_after,
           m.requested, m.granted, m.refused, m.extension_days
      from ${DAY_ASKED} join read.milestone m on m.days @> asked.day and m.positions @> $2::bigint and m.plan = any($4::text[])
     where $5::text[] is null or m.measure = any($5::text[])
  ), stood as materialized (
    select s.measure, s.plan, s.indicator_ordinal, s.indicator_name, s.state, s.main_text
      from read.standing s where ${at('s')} and s.plan = any($4::text[]) and ($5::text[] is null or s.measure = any($5::text[]))
  ), measured as (
    select measure, bool_or(light = 'overdue') as overdue, bool_or(light = 'soonDue') as soon, bool_and(due is null and deadline_kind is distinct from 'relative') as undated from held group by measure
  )
  select
    (select json_agg(t) from (
       select s.plan, s.indicator_ordinal as ordinal, s.indicator_name as name, h.status, h.light, count(*)::int as milestones,
              count(*) filter (where h.due is null and h.deadline_kind is distinct from 'relative')::int as undated,
              sum(h.requested)::int as requested, sum(h.granted)::int as granted, sum(h.refused)::int as refused, sum(h.extension_days)::int as days
         from held h join stood s using (measure)
        group by s.plan, s.indicator_ordinal, s.indicator_name, h.status, h.light) t) as milestones,
    (select json_agg(t) from (
       select s.plan, s.indicator_ordinal as ordinal, s.indicator_name as name, s.state, min(d.registered)::int as first, count(*)::int as measures, count(*) filter (where s.main_text)::int as "mainText",
              count(*) filter (where m.overdue)::int as overdue, count(*) filter (where m.soon)::int as soon, count(*) filter (where m.undated)::int as undated
         from stood s left join measured m using (measure) join read.measure d on d.measure = s.measure and ${at('d')}
        group by s.plan, s.indicator_ordinal, s.indicator_name, s.state) t) as measures,
    (select json_agg(t) from (
       select measure, milestone, place, overdue_after as "after" from held where light = 'overdue' order by overdue_after, measure collate "C", place limit ${LISTED}) t) as overdue,
    (select json_agg(t) from (
       select measure, milestone, place, overdue_after as "after" from held where light = 'soonDue' order by overdue_after, measure collate "C", place limit ${LISTED}) t) as "dueSoon"`;

/** Indicators of several plans may share a name: each is counted for its plan. */
export interface IndicatorOfPlan {
  plan: string;
  ordinal: number | null;
  name: string;
}

export interface MilestoneGroup extends IndicatorOfPlan {
  status: MilestoneStatus;
  light: LightName;
  milestones: number;
  undated: number;
  requested: number;
  granted: number;
  refused: number;
  days: number;
}

export interface MeasureGroup extends IndicatorOfPlan {
  /** Place in the plan of the first of these measures. */
  first: number;
  state: Standing;
  measures: number;
  /** Of these, duties of the main text. */
  mainText: number;
  overdue: number;
  soon: number;
  undated: number;
}

interface Listed extends MilestoneName {
  place: number;
  after: LocalDate;
}

/** The first milestones of a list, in its order. */
interface List {
  rows: readonly Listed[];
  /** What comes after this one is not known; null: there is nothing. */
  knownTo: Listed | null;
}

/** Sums over measures: those of some measures can be taken out and counted again. */
export interface Totals {
  milestones: readonly MilestoneGroup[];
  measures: readonly MeasureGroup[];
  overdue: List;
  dueSoon: List;
}

/** @param measures null: all that count */
export async function totalsAt(read: ReadModel, { day, position, lights, plans }: Frame, measures: readonly string[] | null): Promise<Totals> {
  type Found = { [K in 'milestones' | 'measures']: Totals[K] | null } & Record<'overdue' | 'dueSoon', Listed[] | null>;
  const [found] = await read.rows<Found>(TOTALS, [day, position, lights.soonDueDays, plans.map(({ id }) => id), measures]);
  return { milestones: found!.milestones ?? [], measures: found!.measures ?? [], overdue: listOf(found!.overdue), dueSoon: listOf(found!.dueSoon) };
}

/** The totals where these measures stood as in `before` and stand as in `after`. */
export function recountTotals(totals: Totals, measures: ReadonlySet<string>, before: Totals, after: Totals): Totals {
  const stateOf = ({ plan, ordinal, name, state }: MeasureGroup): string => [plan, ordinal, name, state].join('\n');
  const firstAfter = new Map(after.measures.map((group) => [stateOf(group), group.first]));
  return {
    milestones: recounted(totals.milestones, before.milestones, after.milestones,
      ({ plan, ordinal, name, status, light }) => [plan, ordinal, name, status, light].join('\n'), ['milestones', 'undated', 'requested', 'granted', 'refused', 'days'])
      .filter(({ milestones }) => milestones > 0),
    // A first measure that left its group is still one of the indicator: only the first of all groups of an indicator is asked for.
    measures: recounted(totals.measures, before.measures, after.measures, stateOf, ['measures', 'mainText', 'overdue', 'soon', 'undated'])
      .filter((group) => group.measures > 0)
      .map((group) => ({ ...group, first: Math.min(group.first, firstAfter.get(stateOf(group)) ?? group.first) })),
    overdue: relisted(totals.overdue, measures, after.overdue),
    dueSoon: relisted(totals.dueSoon, measures, after.dueSoon),
  };
}

/** The first `length` of a list, or null where a recount has left too few to know. */
export function firstOf({ rows, knownTo }: List, length: number): readonly MilestoneName[] | null {
  return rows.length >= length || knownTo === null ? rows.slice(0, length) : null;
}

function listOf(rows: Listed[] | null): List {
  return { rows: rows ?? [], knownTo: rows?.length === LISTED ? rows[LISTED - 1]! : null };
}

/** Both lists are cut: what comes after the earlier end of the two is not known, whoever held it. */
function relisted({ rows, knownTo }: List, measures: ReadonlySet<string>, after: List): List {
  const end = knownTo && after.knownTo ? [knownTo, after.knownTo].sort(inListOrder)[0]! : (knownTo ?? after.knownTo);
  const all = [...rows.filter(({ measure }) => !measures.has(measure)), ...after.rows];
  return { rows: all.filter((one) => end === null || inListOrder(one, end) <= 0).sort(inListOrder), knownTo: end };
}

function inListOrder(one: Listed, other: Listed): number {
  if (one.after !== other.after) return one.after < other.after ? -1 : 1;
  if (one.measure !== other.measure) return one.measure < other.measure ? -1 : 1;
  return one.place - other.place;
}
