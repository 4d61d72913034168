import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Day, Id, Optional, Text, Values } from '../http/fields.js';
import { BasisDto, toBasis } from './basis.dto.js';
import type { CorrectEntry } from './correct-entry.js';
import type { LocalDate } from './fact.js';

/** Correction of an earlier entry (更正): the original stays readable. */
export class CorrectionDto {
  /** Id of the event to correct */
  @Id('要更正的记录')
  target: string;

  /** Why */
  @Text('更正原因', 5000)
  reason: string;

  /** New day of the corrected entry, YYYY-MM-DD; left out where the day stands */
  @Optional() @Day('更正后的发生日期')
  occurredOn?: string | null;

  /** Data fields that change, with their new values */
  @Optional() @Values('更正内容')
  changes?: Record<string, unknown> | null;

  /** Document it rests on */
  @Optional() @ValidateNested() @Type(() => BasisDto)
  basis?: BasisDto | null;
}

/** A correction happens the day it is entered; the day it gives belongs to the corrected entry. */
export function toCorrection(correction: CorrectionDto, today: LocalDate): CorrectEntry {
  const { target, reason, occurredOn, changes, basis } = correction;
  return {
    type: 'correct-entry', occurredOn: today, basis: toBasis(basis), target, reason, correctedDay: occurredOn ?? null, changes: changes ?? {},
  };
}
