import type { DEADLINE_KINDS } from '../../measures/measure.events.js';

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
  /** 未列全: further units are named by 等 only, and nobody has said that all are named */
  unitsIncomplete: boolean;
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
