import { createContext, use } from 'react';
import type { MilestoneRow } from '../../api/types.js';
import { Deadline, DueIn, ReportedLate } from '../../display/deadline.js';
import { StatusTag } from '../../display/status-tag.js';

/** Recurring time nodes have many occurrences: the open ones nearest to their date stand for all. */
const SHOWN = 4;

/** On paper nothing is folded away. */
export const Unfolded = createContext(false);

interface MilestonesCellProps {
  milestones: MilestoneRow[];
  /** Those the list was asked for: all of them stand first, the others are dimmed. Absent where none was asked for. */
  matching?: string[] | undefined;
  year: number | null;
}

export function MilestonesCell({ milestones, matching, year }: MilestonesCellProps) {
  const unfolded = use(Unfolded);
  const narrowed = matching !== undefined && matching.length < milestones.length;
  const asked = narrowed ? milestones.filter((one) => matching.includes(one.milestone)) : [];
  const open = milestones.filter((one) => one.status !== 'closed' && one.status !== 'terminated');
  const limit = unfolded ? milestones.length : Math.max(SHOWN, asked.length);
  const inOrder = milestones.length <= limit && !narrowed ? milestones : [...new Set([...asked, ...open, ...milestones])];
  const chosen = inOrder.slice(0, limit);
  return (
    <ul className="milestones-cell">
      {chosen.map((one) => (
        <li key={one.milestone} className={narrowed && !asked.includes(one) ? 'not-asked' : undefined}>
          <span className="milestones-cell-date"><Deadline row={one} year={year} /></span>
          <StatusTag status={one.status} label={one.statusLabel} />
          <DueIn row={one} within={30} />
          <ReportedLate row={one} />
        </li>
      ))}
      {milestones.length > chosen.length && <li className="muted">另有 {milestones.length - chosen.length} 个时间节点</li>}
    </ul>
  );
}
