import { Tooltip } from 'antd';
import type { MilestoneRow } from '../api/types.js';
import { dateText, shortDateText } from './dates.js';

interface DeadlineProps {
  row: Pick<MilestoneRow, 'originalDue' | 'due' | 'extensions'>;
  /** Deadlines of this year are shown without it. */
  year?: number | null;
}

/** Original deadline → deadline in force, and how often it was extended; the original is never lost. */
export function Deadline({ row, year = null }: DeadlineProps) {
  if (row.due === null) return <span className="muted">无时限</span>;
  const due = shortDateText(row.due, year);
  if (row.extensions === 0 || row.originalDue === row.due) return <span className="deadline">{due}</span>;
  return (
    <Tooltip title={`原定${dateText(row.originalDue)}，已延期${row.extensions}次，现为${dateText(row.due)}`}>
      <span className="deadline">
        <s className="deadline-original">{shortDateText(row.originalDue, year)}</s>
        <span aria-label="延至"> → </span>
        {due}
        <span className="deadline-extended">延期{row.extensions}次</span>
      </span>
    </Tooltip>
  );
}

interface DueInProps {
  row: Pick<MilestoneRow, 'daysOverdue' | 'daysLeft' | 'status'>;
  /** Dates further away than this need no counting down. */
  within?: number;
}

/** How late, or how near. Only lateness is red. */
export function DueIn({ row, within = Infinity }: DueInProps) {
  if (row.daysOverdue !== null && row.daysOverdue > 0) return <span className="overdue-days">逾期{row.daysOverdue}天</span>;
  if (row.daysLeft === null || row.daysLeft > within || row.status === 'closed') return null;
  return <span className="days-left">{row.daysLeft === 0 ? '当日到期' : `还有${row.daysLeft}天`}</span>;
}
