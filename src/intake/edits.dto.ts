import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { OPENING_STATUSES } from '../measures/measure.events.js';
import { FRONT_FIELDS, PLAN_ANSWERS } from './drafts/draft.js';
import { IntakeDeadlineDto, IntakeGroupDto, IntakeTargetDto } from './drafts/intake-document.dto.js';
import { UnitChoiceDto } from './drafts/intake.dto.js';

/** The kinds of edit as the API describes them; what is sent is checked by EditDto, editOf and applyEdit, which say it in Chinese. */
const about = (kind: string): PropertyDecorator => ApiProperty({ enum: [kind] });
const fieldOf = (fields: readonly string[]): PropertyDecorator => ApiProperty({ enum: [...fields] });
const day = (): PropertyDecorator => ApiProperty({ type: 'string', format: 'date', nullable: true, required: false });
const listOf = (model: new () => object) => ({ type: 'array', items: { $ref: getSchemaPath(model) } });

const SECTION_FIELDS = ['name', 'leader', 'coordinator'] as const;
const MEASURE_FIELDS = ['title', 'text', 'number', 'deadlines', 'groups', 'unitsIncomplete', 'targets'] as const;

/** A field of the front matter */
export class FrontEditDto {
  @about('front') about: 'front';
  @fieldOf(FRONT_FIELDS) field: (typeof FRONT_FIELDS)[number];
  /** year: a number; issued, ends: YYYY-MM-DD; all others text */
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'integer' }], nullable: true, required: false }) value?: string | number | null;
  /** issuer, documentNumber, issued: the document does not state it (文件未载明) */
  notStated?: boolean;
}

/** A field of a section */
export class SectionEditDto {
  @about('section') about: 'section';
  key: string;
  @fieldOf(SECTION_FIELDS) field: (typeof SECTION_FIELDS)[number];
  /** leader, coordinator: null for none */
  value: string | null;
}

/** A field of a measure */
export class MeasureEditDto {
  @about('measure') about: 'measure';
  key: string;
  @fieldOf(MEASURE_FIELDS) field: (typeof MEASURE_FIELDS)[number];
  /** title, text: text; number: a number or null; unitsIncomplete: false once all units are named; deadlines, groups, targets: the whole list */
  @ApiProperty({ oneOf: [{ type: 'string' }, { type: 'integer' }, { type: 'boolean' }, listOf(IntakeDeadlineDto), listOf(IntakeGroupDto), listOf(IntakeTargetDto)], nullable: true })
  value: string | number | boolean | IntakeDeadlineDto[] | IntakeGroupDto[] | IntakeTargetDto[] | null;
}

/** What becomes of a duty; a member left out stays as it was, null is back to what was read */
export class DutyEditDto {
  @about('duty') about: 'duty';
  key: string;
  state: 'open' | 'register' | 'dismiss';
  /** Title to register it under */
  title?: string | null;
  /** Names of its units */
  @ApiProperty({ type: [String], nullable: true, required: false }) units?: string[] | null;
  @ApiProperty({ type: () => [IntakeDeadlineDto], nullable: true, required: false }) deadlines?: IntakeDeadlineDto[] | null;
  /** Why it is dismissed */
  reason?: string | null;
}

/** Which unit a printed name means; null takes the choice back */
export class UnitEditDto {
  @about('unit') about: 'unit';
  printed: string;
  @ApiProperty({ type: () => UnitChoiceDto, nullable: true }) choice: UnitChoiceDto | null;
}

/** A warning was looked at */
export class WarningEditDto {
  @about('warning') about: 'warning';
  key: string;
  settled: boolean;
}

/** A difference is taken over into the ledger */
export class DifferenceEditDto {
  @about('difference') about: 'difference';
  key: string;
  accepted: boolean;
}

/** Whether a measure of another edition is the one of the ledger that it was taken for */
export class PairEditDto {
  @about('pair') about: 'pair';
  /** Place in the document */
  key: string;
  /** Measure of the ledger */
  measure: string;
  same: boolean;
}

/** A field is set back to what was read */
export class ReadingEditDto {
  @about('reading') about: 'reading';
  /** front, or key of the section, measure or duty */
  key: string;
  field: string;
}

/** Whether the document is an edition of a plan in the ledger, another plan, or of a voided one that plan anew; null takes the answer back */
export class StandingEditDto {
  @about('standing') about: 'standing';
  /** The plan in the ledger */
  key: string;
  @ApiProperty({ enum: [...PLAN_ANSWERS], nullable: true }) value: (typeof PLAN_ANSWERS)[number] | null;
}

/** Day from which what is confirmed applies; null is back to the usual day */
export class EffectiveEditDto {
  @about('effective') about: 'effective';
  @day() on?: string | null;
  /** What becomes of measures that were acted on after that day: they change as of their last entry; null: it is asked */
  @ApiProperty({ enum: ['from-last-entry'], nullable: true, required: false }) whereActed?: 'from-last-entry' | null;
}

/** Day the running ledger stands for, and whether all rows without doubts are taken */
export class OpeningEditDto {
  @about('opening') about: 'opening';
  @day() on?: string | null;
  take?: 'sure' | 'none';
}

/** What the person reads otherwise in a row of the running ledger; null: none */
export class OpeningFieldsDto {
  milestone?: string | null;
  @ApiProperty({ enum: [...OPENING_STATUSES], nullable: true, required: false }) status?: (typeof OPENING_STATUSES)[number] | null;
  @day() completedOn?: string | null;
  @day() extendedTo?: string | null;
  extensionReason?: string | null;
  progress?: string | null;
  /** A decimal number as text */
  cumulative?: string | null;
  problems?: string | null;
  nextSteps?: string | null;
  slip?: string | null;
}

/** Whether a row of the running ledger is taken, and how it is read */
export class OpeningRowEditDto {
  @about('opening-row') about: 'opening-row';
  key: string;
  take: boolean;
  fields?: OpeningFieldsDto;
}

export const EDIT_MODELS = [
  FrontEditDto, SectionEditDto, MeasureEditDto, DutyEditDto, UnitEditDto, WarningEditDto, DifferenceEditDto, PairEditDto, ReadingEditDto, StandingEditDto, EffectiveEditDto,
  OpeningEditDto, OpeningRowEditDto,
];
