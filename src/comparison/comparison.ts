import type { ComparedMilestone, MeasureMaterial } from '../../projections/plan-comparison/answers.js';
import type { LocalDate } from '../ledger/fact.js';
import type { LINK_KINDS } from '../measures/measure.events.js';
import { compareDeadlines, type DeadlineComparison } from './compare-deadlines.js';
import { compareTargets, type TargetComparison } from './compare-targets.js';

/** A measure as it stands on one side of the table. */
export interface ComparedSide {
  measure: string;
  cite: string;
  title: string;
  indicator: { ordinal: number | null; name: string };
  /** The dates and targets its plan sets. */
  milestones: ComparedMilestone[];
}

/** linked: to measures of this provincial plan; none: reviewed, there is no counterpart; open: nobody has looked at it yet. */
export type LinkState = 'linked' | 'none' | 'open';

export interface ComparisonRow extends ComparedSide {
  state: LinkState;
  how: (typeof LINK_KINDS)[number] | null;
  linkedOn: LocalDate | null;
  provincial: ComparedSide[];
  /** Null where it is not linked. */
  deadline: DeadlineComparison | null;
  /** Pairs of targets for the same thing; those that are the same too. */
  targets: TargetComparison[];
}

/** Totals of the whole comparison, whatever is filtered (rule 1: each with its denominator). */
export interface Coverage {
  city: { measures: number; linked: number; none: number; open: number };
  province: { measures: number; covered: number; uncovered: number };
  /** Of the linked city measures. */
  later: number;
  withoutDate: number;
  targetsDiffer: number;
  lessStrict: number;
}

export interface Comparison {
  rows: ComparisonRow[];
  /** Measures of the province that no city measure implements. */
  uncovered: ComparedSide[];
  coverage: Coverage;
}

/** Sets the measures of a city's plan beside those of the province's that they are linked to. */
export function comparePlans(city: readonly MeasureMaterial[], province: readonly MeasureMaterial[]): Comparison {
  const provincial = new Map(province.map((one) => [one.measure, one]));
  const rows = city.map((one) => comparisonRow(one, provincial));
  const covered = new Set(rows.flatMap((row) => row.provincial.map(({ measure }) => measure)));
  const uncovered = province.filter(({ measure }) => !covered.has(measure)).map(side);
  const count = (which: (row: ComparisonRow) => boolean): number => rows.filter(which).length;
  return {
    rows, uncovered,
    coverage: {
      city: { measures: rows.length, linked: count(({ state }) => state === 'linked'), none: count(({ state }) => state === 'none'), open: count(({ state }) => state === 'open') },
      province: { measures: province.length, covered: province.length - uncovered.length, uncovered: uncovered.length },
      later: count(isLater), withoutDate: count(lacksDate),
      targetsDiffer: count(hasOtherTargets), lessStrict: count(({ targets }) => targets.some(({ verdict }) => verdict === 'province-stricter')),
    },
  };
}

export const isLater = ({ deadline }: ComparisonRow): boolean => deadline?.verdict === 'later';
export const lacksDate = ({ deadline }: ComparisonRow): boolean => deadline?.verdict === 'city-undated';
export const hasOtherTargets = ({ targets }: ComparisonRow): boolean => targets.some(({ verdict }) => verdict === 'city-stricter' || verdict === 'province-stricter');

function comparisonRow(one: MeasureMaterial, province: ReadonlyMap<string, MeasureMaterial>): ComparisonRow {
  const linked = (one.link?.to ?? []).flatMap((measure) => province.get(measure) ?? []);
  // A link to another plan says nothing about this one.
  const state = linked.length > 0 ? 'linked' : one.link?.how === 'none' ? 'none' : 'open';
  const asked = linked.flatMap(({ milestones }) => milestones);
  const targets = (milestones: readonly ComparedMilestone[]) => milestones.flatMap((milestone) => milestone.targets);
  return {
    ...side(one), state,
    how: state === 'open' ? null : one.link!.how, linkedOn: state === 'open' ? null : one.link!.setOn,
    provincial: linked.map(side),
    deadline: state === 'linked' ? compareDeadlines(one.milestones, asked) : null,
    targets: state === 'linked' ? compareTargets(targets(one.milestones), targets(asked)) : [],
  };
}

const side = ({ measure, cite, title, indicator, milestones }: MeasureMaterial): ComparedSide => ({ measure, cite, title, indicator, milestones });
