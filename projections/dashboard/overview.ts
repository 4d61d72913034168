import { LIGHT_NAMES } from '../../src/measures/light-rules.js';
import type { MilestoneStatus } from '../../src/measures/measure.state.js';
import type { ReadModel } from '../engine/read-model.js';
import type { IndicatorTotals, MeasureTotals, MilestoneTotals, Overview, OverviewQuestion, PlanTotals, Progress } from './answers.js';
import { at, frameAt, type PlanRow } from './frame.js';
import type { Standing } from './measure-rows.js';
import type { OverviewMemory } from './overview-memory.js';
import type { IndicatorOfPlan, MeasureGroup, MilestoneGroup } from './totals.js';

/**
 * How many 督促措施 and 问责处理 are in force, how many 问责处理 were reversed? Never added together (rule 9). $3 = plan, null = all;
 * one about no measure belongs to the plans of the unit's city, and to every plan where none is of its city.
 */
const RECORDS = `
  select count(*) filter (where kind = 'chase-up' and not reversed)::int as "chaseUps",
         count(*) filter (where kind = 'accountability' and not reversed)::int as accountability,
         count(*) filter (where kind = 'accountability' and reversed)::int as reversed
    from read.record r
   where ${at('r')} and ($3::text is null
      or exists (select from read.standing s where s.measure = r.measure and ${at('s')} and s.plan = $3)
      or r.measure is null and coalesce((
        select bool_or(p.plan = $3) from read.department u join read.plan p using (jurisdiction)
         where u.unit = r.unit and ${at('u')} and ${at('p')} and not p.voided), true))`;

/** The whole first page: totals, lights, extensions, progress per indicator, what is late and due, and the year so far. */
export async function overview(read: ReadModel, memory: OverviewMemory, question: OverviewQuestion): Promise<Overview> {
  const frame = await frameAt(read, question, question.plan);
  const { day, position, lights, plans } = frame;
  const [{ totals, trend, overdue, dueSoon }, records] = await Promise.all([
    memory.countedAt(frame),
    read.rows<Overview['accountability']>(RECORDS, [day, position, question.plan]),
  ]);
  const { milestones, measures } = totals;
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
    plans: planTotals(plans, measures, milestones),
    indicators: indicatorTotals(plans, measures, milestones),
    overdue: [...overdue],
    dueSoon: [...dueSoon],
    trend: [...trend],
    accountability: records[0]!,
  };
}

function measureTotals(groups: readonly MeasureGroup[]): MeasureTotals {
  const inState = (state: Standing): number => sum(groups, (one) => (one.state === state ? one.measures : 0));
  return {
    total: sum(groups, (one) => one.measures), numbered: sum(groups, (one) => one.measures - one.mainText), mainText: sum(groups, (one) => one.mainText), done: inState('done'), underWay: inState('under-way'), notStarted: inState('not-started'),
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

type Counts = Progress & { first: number };

/** Progress of each of the things `of` tells apart, with the place where the first of its measures was taken in. */
function progressOf(measures: readonly MeasureGroup[], milestones: readonly MilestoneGroup[], of: (group: IndicatorOfPlan) => string): Map<string, Counts> {
  const found = new Map<string, Counts>();
  const at = (group: IndicatorOfPlan): Counts => {
    const known = found.get(of(group)) ?? { first: Infinity, measures: 0, done: 0, milestones: 0, closed: 0, overdue: 0, dueSoon: 0 };
    found.set(of(group), known);
    return known;
  };
  for (const group of measures) {
    const counts = at(group);
    counts.first = Math.min(counts.first, group.first);
    counts.measures += group.measures;
    if (group.state === 'done') counts.done += group.measures;
  }
  for (const group of milestones) {
    const counts = at(group);
    counts.milestones += group.milestones;
    if (group.status === 'closed') counts.closed += group.milestones;
    if (group.light === 'overdue') counts.overdue += group.milestones;
    if (group.light === 'soonDue') counts.dueSoon += group.milestones;
  }
  return found;
}

/** Plan by plan as plans are listed; in a plan as its text goes, for many plans do not number their indicators. */
function indicatorTotals(plans: readonly PlanRow[], measures: readonly MeasureGroup[], milestones: readonly MilestoneGroup[]): IndicatorTotals[] {
  const keyOf = ({ plan, ordinal, name }: IndicatorOfPlan): string => JSON.stringify([plan, ordinal, name]);
  const place = new Map(plans.map(({ id }, index) => [id, index]));
  return [...progressOf(measures, milestones, keyOf)]
    .map(([key, counts]) => ({ key: JSON.parse(key) as [string, number | null, string], counts }))
    .sort((a, b) => place.get(a.key[0])! - place.get(b.key[0])! || a.counts.first - b.counts.first)
    .map(({ key: [plan, ordinal, name], counts: { first: _first, ...progress } }) => ({ plan, ordinal, name, ...progress }));
}

function planTotals(plans: readonly PlanRow[], measures: readonly MeasureGroup[], milestones: readonly MilestoneGroup[]): PlanTotals[] {
  const found = progressOf(measures, milestones, ({ plan }) => plan);
  return plans.map(({ id }) => {
    const { first: _first, ...progress } = found.get(id) ?? { first: 0, measures: 0, done: 0, milestones: 0, closed: 0, overdue: 0, dueSoon: 0 };
    return { plan: id, ...progress };
  });
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

/** Per cent with one digit, rounded half up, in integers: leaves and answers hold no floats. */
function rate(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const tenths = Math.floor((part * 2000 + whole) / (2 * whole));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
