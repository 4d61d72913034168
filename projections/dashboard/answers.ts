import type { LocalDate } from '../../src/ledger/fact.js';
import type { MilestoneStatus } from '../../src/measures/measure.state.js';
import type { AsOf } from '../engine/as-of.js';

/** Shapes of what the dashboard answers; names are those in force on day D. Days of a total are counted in calendar days. */
export type Light = 'red' | 'yellow' | 'green' | 'blue' | 'grey';

export interface UnitName {
  unit: string;
  name: string;
}

/** One tracked unit (时间节点): a milestone, or one occurrence of a recurring one. */
export interface MilestoneRow {
  measure: string;
  plan: string;
  milestone: string;
  occurrence: string | null;
  cite: string;
  title: string;
  label: string;
  indicator: { ordinal: number | null; name: string };
  lead: UnitName[];
  /** Due date set first; an edition of the plan may have replaced it (rule 4). */
  firstDue: LocalDate | null;
  originalDue: LocalDate | null;
  due: LocalDate | null;
  extensions: number;
  status: MilestoneStatus;
  statusLabel: string;
  light: Light;
  lightLabel: string;
  daysOverdue: number | null;
  /** Days of waiting for the check that are not counted in `daysOverdue` (rule 3); 0 where it is not overdue. */
  waitedDays: number;
  /** Days after the due date on which a completion in time was reported; null where it was not reported late. */
  reportedLateDays: number | null;
  daysLeft: number | null;
  completedOn: LocalDate | null;
  reworkLimit: LocalDate | null;
  reworkOverdue: boolean;
  requestOpen: boolean;
}

/** Every measure stands in exactly one of done, underWay, notStarted, suspended, terminated; overdue, dueSoon and undated cut across them. */
export interface MeasureTotals {
  total: number;
  /** Of the total, measures that the plan numbers. */
  numbered: number;
  /** Of the total, duties of the plan's main text (正文任务). */
  mainText: number;
  done: number;
  underWay: number;
  notStarted: number;
  suspended: number;
  terminated: number;
  overdue: number;
  dueSoon: number;
  undated: number;
}

/** Every tracked unit stands in exactly one of the seven states; overdue, dueSoon, undated and untriggered cut across them. */
export interface MilestoneTotals {
  total: number;
  pending: number;
  inProgress: number;
  reported: number;
  closed: number;
  returned: number;
  suspended: number;
  terminated: number;
  overdue: number;
  dueSoon: number;
  undated: number;
  untriggered: number;
}

export interface TrendPoint {
  /** `2021-05` */
  month: string;
  /** Last day of the month, or day D in its month. */
  day: LocalDate;
  measuresDone: number;
  milestonesClosed: number;
  milestonesDue: number;
  overdue: number;
}

/** How far something is: measures and those done; milestones, those closed, overdue and due soon. */
export interface Progress {
  measures: number;
  done: number;
  milestones: number;
  closed: number;
  overdue: number;
  dueSoon: number;
}

/** One indicator of one plan: several plans may have indicators of the same name. */
export interface IndicatorTotals extends Progress {
  plan: string;
  ordinal: number | null;
  name: string;
}

export interface PlanTotals extends Progress {
  plan: string;
}

export interface PlanInForce {
  id: string;
  title: string;
  shortTitle: string;
  jurisdiction: string;
  year: number;
  issued: LocalDate | null;
  ends: LocalDate;
  /** Day from which it stands in the ledger, under whatever name. */
  since: LocalDate;
  /** Day D lies after the last day of the plan (计划期已结束). */
  ended: boolean;
  measures: number;
}

export interface Overview {
  /** Null where all plans together were asked for. */
  plan: { id: string; title: string; ends: LocalDate; ended: boolean } | null;
  measures: MeasureTotals;
  milestones: MilestoneTotals;
  /** Per cent with one digit as decimal strings; terminated ones are out of the denominator; null where it is 0. */
  completionRate: { measures: string | null; milestones: string | null };
  lights: { light: Light; label: string; milestones: number }[];
  extensions: { requested: number; granted: number; refused: number; open: number; days: number };
  /** Plans that count here, in the order plans are listed. */
  plans: PlanTotals[];
  /** Plan by plan, each in the order of its text. */
  indicators: IndicatorTotals[];
  overdue: MilestoneRow[];
  dueSoon: MilestoneRow[];
  trend: TrendPoint[];
  accountability: { chaseUps: number; accountability: number; reversed: number };
}

export interface MeasureRow {
  measure: string;
  plan: string;
  cite: string;
  indicator: { ordinal: number | null; name: string };
  number: number | null;
  title: string;
  lead: UnitName[];
  responsible: UnitName[];
  supporting: UnitName[];
  /** 未列全 (rule 6): further units are named by 等 only, until the office names them. */
  unitsIncomplete: boolean;
  milestones: MilestoneRow[];
  light: Light;
  lightLabel: string;
  done: boolean;
  /** Nearest due date of its open milestones. */
  due: LocalDate | null;
  extensions: number;
}

/** A measure of one unit. */
export interface UnitMeasure extends MeasureRow {
  /** Groups as whose member the unit has it (经由“各县市区”, rule 6); empty where it is named itself. */
  via: UnitName[];
}

/** A measure that matches, and which of its milestones meet what was asked of milestones; all where nothing was. `via` is empty where no unit was asked for. */
export interface MatchingMeasure extends UnitMeasure {
  matching: string[];
}

export interface MeasuresPage {
  items: MatchingMeasure[];
  total: number;
  totalMilestones: number;
  matchingMilestones: number;
  page: number;
  pageSize: number;
}

export interface OverviewQuestion extends AsOf {
  /** Plan id, or null for every plan that is not voided. */
  plan: string | null;
}

/** Where a measure as a whole stands, as the totals of the overview count it; `units-incomplete` (未列全) cuts across them. */
export const MEASURE_STATES = ['done', 'under-way', 'not-started', 'suspended', 'terminated', 'undated', 'units-incomplete'] as const;
export type MeasureStateFilter = (typeof MEASURE_STATES)[number];

export interface MeasuresQuestion extends OverviewQuestion {
  /** Name of an indicator, or its ordinal: many plans do not number them. */
  indicator?: string | undefined;
  /** Also what it has as a member of a group, or took over from a unit merged into it. */
  unit?: string | undefined;
  role?: 'lead' | 'responsible' | 'supporting' | undefined;
  status?: MilestoneStatus | undefined;
  light?: Light | undefined;
  state?: MeasureStateFilter | undefined;
  /** Deadline of at least one milestone; `undated-open`: none, and neither closed nor suspended. */
  deadline?: 'undated' | 'undated-open' | 'untriggered' | undefined;
  /** Part of a title, citation or unit name. */
  q?: string | undefined;
  sort?: 'number' | 'due' | 'extensions' | 'light' | undefined;
  order?: 'asc' | 'desc' | undefined;
  /** From 1. */
  page?: number | undefined;
  /** 1–200, default 20. */
  pageSize?: number | undefined;
}

/** A unit as named on day D. */
export interface DepartmentRow {
  unit: string;
  /** City or county whose unit it is: units of two may have the same name. */
  jurisdiction: string;
  name: string;
  aliases: string[];
  class: string;
  classLabel: string;
  order: number;
  /** Units are ranked only within it; null: not ranked. */
  rankingGroup: string | null;
  mergedInto: string | null;
}

/** Names as in force at (D, P), for views made of events. */
export interface Names {
  units: Map<string, string>;
  measures: Map<string, { cite: string; title: string; plan: string; milestones: Map<string, string> }>;
}
