import { Empty } from 'antd';
import { useCitation } from '../session/citation.js';
import { PlacedLink } from '../session/placed-link.js';
import type { MilestoneRow } from '../api/types.js';
import { Deadline, DueIn, ReportedLate } from './deadline.js';
import { StatusTag } from './status-tag.js';

interface MilestoneListProps {
  items: MilestoneRow[];
  empty: string;
  /** Rows shown; all where absent. Whole rows only: a list cut in the middle of one looks broken. */
  first?: number;
}

/** Time nodes as a compact list: which, whose, when due, how late. */
export function MilestoneList({ items, empty, first = items.length }: MilestoneListProps) {
  const cited = useCitation();
  if (items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />;
  return (
    <ul className="milestone-list">
      {items.slice(0, first).map((row) => (
        <li key={`${row.measure}/${row.milestone}`} className="milestone-list-row" data-testid="milestone-row">
          <div className="milestone-list-main">
            <PlacedLink path={`/measures/${encodeURIComponent(row.measure)}`} className="milestone-list-title">
              <span className="cite">{cited(row)}</span> {row.title}
            </PlacedLink>
            <div className="milestone-list-meta">
              <StatusTag status={row.status} label={row.statusLabel} />
              <ReportedLate row={row} />
              {row.label && row.label !== row.title && <span>{row.label}</span>}
              <span>{row.lead.map((one) => one.name).join('、') || '未明确牵头单位'}</span>
            </div>
          </div>
          <div className="milestone-list-due">
            <DueIn row={row} />
            <span className="milestone-list-date"><Deadline row={row} /></span>
          </div>
        </li>
      ))}
    </ul>
  );
}
