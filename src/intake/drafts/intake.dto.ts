import type { UNIT_CLASSES } from '../../departments/department.events.js';
import type { COLUMN_MEANINGS } from '../documents/plan-file.js';
import type { DRAFT_STATES } from './draft.js';
import type { IntakeDutyDto, IntakeSectionDto, IntakeWarningDto } from './intake-document.dto.js';
import type { EffectiveDayDto, IntakeOpeningDto } from './intake-opening.dto.js';
import type { ExistingPlanDto, ResemblingPlanDto } from './intake-standing.dto.js';

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
  /** Fields of the plan itself (title, issuer, number, issue date) that were revised; absent in registrations of before */
  revisedFront?: number;
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
