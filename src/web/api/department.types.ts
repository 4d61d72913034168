import type { AccountabilityRecordRow, DepartmentListRow, DepartmentRecord as Record, FigureEvidence } from '../../../projections/department-record/answers.js';
import type { AsOf } from './types.js';

export type {
  AccountabilityRecordRow as AccountabilityRecord, DepartmentListRow as DepartmentRow, Figure as DepartmentFigure,
} from '../../../projections/department-record/answers.js';

export interface DepartmentList extends AsOf {
  items: DepartmentListRow[];
}
export interface DepartmentRecord extends AsOf, Record {}
export interface BehindFigure extends AsOf, FigureEvidence {}
export interface AccountabilityRecordList extends AsOf {
  items: AccountabilityRecordRow[];
}
