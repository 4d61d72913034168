export type * from './comparison.types.js';
export type * from './department.types.js';
export type * from './event.types.js';
import type { MeasuresPage, MilestoneRow, Overview, UnitName } from '../../../projections/dashboard/answers.js';
import type { EventView } from './event.types.js';

/** What the read models answer is told once, there; types only: nothing of the server comes into the client. */
export type {
  IndicatorTotals as IndicatorProgress, Light, MatchingMeasure, MeasureRow, MeasureTotals as MeasureCounts, MilestoneRow,
  MilestoneTotals as MilestoneCounts, Progress, TrendPoint as TrendMonth, UnitMeasure, UnitName,
} from '../../../projections/dashboard/answers.js';

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
  /** Day from which it stands in the ledger. */
  since: string;
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

export interface Indicator {
  ordinal: number | null;
  name: string;
}



export interface Dashboard extends AsOf, Overview {
  recent?: EventView[];
}

export interface MeasurePage extends AsOf, MeasuresPage {}

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
  /** The group as a member of which it asks for its own part; null: for the milestone. */
  memberOf: string | null;
  requestedOn: string;
  proposedDate: string;
  reason: string;
  /** Beijing day it was entered, and how many days after the day it is dated. */
  recordedOn: string;
  backdatedDays: number;
  /** Dated after the due date then in force. */
  late: boolean;
  /** Entered after it, whatever day it is dated. */
  enteredLate: boolean;
  answer: { kind: 'granted'; on: string; date: string } | { kind: 'refused'; on: string; reason: string } | null;
}
/** A completion report as the checker reads it. */
export interface Claim {
  event: string;
  on: string;
  recordedOn: string;
  unit: string;
  unitName: string;
  text: string;
  completedOn: string;
  basis: { title: string; documentNumber: string | null; issuedOn: string | null } | null;
  /** 代填: where the office had it from. */
  source: string | null;
}
/** Where a member of a group stands with its own part. */
export interface MemberStanding extends UnitName {
  status: 'pending' | 'in-progress' | 'reported';
  statusLabel: string;
  /** Of its own part: the group's date, or a later one it was granted. */
  due: string | null;
  extensions: number;
  light: MilestoneRow['light'];
  lightLabel: string;
  daysOverdue: number | null;
  reportedOn: string | null;
  claimedOn: string | null;
  lastReport: { on: string; text: string; cumulative: string | null } | null;
}
export interface GroupStanding {
  group: string;
  name: string;
  members: MemberStanding[];
  total: number;
  reported: number;
}
export interface MilestoneDetail extends MilestoneRow {
  deadline: { kind: string; raw: string } | null;
  deadlineLabel: string | null;
  targets: Target[];
  requests: ExtensionRequest[];
  returns: number;
  pace: string | null;
  paceLabel: string | null;
  lastReport: { event: string; on: string; unit: string; unitName: string; text: string; cumulative: string | null } | null;
  /** Groups among its units whose members are known, each member for itself. */
  groups: GroupStanding[];
  /** Latest completion report, also after its check or return. */
  lastClaim: Claim | null;
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
  /** Of a unit group: who belongs to it on day D. */
  members: { unit: string; name: string; acknowledged: boolean }[];
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
  /** 未列全: further units are named by 等 only. */
  unitsIncomplete: boolean;
  milestones: MilestoneDetail[];
}
/** What the acting role may do now; `reason` says in Chinese why not. */
export interface Action {
  action: string;
  label: string;
  milestone: string | null;
  allowed: boolean;
  reason: string | null;
  /** Groups as a member of which the unit may act, where it has to say for which. */
  groups?: UnitName[];
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
  /** Of an uploaded workbook with the ledgers of several plans: which. */
  titles?: string[];
}
