import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { Day, Optional } from '../http/fields.js';
import { BasisDto, toBasis } from './basis.dto.js';
import type { Happening } from './decision.js';
import type { LocalDate } from './fact.js';

/** What every submission may say: the day it happened and the document it rests on. */
export class HappeningDto {
  /** Day it happened, YYYY-MM-DD; default today */
  @Optional() @Day('发生日期')
  occurredOn?: string;

  /** Document it rests on */
  @Optional() @ValidateNested() @Type(() => BasisDto)
  basis?: BasisDto | null;
}

/** Day and basis of a submission; a submission that names no day happened today. */
export function happening(said: HappeningDto, today: LocalDate): Happening {
  return { occurredOn: said.occurredOn ?? today, basis: toBasis(said.basis) };
}
