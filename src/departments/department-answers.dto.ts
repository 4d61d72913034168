import type { DepartmentListRow, Figure, FigureEvidence } from '../../projections/department-record/answers.js';
import { type EventViewDto } from '../ledger/event-view.dto.js';
import { ReadingPointDto } from '../ledger/reading-point.dto.js';
import { type MeasureRowDto, type MilestoneRowDto } from '../measures/measure-rows.dto.js';
import { type RecordRowDto } from '../supervision/record-answers.dto.js';

export class DepartmentRowDto implements DepartmentListRow {
  unit: string;
  /** City or county whose unit it is: units of two may have the same name */
  jurisdiction: string;
  name: string;
  aliases: string[];
  class: string;
  classLabel: string;
  order: number;
  led: number;
  shared: number;
  closed: number;
  overdue: number;
  dueSoon: number;
  extensions: number;
  chaseUps: number;
  accountability: number;
}

export class DepartmentsAnswerDto extends ReadingPointDto {
  items: DepartmentRowDto[];
}

export class FormerNameDto {
  name: string;
  /** First day it was in force */
  from: string;
}

export class DepartmentDto {
  unit: string;
  name: string;
  names: FormerNameDto[];
  class: string;
  classLabel: string;
  aliases: string[];
  mergedInto: string | null;
}

export class FigureDto implements Figure {
  figure: string;
  label: string;
  /** What it counts */
  definition: string;
  value: number;
  unit: '项' | '个' | '次' | '天';
  group: '任务' | '办结' | '延期' | '督促' | '问责' | '更正';
}

export class DepartmentRecordAnswerDto extends ReadingPointDto {
  unit: DepartmentDto;
  figures: FigureDto[];
  measures: MeasureRowDto[];
  records: RecordRowDto[];
  /** Revision the unit's stream stands at */
  revision: number;
}

export class FigureDaysDto {
  event: string;
  days: number;
}

export class FigureEvidenceDto extends ReadingPointDto implements FigureEvidence {
  figure: string;
  label: string;
  definition: string;
  events: EventViewDto[];
  /** Days each event adds to a figure in days; empty for any other figure */
  days: FigureDaysDto[];
  milestones: MilestoneRowDto[];
}
