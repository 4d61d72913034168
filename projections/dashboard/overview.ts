import { LIGHT_NAMES } from '../../src/measures/light-rules.js';
import type { MilestoneStatus } from '../../src/measures/measure.state.js';
import type { ReadModel } from '../engine/read-model.js';
import type { IndicatorTotals, MeasureTotals, MilestoneTotals, Overview, OverviewQuestion } from './answers.js';
import { at, frameAt } from './frame.js';
import type { Standing } from './measure-rows.js';
import type { OverviewMemory } from './overview-memory.js';
import type { MeasureGroup, MilestoneGroup } from './totals.js';

/** How many 督促措施 and 问责处理 are in force, how many 问责处理 were reversed? Never added together (rule 9). One about no measure belongs to every plan. */
const RECORDS = `
  select count(*) filter (where kind = 'chase-up' and not reversed)::int as "chaseUps",
         count(*) filter (where kind = 'accountability' and not reversed)::int as accountability,
         count(*) filter (where kind = 'accountability' and reversed)::int as reversed
    from read.record r
   where ${at('r')} and ($3::text is null or r.measure is null or exists (
     select from read.standing s where s.measure = r.measure and ${at('s')} and s.plan = $3))`;

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
    indicators: indicatorTotals(measures, milestones),
    overdue: [...overdue],
    dueSoon: [...dueSoon],
    trend: [...trend],
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
