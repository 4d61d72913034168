import type { AuditTrailPage, EventChange, EventField, EventView } from '../../projections/audit-trail/answers.js';
import { BasisDto } from './basis.dto.js';
import { ReadingPointDto } from './reading-point.dto.js';

export class EventActorDto {
  role: string;
  roleLabel: string;
  unit: string | null;
  unitName: string | null;
}

export class EventFieldDto implements EventField {
  label: string;
  value: string;
}

export class EventChangeDto implements EventChange {
  label: string;
  before: string;
  after: string;
}

export class LaterCorrectionDto {
  event: string;
  recordedAt: string;
  summary: string;
}

/** The document a fact rests on, every member present. */
export class RecordedBasisDto extends BasisDto {
  declare documentNumber: string | null;
  declare issuedOn: string | null;
  declare sha256: string | null;
}

/** 代填: entered by the office for a unit. */
export class EnteredForDto {
  /** Where the office had it from */
  source: string;
}

/** One fact as people read it. */
export class EventViewDto implements EventView {
  id: string;
  position: number;
  stream: string;
  revision: number;
  type: string;
  label: string;
  /** Instant it was entered */
  recordedAt: string;
  /** Day it happened, as entered */
  occurredOn: string;
  /** Days between the day it happened and the day it was entered; 0 = the same day */
  backdatedDays: number;
  actor: EventActorDto;
  measure: string | null;
  /** Plan of the measure */
  plan: string | null;
  cite: string | null;
  milestone: string | null;
  milestoneLabel: string | null;
  /** What it says as entered */
  summary: string;
  /** What it says after corrections */
  effectiveSummary: string;
  fields: EventFieldDto[];
  effectiveFields: EventFieldDto[];
  basis: RecordedBasisDto | null;
  /** 代填: set where the office entered it for a unit */
  enteredFor: EnteredForDto | null;
  /** Event this one corrects */
  corrects: string | null;
  changes?: EventChangeDto[];
  correctedBy: LaterCorrectionDto[];
  /** Day it counts for, after corrections */
  effectiveOccurredOn: string;
}

export class TimelineAnswerDto extends ReadingPointDto {
  items: EventViewDto[];
}

export class EventTypeDto {
  type: string;
  label: string;
}

export class AuditTrailAnswerDto extends ReadingPointDto implements AuditTrailPage {
  items: EventViewDto[];
  total: number;
  page: number;
  pageSize: number;
  /** Types that occur, for the filter */
  types: EventTypeDto[];
}

/** The leaf as stored, hashed and exported. */
export class StoredLeafDto {
  position: number;
  /** RFC 6962 leaf hash, hex */
  hash: string;
  /** The leaf itself */
  json: Record<string, unknown>;
}

export class EventAnswerDto extends ReadingPointDto {
  event: EventViewDto;
  /** Data of the fact after corrections, where the leaf holds what was entered */
  effectiveData: Record<string, unknown>;
  leaf: StoredLeafDto;
}
