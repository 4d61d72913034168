import type { Light, MatchingMeasure, MeasureRow, MilestoneRow, UnitMeasure, UnitName } from '../../projections/dashboard/answers.js';
import { ReadingPointDto } from '../ledger/reading-point.dto.js';
import type { MilestoneStatus } from './measure.state.js';

export class UnitNameDto implements UnitName {
  unit: string;
  /** Name in force on day D */
  name: string;
}

export class IndicatorDto {
  ordinal: number | null;
  name: string;
}

/** One tracked unit (时间节点): a milestone, or one occurrence of a recurring one. */
export class MilestoneRowDto implements MilestoneRow {
  measure: string;
  plan: string;
  milestone: string;
  /** Occurrence of a recurring milestone, e.g. 2021-05 */
  occurrence: string | null;
  /** How people cite the measure */
  cite: string;
  title: string;
  label: string;
  indicator: IndicatorDto;
  lead: UnitNameDto[];
  /** Due date that the plan or its trigger set first; differs from originalDue where a later edition of the plan has replaced it */
  firstDue: string | null;
  /** Due date of the plan as it stands, without extensions; null where it can never be overdue */
  originalDue: string | null;
  /** Due date in force */
  due: string | null;
  /** Extensions granted */
  extensions: number;
  status: MilestoneStatus;
  statusLabel: string;
  light: Light;
  /** The word that always stands beside the colour */
  lightLabel: string;
  daysOverdue: number | null;
  /** Days of waiting for the check that are not counted in daysOverdue */
  waitedDays: number;
  /** Days after the due date on which a completion in time was reported; null where it was not reported late */
  reportedLateDays: number | null;
  daysLeft: number | null;
  /** Completion date the checker accepted */
  completedOn: string | null;
  reworkLimit: string | null;
  reworkOverdue: boolean;
  /** An extension request waits for an answer */
  requestOpen: boolean;
}

export class MeasureRowDto implements MeasureRow {
  measure: string;
  plan: string;
  cite: string;
  indicator: IndicatorDto;
  number: number | null;
  title: string;
  lead: UnitNameDto[];
  responsible: UnitNameDto[];
  supporting: UnitNameDto[];
  /** 未列全: the plan names further units by 等 only, until the office names them */
  unitsIncomplete: boolean;
  milestones: MilestoneRowDto[];
  light: Light;
  lightLabel: string;
  done: boolean;
  /** Nearest due date of its open milestones */
  due: string | null;
  extensions: number;
}

export class UnitMeasureDto extends MeasureRowDto implements UnitMeasure {
  /** Groups as whose member the unit asked about has it (经由“各县市区”); empty where it is named itself */
  via: UnitNameDto[];
}

export class MatchingMeasureDto extends UnitMeasureDto implements MatchingMeasure {
  /** Its milestones that meet what was asked of milestones; all where nothing was */
  matching: string[];
}

export class MeasuresAnswerDto extends ReadingPointDto {
  items: MatchingMeasureDto[];
  /** Measures (项) in all pages */
  total: number;
  /** Milestones of those measures */
  totalMilestones: number;
  /** Those that meet what was asked of milestones: status, light and deadline */
  matchingMilestones: number;
  page: number;
  pageSize: number;
}
