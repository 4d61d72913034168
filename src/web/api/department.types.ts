import type { AccountabilityRecordRow, DepartmentListRow, DepartmentRecord as Record, FigureEvidence, RegisterRow } from '../../../projections/department-record/answers.js';
import type { AsOf } from './types.js';

export type {
  AccountabilityRecordRow as AccountabilityRecord, DepartmentListRow as DepartmentRow, Figure as DepartmentFigure, MemberName, RegisterRow as RegisteredUnit,
} from '../../../projections/department-record/answers.js';

export interface DepartmentList extends AsOf {
  items: DepartmentListRow[];
  /** Measures that name further units by 等 only (未列全). */
  unitsIncomplete: number;
}
/** 单位名录 */
export interface UnitRegistry extends AsOf {
  items: RegisterRow[];
}
export interface DepartmentRecord extends AsOf, Record {}
export interface BehindFigure extends AsOf, FigureEvidence {}
export interface AccountabilityRecordList extends AsOf {
  items: AccountabilityRecordRow[];
}
