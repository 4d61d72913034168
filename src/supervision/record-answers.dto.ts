import { IntersectionType } from '@nestjs/swagger';
import type { AccountabilityRecordRow } from '../../projections/department-record/answers.js';
import { ReadingPointDto } from '../ledger/reading-point.dto.js';
import { type RECORD_KINDS } from './accountability-record.events.js';

export class RecordReversalDto {
  reason: string;
  organ: string;
  occurredOn: string;
}

/** One 督促 or 问责 record. */
export class RecordRowDto implements AccountabilityRecordRow {
  record: string;
  kind: (typeof RECORD_KINDS)[number];
  kindLabel: string;
  form: string;
  /** e.g. 〔2021〕3号, gapless per kind and year */
  number: string;
  unit: string;
  unitName: string;
  measure: string | null;
  milestone: string | null;
  /** Plan of the measure */
  plan: string | null;
  cite: string | null;
  organ: string | null;
  documentNumber: string | null;
  ground: string | null;
  facts: string;
  statement: string | null;
  occurredOn: string;
  recordedAt: string;
  state: 'in-force' | 'reversed';
  stateLabel: string;
  reversal: RecordReversalDto | null;
  /** Event that recorded it */
  event: string;
  /** Revision the record stands at */
  revision: number;
}

export class RecordsAnswerDto extends ReadingPointDto {
  items: RecordRowDto[];
}

export class RecordAnswerDto extends IntersectionType(ReadingPointDto, RecordRowDto) {}
