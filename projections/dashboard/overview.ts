import { LIGHT_NAMES, type LightName } from '../../src/measures/light-rules.js';
import type { MilestoneStatus } from '../../src/measures/measure.state.js';
import type { ReadModel } from '../engine/read-model.js';
import type { IndicatorTotals, MeasureTotals, MilestoneTotals, Overview, OverviewQuestion } from './answers.js';
import { at, DAY_ASKED, frameAt, lightOf } from './frame.js';
import type { Standing } from './measure-rows.js';
import type { Trend } from './trend.js';
import { namedMilestones, type MilestoneName } from './milestone-rows.js';

/** Rows of each of the two lists of the overview. */
const LISTED = 20;

/**
 * How many milestones and measures stand where, per indicator, and which are overdue longest or due next? One look at the
 * milestones answers all of it. $3 = days ahead that count as due soon, $4 = plans that count.
 */
const TOTALS = `
  with held as materialized (
    select m.measure, m.milestone, m.place, m.status, ${lightOf('$3::int')} as light, m.due, m.deadline_kind, m.overdue_after,
           m.requested, m.granted, m.refused, case when m.granted > 0 then m.due - m.original_due else 0 end as extension_days
      from ${DAY_ASKED} join read.milestone m on m.days @> asked.day and m.positions @> $2::bigint and m.plan = any($4::text[])
  ), stood as materialized (
    select s.measure, s.indicator_ordinal, s.indicator_name, s.state from read.standing s where ${at('s')} and s.plan = any($4::text[])
  ), measured as (
    select measure, bool_or(light = 'overdue') as overdue, bool_or(light = 'soonDue') as soon, bool_and(due is null and deadline_kind is distinct from 'relative') as undated from held group by measure
  )
  select
    (select json_agg(t) from (
       select s.indicator_ordinal as ordinal, s.indicator_name as name, h.status, h.light, count(*)::int as milestones,
              count(*) filter (where h.due is null and h.deadline_kind is distinct from 'relative')::int as undated,
              sum(h.requested)::int as requested, sum(h.granted)::int as granted, sum(h.refused)::int as refused, sum(h.extension_days)::int as days
         from held h join stood s using (measure)
        group by s.indicator_ordinal, s.indicator_name, h.status, h.light) t) as milestones,
    (select json_agg(t) from (
       select s.indicator_ordinal as ordinal, s.indicator_name as name, s.state, min(d.registered)::int as first, count(*)::int as measures,
              count(*) filter (where m.overdue)::int as overdue, count(*) filter (where m.soon)::int as soon, count(*) filter (where m.undated)::int as undated
         from stood s left join measured m using (measure) join read.measure d on d.measure = s.measure and ${at('d')}
        group by s.indicator_ordinal, s.indicator_name, s.state) t) as measures,
    (select json_agg(t) from (select measure, milestone from held where light = 'overdue' order by overdue_after, measure, place limit ${LISTED}) t) as overdue,
    (select json_agg(t) from (select measure, milestone from held where light = 'soonDue' order by overdue_after, measure, place limit ${LISTED}) t) as "dueSoon"`;

interface Totals {
  milestones: MilestoneGroup[] | null;
  measures: MeasureGroup[] | null;
  overdue: MilestoneName[] | null;
  dueSoon: MilestoneName[] | null;
}

interface MilestoneGroup {
  ordinal: number | null;
  name: string;
  status: MilestoneStatus;
  light: LightName;
  milestones: number;
  undated: number;
  requested: number;
  granted: number;
  refused: number;
  days: number;
}

interface MeasureGroup {
  /** Place in the plan of the first of these measures. */
  first: number;
  ordinal: number | null;
  name: string;
  state: Standing;
  measures: number;
  overdue: number;
  soon: number;
  undated: number;
}

/** How many 督促措施 and 问责处理 are in force, how many were reversed? Never added together (rule 9). One about no measure belongs to every plan. */
const RECORDS = `
  select count(*) filter (where kind = 'chase-up' and not reversed)::int as "chaseUps",
         count(*) filter (where kind = 'accountability' and not reversed)::int as accountability,
         count(*) filter (where reversed)::int as reversed
    from read.record r
   where ${at('r')} and ($3::text is null or r.measure is null or exists (
     select from read.standing s where s.measure = r.measure and ${at('s')} and s.plan = $3))`;

/** The whole first page: totals, lights, extensions, progress per indicator, what is late and due, and the year so far. */
export async function overview(read: ReadModel, year: Trend, question: OverviewQuestion): Promise<Overview> {
  const frame = await frameAt(read, question, question.plan);
  const { day, position, lights, plans } = frame;
  const counted = plans.map(({ id }) => id);
  const values = [day, position, lights.soonDueDays, counted];
  const [[totals], trend, records] = await Promise.all([
    read.rows<Totals>(TOTALS, values),
    year.of(frame),
    read.rows<Overview['accountability']>(RECORDS, [day, position, question.plan]),
  ]);
  const milestones = totals!.milestones ?? [];
  const measures = totals!.measures ?? [];
  const [overdue, dueSoon] = [totals!.overdue ?? [], totals!.dueSoon ?? []];
  const rows = await namedMilestones(read, frame, [...overdue, ...dueSoon]);
  const plan = question.plan === null ? undefined : plans[0];
  return {
    plan: plan ? { id: plan.id, title: plan.title, ends: plan.ends, ended: day > plan.ends } : null,
    measures: measureTotals(measures),
    milestones: milestoneTotals(milestones),
    completionRate: {
      measures: rate(sum(measures, (one) => (one.state === 'done' ? one.measures : 0)), sum(measures, (one) => (one.state === 'terminated' ? 0 : one.measures))),
      milestones: rate(sum(milestones, (one) => (one.status === 'closed' ? one.milestones : 0)), sum(milestones, (one) => (one.status === 'terminated' ? 0 : one.milestones))),
    },
    lights: LIGHT_NAMES.map((name) => ({
      light: lights.lights[name].color, label: lights.lights[name].word,
      milestones: sum(milestones, (one) => (one.light === name ? one.milestones : 0)),
    })),
    extensions: {
      requested: sum(milestones, (one) => one.requested), granted: sum(milestones, (one) => one.granted), refused: sum(milestones, (one) => one.refused),
      open: sum(milestones, (one) => one.requested - one.granted - one.refused), days: sum(milestones, (one) => one.days),
    },
    indicators: indicatorTotals(measures, milestones),
    overdue: rows.slice(0, overdue.length),
    dueSoon: rows.slice(overdue.length),
    trend,
    accountability: records[0]!,
  };
}

function measureTotals(groups: readonly MeasureGroup[]): MeasureTotals {
  const inState = (state: Standing): number => sum(groups, (one) => (one.state === state ? one.measures : 0));
  return {
    total: sum(groups, (one) => one.measures), done: inState('done'), underWay: inState('under-way'), notStarted: inState('not-started'),
    suspended: inState('suspended'), terminated: inState('terminated'), overdue: sum(groups, (one) => one.overdue), dueSoon: sum(groups, (one) => one.soon),
    undated: sum(groups, (one) => (one.state === 'terminated' ? 0 : one.undated)),
  };
}

function milestoneTotals(groups: readonly MilestoneGroup[]): MilestoneTotals {
  const having = (matches: (one: MilestoneGroup) => boolean): number => sum(groups, (one) => (matches(one) ? one.milestones : 0));
  const inStatus = (status: MilestoneStatus): number => having((one) => one.status === status);
  return {
    total: having(() => true), pending: inStatus('pending'), inProgress: inStatus('in-progress'), reported: inStatus('reported'), closed: inStatus('closed'),
    returned: inStatus('returned'), suspended: inStatus('suspended'), terminated: inStatus('terminated'),
    overdue: having((one) => one.light === 'overdue'), dueSoon: having((one) => one.light === 'soonDue'),
    undated: sum(groups, (one) => (one.status === 'terminated' ? 0 : one.undated)), untriggered: having((one) => one.light === 'untriggered'),
  };
}

function indicatorTotals(measures: readonly MeasureGroup[], milestones: readonly MilestoneGroup[]): IndicatorTotals[] {
  const found = new Map<string, IndicatorTotals>();
  const of = ({ ordinal, name }: { ordinal: number | null; name: string }): IndicatorTotals => {
    const key = `${ordinal}\n${name}`;
    const known = found.get(key) ?? { ordinal, name, measures: 0, done: 0, milestones: 0, closed: 0, overdue: 0, dueSoon: 0 };
    found.set(key, known);
    return known;
  };
  // Plan order: many plans do not number their indicators.
  const first = new Map<IndicatorTotals, number>();
  for (const group of measures) {
    const indicator = of(group);
    first.set(indicator, Math.min(group.first, first.get(indicator) ?? Infinity));
    indicator.measures += group.measures;
    if (group.state === 'done') indicator.done += group.measures;
  }
  for (const group of milestones) {
    const indicator = of(group);
    indicator.milestones += group.milestones;
    if (group.status === 'closed') indicator.closed += group.milestones;
    if (group.light === 'overdue') indicator.overdue += group.milestones;
    if (group.light === 'soonDue') indicator.dueSoon += group.milestones;
  }
  return [...found.values()].sort((a, b) => first.get(a)! - first.get(b)!);
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

/** Per cent with one digit, rounded half up, in integers: leaves and answers hold no floats. */
export function rate(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const tenths = Math.floor((part * 2000 + whole) / (2 * whole));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
