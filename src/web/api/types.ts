export type * from './department.types.js';
export type * from './event.types.js';
import type { EventView } from './event.types.js';

/** The HTTP contract /api/v1 as the client reads it. Dates are `YYYY-MM-DD` in Beijing time, moments are UTC instants. */

/** Every answer says which day (D), which moment (K, null = latest) and which position (P) it was computed for. */
export interface AsOf {
  asOf: string;
  knownAt: string | null;
  position: number;
}

export interface PlanSummary {
  id: string;
  title: string;
  shortTitle: string;
  jurisdiction: string;
  year: number;
  issued: string | null;
  ends: string;
  ended: boolean;
  measures: number;
}

export interface RoleOption {
  role: string;
  label: string;
  needsUnit: boolean;
}

export interface Ledger {
  origin: string;
  name: string;
  kind: 'office' | 'sample' | 'demo';
  today: string;
  banner: string | null;
  /** Unit the leading-group office sits in; null: none named. */
  hostUnit: string | null;
  revision: number;
  plans: PlanSummary[];
  roles: RoleOption[];
  position: number;
}

export type RecordKind = 'chase-up' | 'accountability';

export interface Rules {
  lights: { edition: string; soonDueDays: number } | null;
  accountability: {
    edition: string;
    /** `organs`: the classes of organ that may decide the form, as people call them. */
    forms: { form: string; kind: RecordKind; organs: string[] }[];
    grounds: string[];
  } | null;
  definitions: Record<string, string>;
}

export type Light = 'red' | 'yellow' | 'green' | 'blue' | 'grey';
export interface UnitName {
  unit: string;
  name: string;
}
export interface Indicator {
  ordinal: number | null;
  name: string;
}

export interface MilestoneRow {
  measure: string;
  milestone: string;
  occurrence: string | null;
  cite: string;
  title: string;
  label: string;
  indicator: Indicator;
  lead: UnitName[];
  originalDue: string | null;
  due: string | null;
  extensions: number;
  status: string;
  statusLabel: string;
  light: Light;
  lightLabel: string;
  daysOverdue: number | null;
  /** Days of waiting for the check, not counted in `daysOverdue`. */
  waitedDays: number;
  /** Days after the due date on which a completion in time was reported. */
  reportedLateDays: number | null;
  daysLeft: number | null;
  completedOn: string | null;
  reworkLimit: string | null;
  reworkOverdue: boolean;
  requestOpen: boolean;
}

export interface MeasureCounts {
  total: number;
  done: number;
  underWay: number;
  notStarted: number;
  overdue: number;
  dueSoon: number;
  undated: number;
  suspended: number;
  terminated: number;
}
export interface MilestoneCounts {
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
export interface IndicatorProgress extends Indicator {
  measures: number;
  done: number;
  milestones: number;
  closed: number;
  overdue: number;
  dueSoon: number;
}
export interface TrendMonth {
  month: string;
  day: string;
  measuresDone: number;
  milestonesClosed: number;
  milestonesDue: number;
  overdue: number;
}

export interface Dashboard extends AsOf {
  plan: { id: string; title: string; ends: string; ended: boolean } | null;
  measures: MeasureCounts;
  milestones: MilestoneCounts;
  /** Percent as decimal strings; null where the total is 0. */
  completionRate: { measures: string | null; milestones: string | null };
  lights: { light: Light; label: string; milestones: number }[];
  extensions: { requested: number; granted: number; refused: number; open: number; days: number };
  indicators: IndicatorProgress[];
  overdue: MilestoneRow[];
  dueSoon: MilestoneRow[];
  trend: TrendMonth[];
  recent?: EventView[];
  accountability: { chaseUps: number; accountability: number; reversed: number };
}

export interface MeasureRow {
  measure: string;
  plan: string;
  cite: string;
  indicator: Indicator;
  number: number | null;
  title: string;
  lead: UnitName[];
  responsible: UnitName[];
  supporting: UnitName[];
  milestones: MilestoneRow[];
  light: Light;
  lightLabel: string;
  done: boolean;
  due: string | null;
  extensions: number;
}
/** `matching`: its milestones that meet what was asked of milestones; all where nothing was. */
export interface MatchingMeasure extends MeasureRow {
  matching: string[];
}
export interface MeasurePage extends AsOf {
  items: MatchingMeasure[];
  total: number;
  totalMilestones: number;
  matchingMilestones: number;
  page: number;
  pageSize: number;
}

export interface Target {
  raw: string;
  unit: string;
  direction: string;
  baseline: string | null;
  value: string;
}
export interface ExtensionRequest {
  event: string;
  unit: string;
  unitName?: string;
  requestedOn: string;
  proposedDate: string;
  reason: string;
  late: boolean;
  answer: { kind: 'granted'; on: string; date: string } | { kind: 'refused'; on: string; reason: string } | null;
}
export interface MilestoneDetail extends MilestoneRow {
  deadline: { kind: string; raw: string } | null;
  deadlineLabel: string | null;
  targets: Target[];
  requests: ExtensionRequest[];
  returns: number;
  pace: string | null;
  paceLabel: string | null;
  lastReport: { event: string; on: string; unit: string; text: string; cumulative: string | null } | null;
  /** Latest cumulative value, also where the last report gave none. */
  cumulative: { on: string; value: string } | null;
  reportedOn: string | null;
  claimedOn: string | null;
  closedOn: string | null;
}
export type ResponsibilityRole = 'lead' | 'responsible' | 'supporting';
export interface MeasureUnit extends UnitName {
  printedName: string;
  role: ResponsibilityRole;
  roleLabel: string;
  group: number;
  derived: boolean;
  acknowledged: boolean;
}
export interface MeasureDetail {
  id: string;
  plan: string;
  planTitle: string;
  cite: string;
  indicator: Indicator;
  item: { number: number | null; title: string } | null;
  number: number | null;
  title: string;
  text: string | null;
  units: MeasureUnit[];
  milestones: MilestoneDetail[];
}
/** What the acting role may do now; `reason` says in Chinese why not. */
export interface Action {
  action: string;
  label: string;
  milestone: string | null;
  allowed: boolean;
  reason: string | null;
  /** Of correct-entry: every entry of the measure; `reason` null where the acting role may correct it. */
  entries?: { event: string; reason: string | null }[];
}
export interface MeasureAnswer extends AsOf {
  measure: MeasureDetail;
  revision: number;
  actions: Action[];
}

export interface ProjectionStatus {
  name: string;
  build: number;
  state: string;
  checkpoint: number;
  behind: number;
  /** Instant of the last entry it holds, where it does not hold all; null also where that is unknown. */
  upTo: string | null;
  error: string | null;
  errorCode: string | null;
}

/** Where events are kept; of EventStoreDB also how their copying stands. */
export interface StoreStatus {
  kind: 'postgres' | 'eventstoredb';
  connected: boolean;
  events: number | null;
  leads: boolean | null;
  behindSince: string | null;
  lagMs: number | null;
  eventsPerSecond: number | null;
  stopped: { code: string; message: string } | null;
}

/** Answer to a POST: what was appended. `receipt` goes into later reads as `min-position`. */
export interface Appended {
  stream: string;
  revision: number;
  receipt: string;
  events: string[];
  repeated: boolean;
}
export interface Problem {
  type?: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: { path: string; message: string }[];
  /** Of a conflict: what was written to, the revision the writer had read and the one it stands at. */
  stream?: string;
  expectedRevision?: number;
  actualRevision?: number;
}
