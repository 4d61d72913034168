import type { MilestoneRow } from '../../api/types.js';
import { Deadline, DueIn } from '../../display/deadline.js';
import { StatusTag } from '../../display/status-tag.js';

/** Recurring time nodes have many occurrences: the open ones nearest to their date stand for all. */
const SHOWN = 4;

interface MilestonesCellProps {
  milestones: MilestoneRow[];
  year: number | null;
}

export function MilestonesCell({ milestones, year }: MilestonesCellProps) {
  const open = milestones.filter((one) => one.status !== 'closed' && one.status !== 'terminated');
  const chosen = milestones.length <= SHOWN ? milestones : [...open, ...milestones.filter((one) => !open.includes(one))].slice(0, SHOWN);
  return (
    <ul className="milestones-cell">
      {chosen.map((one) => (
        <li key={one.milestone}>
          <span className="milestones-cell-date"><Deadline row={one} year={year} /></span>
          <StatusTag status={one.status} label={one.statusLabel} />
          <DueIn row={one} within={30} />
        </li>
      ))}
      {milestones.length > chosen.length && <li className="muted">另有 {milestones.length - chosen.length} 个时间节点</li>}
    </ul>
  );
}
