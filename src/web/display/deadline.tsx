import { Tooltip } from 'antd';
import type { MilestoneRow } from '../api/types.js';
import { addDays, dateText, shortDateText } from './dates.js';

interface DeadlineProps {
  row: Pick<MilestoneRow, 'firstDue' | 'originalDue' | 'due' | 'extensions'>;
  /** Deadlines of this year are shown without it. */
  year?: number | null;
}

/** The plan first set another date, which one of its editions has replaced (rule 4). */
export const isRevised = ({ firstDue, originalDue }: Pick<MilestoneRow, 'firstDue' | 'originalDue'>): boolean => firstDue !== null && firstDue !== originalDue;

/** Original deadline → deadline in force, and what moved it: editions of the plan, extensions; the original is never lost. */
export function Deadline({ row, year = null }: DeadlineProps) {
  const due = row.due === null ? <span className="muted">无时限</span> : shortDateText(row.due, year);
  const revised = isRevised(row);
  const extended = row.due !== null && row.extensions > 0 && row.originalDue !== row.due;
  if (!revised && !extended) return row.due === null ? due : <span className="deadline">{due}</span>;
  const moves = [...(revised ? [`文件修订为${dateText(row.originalDue, '无时限')}`] : []), ...(extended ? [`已延期${row.extensions}次`] : [])];
  return (
    <Tooltip title={`原定${dateText(row.firstDue)}，${moves.join('，')}${extended ? `，现为${dateText(row.due)}` : ''}`}>
      <span className="deadline">
        <s className="deadline-original">{shortDateText(row.firstDue, year)}</s>
        <span aria-label={extended ? '延至' : '修订为'}> → </span>
        {due}
        {revised && <span className="deadline-extended">修订</span>}
        {extended && <span className="deadline-extended">延期{row.extensions}次</span>}
      </span>
    </Tooltip>
  );
}

interface DueInProps {
  row: Pick<MilestoneRow, 'daysOverdue' | 'waitedDays' | 'due' | 'daysLeft' | 'status'>;
  /** Dates further away than this need no counting down. */
  within?: number;
}

/** How the days overdue were counted, so that anyone can count them again (rule 3); null where it is not overdue. */
export function overdueReckoning({ daysOverdue, waitedDays, due }: Pick<MilestoneRow, 'daysOverdue' | 'waitedDays' | 'due'>): string | null {
  if (daysOverdue === null || due === null) return null;
  const days = daysOverdue + waitedDays;
  const span = `自${dateText(addDays(due, 1))}起至${dateText(addDays(due, days))}`;
  return waitedDays > 0 ? `${span}共${days}天，扣除等待核验${waitedDays}天，计${daysOverdue}天` : `${span}，计${daysOverdue}天`;
}

/** A report after the due date that claims a day before it takes the light off: said beside it, until and after the check. */
export function ReportedLate({ row }: { row: Pick<MilestoneRow, 'reportedLateDays' | 'status'> }) {
  if (row.reportedLateDays === null) return null;
  return <span className="reported-late" data-testid="reported-late">迟报{row.reportedLateDays}天，{row.status === 'closed' ? '认定按期' : '自报按期'}</span>;
}

/** How late, or how near. Only lateness is red. */
export function DueIn({ row, within = Infinity }: DueInProps) {
  if (row.daysOverdue !== null && row.daysOverdue > 0) return <Tooltip title={overdueReckoning(row)}><span className="overdue-days" tabIndex={0}>逾期{row.daysOverdue}天</span></Tooltip>;
  if (row.daysLeft === null || row.daysLeft > within || row.status === 'closed') return null;
  return <span className="days-left">{row.daysLeft === 0 ? '当日到期' : `还有${row.daysLeft}天`}</span>;
}
