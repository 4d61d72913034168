import type { DepartmentListRow, Figure, FigureEvidence, MemberName, RegisterRow } from '../../projections/department-record/answers.js';
import { type EventViewDto } from '../ledger/event-view.dto.js';
import { ReadingPointDto } from '../ledger/reading-point.dto.js';
import { UnitNameDto, type MilestoneRowDto, type UnitMeasureDto } from '../measures/measure-rows.dto.js';
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
  /** Measures that name further units by 等 only (未列全): those units are not in the list */
  unitsIncomplete: number;
}

export class FormerNameDto {
  name: string;
  /** First day it was in force */
  from: string;
}

export class MemberNameDto extends UnitNameDto implements MemberName {
  /** First day of the membership */
  from: string;
  /** First day on which it is no member any more; null where no end is known */
  until: string | null;
}

export class DepartmentDto {
  unit: string;
  name: string;
  names: FormerNameDto[];
  class: string;
  classLabel: string;
  aliases: string[];
  mergedInto: string | null;
  /** Of a group: its members on day D, in official order */
  members: MemberNameDto[];
  /** Groups it is a member of on day D */
  memberOf: MemberNameDto[];
}

/** A unit of the registry (单位名录) */
export class RegisterRowDto implements RegisterRow {
  unit: string;
  /** City or county whose unit it is: units of two may have the same name */
  jurisdiction: string;
  name: string;
  /** Other names that mean it, former names included */
  aliases: string[];
  class: string;
  classLabel: string;
  /** Official order (建制顺序) */
  order: number;
  /** Units are ranked only within it; null: not ranked */
  rankingGroup: string | null;
  mergedInto: UnitNameDto | null;
  /** Measures of the plans that count which name it */
  measures: number;
  /** Of a group: its members, those that join after day D included */
  members: MemberNameDto[];
  /** Groups it is a member of */
  memberOf: MemberNameDto[];
  /** Revision the unit's stream stands at, for If-Match */
  revision: number;
}

export class RegisterAnswerDto extends ReadingPointDto {
  items: RegisterRowDto[];
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
  measures: UnitMeasureDto[];
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
