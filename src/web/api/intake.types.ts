/** The HTTP contract of intakes as the client reads it: a plan document on its way into the ledger. */

export type IntakeState = 'review' | 'registering' | 'registered' | 'discarded';
export type IntakeKind = 'text' | 'word' | 'excel';

export interface IntakeSummary {
  id: string;
  fileName: string;
  sha256: string;
  bytes: number;
  kind: IntakeKind;
  uploadedAt: string;
  state: IntakeState;
  title: string;
  measures: number;
  openQuestions: number;
  /** Its registration is at work now; false in state registering: it stopped, and goes on when confirmed again. */
  running: boolean;
}

export interface IntakeList {
  items: IntakeSummary[];
}

export interface Intake extends IntakeSummary {
  revision: number;
  /** The source as it was read, line 1 first. */
  lines: string[];
  front: FrontMatter;
  sections: IntakeSection[];
  duties: IntakeDuty[];
  warnings: IntakeWarning[];
  units: PrintedUnit[];
  changed: ChangedField[];
  questions: Question[];
  existing: { plan: string; title: string; differences: Difference[]; renumbered: RenumberedMeasure[]; apart: PartedMeasure[]; kept: { field: string; registered: string }[] } | null;
  /** Names all that differs from the ledger; confirmation says that this is what was seen. */
  comparison: string | null;
  resembling: ResemblingPlan[];
  sheets: SheetReading[] | null;
  opening: Opening | null;
  /** Null where it is not under review any more. */
  effective: EffectiveDay | null;
  progress: { phase: RegistrationPhase; done: number; total: number } | null;
  result: RegistrationResult | null;
  failure: { code: string; message: string } | null;
  /** Edits that reading the columns anew has dropped. */
  dropped: { key: string; field: string }[];
}

export interface FrontMatter {
  title: string;
  shortTitle: string;
  jurisdiction: string;
  issuer: string | null;
  documentNumber: string | null;
  issued: string | null;
  year: number | null;
  ends: string | null;
  /** Fields that the document leaves out, as the person said. */
  notStated: string[];
}
export type FrontField = Exclude<keyof FrontMatter, 'notStated'>;

export interface IntakeSection {
  key: string;
  ordinal: number | null;
  name: string;
  leader: string | null;
  coordinator: string | null;
  measures: IntakeMeasure[];
}

export interface IntakeMeasure {
  key: string;
  number: number | null;
  item: { number: number | null; title: string } | null;
  title: string;
  text: string;
  deadlines: IntakeDeadline[];
  groups: IntakeGroup[];
  /** 未列全: further units are named by 等 only. */
  unitsIncomplete: boolean;
  targets: IntakeTarget[];
  source: MeasureSource;
  /** Fields that differ from the reading. */
  changed: string[];
  /** Keys of its warnings. */
  warnings: string[];
}
export type MeasureField = 'number' | 'title' | 'text' | 'deadlines' | 'groups' | 'unitsIncomplete' | 'targets';

export type DeadlineKind = 'by' | 'within' | 'from' | 'recurring' | 'relative' | 'ongoing';
export type Period = 'week' | 'month' | 'quarter' | 'half-year' | 'year';
export interface IntakeDeadline {
  raw: string;
  kind: DeadlineKind;
  date?: string;
  from?: string;
  every?: Period;
  day?: number;
}

export type GroupRole = 'lead' | 'responsible' | 'supporting';
/** One responsibility bracket, names as printed. */
export type IntakeGroup = Record<GroupRole, string[]>;

export type TargetDirection = 'at-least' | 'at-most' | 'increase' | 'decrease';
export interface IntakeTarget {
  /** Index into the measure's deadlines; 0 where it has none. */
  deadline: number;
  raw: string;
  unit: string;
  direction: TargetDirection;
  baseline?: string;
  value: string;
}

export type MarkKind = 'number' | 'title' | 'deadline' | 'units' | 'target';
/** A recognised part: columns count from 0 within that line. */
export interface SourceMark {
  kind: MarkKind;
  line: number;
  from: number;
  to: number;
}
export interface MeasureSource {
  line: number;
  lastLine: number;
  marks: SourceMark[];
}

export interface IntakeDuty {
  key: string;
  line: number;
  text: string;
  deadlines: IntakeDeadline[];
  units: string[];
  state: 'open' | 'register' | 'dismiss';
  title: string | null;
  reason: string | null;
}

export interface IntakeWarning {
  key: string;
  code: string;
  message: string;
  line: number;
  excerpt: string;
  /** Key of the measure it is about. */
  measure: string | null;
  field: string | null;
  settled: boolean;
}

export interface PrintedUnit {
  printed: string;
  times: number;
  /** `sure`: one unit and no other can be meant. */
  suggestion: { unit: string; name: string; why: string; sure: boolean } | null;
  /** Where the registry has no suggestion: another name of the document that may be the same unit, and what to choose for both then. */
  sameAs: { printed: string; why: string; sure: boolean; choice: UnitChoice } | null;
  /** Class the name itself tells, for a new unit. */
  likelyClass: UnitClass;
  choice: UnitChoice | null;
  /** Whether the ledger holds the unit chosen already; else it is registered with the plan. */
  inLedger: boolean;
}
export type UnitClass = 'party' | 'government' | 'county' | 'development-zone' | 'central-provincial' | 'judicial' | 'enterprise' | 'unit-group' | 'other';
export type UnitChoice = { kind: 'existing'; unit: string } | { kind: 'new'; name: string; class: UnitClass };

/** A measure that another edition has under another number: the same measure, cited as it was registered. */
export interface RenumberedMeasure extends MeasurePair {
  title: string;
  registered: string;
  document: string;
  /** Where it stands in the ledger: 已销号. */
  standing: string;
}
/** A measure of the document, by its place, and one of the ledger. */
export interface MeasurePair {
  key: string;
  measure: string;
}
/** A measure of the document that the person says is not the one of the ledger that it resembles. */
export interface PartedMeasure extends MeasurePair {
  title: string;
  registered: string;
  document: string;
}

export interface ChangedField {
  /** `front`, or the key of what was changed. */
  key: string;
  field: string;
  was: string;
  is: string;
}
/** Something to be answered before confirming. */
export interface Question {
  code: string;
  message: string;
  key: string | null;
  field: string | null;
}
export type PlanAnswer = 'revision' | 'other' | 'anew';
/** A plan of the ledger that the document may be another edition of. */
export interface ResemblingPlan {
  plan: string;
  title: string;
  measures: number;
  /** Measures of the document that it has under the same title. */
  alike: number;
  /** Day it was voided, where the document is that plan again. */
  voidedOn: string | null;
  answer: PlanAnswer | null;
}
export interface Difference {
  key: string;
  /** 「开办企业第4项」 */
  about: string;
  field: string;
  registered: string;
  document: string;
  accepted: boolean;
  /** Not to be accepted with all the others. */
  oneByOne?: boolean;
  /** What accepting it does beyond what it says. */
  effect?: string;
  /** Where the measure stands in the ledger: 已销号; absent where it is not there. */
  standing?: string;
  /** Which measure of the ledger that of another edition was taken for. */
  pair?: MeasurePair;
}

export type ColumnMeaning =
  | 'number' | 'section' | 'item' | 'title' | 'text' | 'deadline' | 'deadlineKind' | 'deadlineDate' | 'lead' | 'responsible' | 'supporting' | 'units' | 'leader' | 'coordinator' | 'target'
  | 'progress' | 'cumulative' | 'status' | 'completedOn' | 'extendedTo' | 'extensionReason' | 'slip' | 'problems' | 'nextSteps' | 'note' | 'ignore';
export interface SheetReading {
  sheet: string;
  headerRows: number[];
  columns: { index: number; heading: string; meaning: ColumnMeaning | null; sure: boolean }[];
  rows: number;
}
/** What a running ledger tells of the history (期初情况), as read and as the person changed it. */
export interface Opening {
  /** Day that ledger stands for, as the person gave it. */
  on: string | null;
  /** First day it can be; null while the plan is not known. */
  earliest: string | null;
  latest: string;
  rows: OpeningRow[];
}
/** From which day what is confirmed applies (自哪一天起适用). */
export interface EffectiveDay {
  /** As the person gave it; null: the usual day. */
  on: string | null;
  /** Of a first registration the issue date, of changes to a plan that stands the edition's, else today; null: the person has to say. */
  usual: string | null;
  earliest: string | null;
  latest: string;
  /** Measures to be changed that were acted on after that day. */
  actedSince: { measure: string; cited: string; on: string }[];
  /** What becomes of them; null: it is asked. */
  whereActed: 'from-last-entry' | null;
}

export type OpeningStatus = 'in-progress' | 'reported' | 'closed';
export interface OpeningRow extends OpeningSaid {
  key: string;
  sheet: string;
  row: number;
  /** Key of the measure. */
  measure: string;
  nodes: { milestone: string; label: string }[];
  /** The status as printed. */
  printed: string | null;
  take: boolean;
  /** Fields that the person gave otherwise than the row reads. */
  changed: string[];
  doubts: string[];
  possible: boolean;
}
/** What the person may read otherwise. */
export interface OpeningSaid {
  milestone: string | null;
  status: OpeningStatus | null;
  completedOn: string | null;
  extendedTo: string | null;
  extensionReason: string | null;
  progress: string | null;
  cumulative: string | null;
  slip: string | null;
  problems: string | null;
  nextSteps: string | null;
}

export type RegistrationPhase = 'units' | 'measures' | 'texts' | 'revisions' | 'opening';
export interface RegistrationResult {
  plan: string;
  registeredMeasures: number;
  registeredUnits: number;
  attachedTexts: number;
  unchanged: number;
  /** Of these the ones of which the document says something else. */
  differing?: number;
  revised: number;
  /** Fields of the plan itself that were revised. */
  revisedFront?: number;
  openings?: number;
}

export type Edit =
  | { about: 'front'; field: FrontField; value: string | number | null; notStated?: true }
  | { about: 'measure'; key: string; field: MeasureField; value: unknown }
  | { about: 'section'; key: string; field: 'name' | 'leader' | 'coordinator'; value: string | null }
  | { about: 'duty'; key: string; state: IntakeDuty['state']; title?: string; units?: string[]; deadlines?: IntakeDeadline[]; reason?: string }
  | { about: 'unit'; printed: string; choice: UnitChoice | null }
  | { about: 'warning'; key: string; settled: boolean }
  | { about: 'difference'; key: string; accepted: boolean }
  | { about: 'pair'; key: string; measure: string; same: boolean }
  | { about: 'effective'; on: string | null }
  | { about: 'effective'; whereActed: 'from-last-entry' | null }
  /** Whether the document is an edition of a plan in the ledger; null takes the answer back. */
  | { about: 'standing'; key: string; value: PlanAnswer | null }
  | { about: 'opening'; on?: string | null; take?: 'sure' | 'none' }
  | { about: 'opening-row'; key: string; take: boolean; fields?: Partial<OpeningSaid> }
  /** Back to what the document was read as. */
  | { about: 'reading'; key: string; field: string };
