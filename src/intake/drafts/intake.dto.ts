import type { DEADLINE_KINDS, OPENING_STATUSES } from '../../measures/measure.events.js';
import type { UNIT_CLASSES } from '../../departments/department.events.js';
import type { COLUMN_MEANINGS } from '../documents/plan-file.js';
import type { DRAFT_STATES, PLAN_ANSWERS } from './draft.js';

export class IntakeDeadlineDto {
  /** The words of the document */
  raw: string;
  /** by, within, from, recurring, relative or ongoing */
  kind: (typeof DEADLINE_KINDS)[number];
  /** Last day (by, within) or first day (from), YYYY-MM-DD */
  date?: string;
  /** recurring: first day, YYYY-MM-DD */
  from?: string;
  /** recurring: how often */
  every?: 'week' | 'month' | 'quarter' | 'half-year' | 'year';
  /** recurring: day of the period */
  day?: number;
}

export class IntakeGroupDto {
  lead: string[];
  responsible: string[];
  supporting: string[];
}

export class IntakeTargetDto {
  /** Index of the deadline it is due with, from 0 */
  deadline: number;
  raw: string;
  unit: string;
  direction: 'at-least' | 'at-most' | 'increase' | 'decrease';
  baseline?: string;
  value: string;
}

export class IntakeMarkDto {
  kind: 'number' | 'title' | 'deadline' | 'units' | 'target';
  /** Line of the document, from 1 */
  line: number;
  /** Columns of the line, from 0: first, and after the last */
  from: number;
  to: number;
}

export class IntakeSourceDto {
  line: number;
  lastLine: number;
  marks: IntakeMarkDto[];
}

export class IntakeItemDto {
  number: number | null;
  title: string;
}

export class IntakeMeasureDto {
  /** Stable: s3m12 */
  key: string;
  number: number | null;
  item: IntakeItemDto | null;
  title: string;
  text: string;
  deadlines: IntakeDeadlineDto[];
  groups: IntakeGroupDto[];
  targets: IntakeTargetDto[];
  source: IntakeSourceDto;
  /** Fields the person changed */
  changed: string[];
  /** Keys of its warnings */
  warnings: string[];
}

export class IntakeSectionDto {
  /** Stable: s3 */
  key: string;
  ordinal: number | null;
  name: string;
  leader: string | null;
  coordinator: string | null;
  measures: IntakeMeasureDto[];
}

export class IntakeDutyDto {
  /** Stable: d1 */
  key: string;
  line: number;
  text: string;
  deadlines: IntakeDeadlineDto[];
  units: string[];
  state: 'open' | 'register' | 'dismiss';
  title: string | null;
  reason: string | null;
}

export class IntakeWarningDto {
  key: string;
  code: string;
  message: string;
  line: number;
  excerpt: string;
  /** Key of the measure it is about */
  measure: string | null;
  field: string | null;
  settled: boolean;
}

export class UnitSuggestionDto {
  unit: string;
  name: string;
  /** 同名, 别名, 简称相同 … */
  why: string;
  /** One unit and no other can be meant */
  sure: boolean;
}

export class UnitChoiceDto {
  kind: 'existing' | 'new';
  /** existing: unit of the ledger */
  unit?: string;
  /** new: name in full */
  name?: string;
  /** new: class of unit */
  class?: (typeof UNIT_CLASSES)[number];
}

/** Another name of the same document that may mean the same unit */
export class SameUnitDto {
  printed: string;
  /** 写法不同, 简称相同, 相近 */
  why: string;
  /** That name and no other can be meant */
  sure: boolean;
  /** What to choose for both names where they are one unit */
  choice: UnitChoiceDto;
}

export class IntakeUnitDto {
  /** Name as printed */
  printed: string;
  /** How often the document names it */
  times: number;
  suggestion: UnitSuggestionDto | null;
  /** Only where the registry has no suggestion */
  sameAs: SameUnitDto | null;
  /** Class the name itself tells, for a new unit */
  likelyClass: (typeof UNIT_CLASSES)[number];
  choice: UnitChoiceDto | null;
  /** Whether the ledger holds the unit chosen already; else it is registered with the plan */
  inLedger: boolean;
}

export class IntakeChangeDto {
  /** front, or key of what was changed */
  key: string;
  field: string;
  was: string;
  is: string;
}

export class IntakeQuestionDto {
  code: string;
  message: string;
  key: string | null;
  field: string | null;
}

export class IntakeDifferenceDto {
  key: string;
  /** 「开办企业第4项」 */
  about: string;
  field: string;
  registered: string;
  document: string;
  accepted: boolean;
  /** Not to be accepted with all the others: another measure has that title */
  oneByOne?: boolean;
}

export class RenumberedMeasureDto {
  /** Place in the document */
  key: string;
  measure: string;
  title: string;
  /** As the ledger cites it: 「开办企业第4项」 */
  registered: string;
  /** Its place in this document */
  document: string;
}

export class KeptFrontDto {
  field: string;
  registered: string;
  document: string;
}

export class ExistingPlanDto {
  plan: string;
  title: string;
  differences: IntakeDifferenceDto[];
  /** Measures that another edition has under another number or heading: the same measures, cited as they were registered */
  renumbered: RenumberedMeasureDto[];
  /** What the document says otherwise of the plan itself: the ledger keeps what was registered */
  kept: KeptFrontDto[];
}

/** A plan of the ledger that the document may be another edition of */
export class ResemblingPlanDto {
  plan: string;
  title: string;
  measures: number;
  /** Measures of the document that it has under the same title */
  alike: number;
  /** Day the plan was voided, where the document is that plan again */
  voidedOn: string | null;
  /** revision: the document is an edition of it; other: another plan; anew: registered again after it was voided; null: not answered yet */
  answer: (typeof PLAN_ANSWERS)[number] | null;
}

export class IntakeColumnDto {
  index: number;
  heading: string;
  meaning: (typeof COLUMN_MEANINGS)[number] | null;
  sure: boolean;
}

export class IntakeSheetDto {
  sheet: string;
  headerRows: number[];
  columns: IntakeColumnDto[];
  rows: number;
}

export class OpeningNodeDto {
  milestone: string;
  label: string;
}

/** What a row of a running ledger would record (期初补录), as read and as the person changed it. */
export class IntakeOpeningRowDto {
  /** Stable: 台账!5 */
  key: string;
  sheet: string;
  row: number;
  /** Key of the measure */
  measure: string;
  /** Time nodes of the measure */
  nodes: OpeningNodeDto[];
  /** The node the row is about; null: the person chooses */
  milestone: string | null;
  /** The status as printed */
  printed: string | null;
  status: (typeof OPENING_STATUSES)[number] | null;
  completedOn: string | null;
  extendedTo: string | null;
  extensionReason: string | null;
  progress: string | null;
  cumulative: string | null;
  problems: string | null;
  nextSteps: string | null;
  slip: string | null;
  /** Taken by the person */
  take: boolean;
  /** Fields the person gave otherwise than the row reads */
  changed: string[];
  /** Why a person has to look at it; empty: sure */
  doubts: string[];
  /** False: it was worked on in this ledger, or taken over before */
  possible: boolean;
}

export class IntakeOpeningDto {
  /** Day the running ledger stands for, YYYY-MM-DD, as the person gave it */
  on: string | null;
  /** First day it can be; null while the plan, or the day from which it applies, is not known */
  earliest: string | null;
  latest: string;
  rows: IntakeOpeningRowDto[];
}

/** From which day what is confirmed applies (自哪一天起适用). */
export class EffectiveDayDto {
  /** YYYY-MM-DD, as the person gave it; null: the usual day */
  on: string | null;
  /** Of a first registration the issue date, of changes to a plan that stands today; null: the issue date is not known, so that the day has to be given */
  usual: string | null;
  /** First day it can be; null: any */
  earliest: string | null;
  latest: string;
}

export class IntakeProgressDto {
  phase: 'units' | 'measures' | 'texts' | 'revisions' | 'opening';
  done: number;
  total: number;
}

export class IntakeResultDto {
  plan: string;
  registeredMeasures: number;
  registeredUnits: number;
  attachedTexts: number;
  unchanged: number;
  /** Of these the ones of which the document says something else, that nobody accepted; absent in registrations of before */
  differing?: number;
  revised: number;
  /** Milestones whose state in the ledger kept before was recorded */
  openings: number;
}

export class IntakeFailureDto {
  code: string;
  message: string;
}

export class IntakeFrontDto {
  title: string;
  shortTitle: string;
  jurisdiction: string;
  issuer: string | null;
  documentNumber: string | null;
  /** YYYY-MM-DD */
  issued: string | null;
  year: number | null;
  /** Last day of the plan, YYYY-MM-DD */
  ends: string | null;
  /** Fields the document does not state, as the person said */
  notStated: string[];
}

export class DroppedEditDto {
  key: string;
  field: string;
}

export class IntakeSummaryDto {
  id: string;
  fileName: string;
  /** SHA-256 of the document */
  sha256: string;
  bytes: number;
  kind: 'text' | 'word' | 'excel';
  uploadedAt: string;
  state: (typeof DRAFT_STATES)[number];
  title: string;
  measures: number;
  openQuestions: number;
  /** Its registration is at work now; false in state registering: it stopped, and goes on when confirmed again */
  running: boolean;
}

/** One uploaded plan under review. */
export class IntakeDto extends IntakeSummaryDto {
  /** What the next edit has to name */
  revision: number;
  /** The document, line by line */
  lines: string[];
  front: IntakeFrontDto;
  sections: IntakeSectionDto[];
  duties: IntakeDutyDto[];
  warnings: IntakeWarningDto[];
  units: IntakeUnitDto[];
  /** What the person changed against the reading */
  changed: IntakeChangeDto[];
  /** What has to be answered before it can be confirmed */
  questions: IntakeQuestionDto[];
  /** Where the plan stands in the ledger already */
  existing: ExistingPlanDto | null;
  /** Names the plan in the ledger and all that differs from it: confirmation says that this is what was seen. Null: a new plan */
  comparison: string | null;
  /** Plans of the same place and year that it may be another edition of */
  resembling: ResemblingPlanDto[];
  sheets: IntakeSheetDto[] | null;
  opening: IntakeOpeningDto | null;
  /** Null where it is not under review any more */
  effective: EffectiveDayDto | null;
  progress: IntakeProgressDto | null;
  result: IntakeResultDto | null;
  /** Why the last registration stopped */
  failure: IntakeFailureDto | null;
  /** Edits that the last confirmation of columns has dropped, because the file gives these fields anew */
  dropped: DroppedEditDto[];
}

export class IntakesAnswerDto {
  items: IntakeSummaryDto[];
}
