import { Empty, Pagination } from 'antd';
import { useState } from 'react';
import type { DepartmentRow } from '../../api/types.js';
import { PlacedLink } from '../../session/placed-link.js';
import { tellingName } from '../../units/unit-names.js';

const PAGE_SIZE = 20;
const COUNTS = [
  { key: 'led', label: '牵头' }, { key: 'shared', label: '参与' }, { key: 'closed', label: '已销号' }, { key: 'overdue', label: '逾期' },
  { key: 'dueSoon', label: '临期' }, { key: 'extensions', label: '延期' }, { key: 'chaseUps', label: '督促' }, { key: 'accountability', label: '问责' },
] as const;

/** Units on a phone, where a table of ten columns has no room. */
export function DepartmentCards({ items }: { items: DepartmentRow[] }) {
  const [chosenPage, choosePage] = useState(1);
  if (items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有相符的单位" />;
  const page = Math.min(chosenPage, Math.ceil(items.length / PAGE_SIZE));
  return (
    <div className="panel-body">
      <ul className="measure-cards" data-testid="departments-table">
        {items.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((row) => (
          <li key={row.unit} className="measure-card">
            <div className="card-head">
              <PlacedLink path={`/departments/${encodeURIComponent(row.unit)}`} className="card-link" data-testid="department-link">{tellingName(row, items)}</PlacedLink>
              <span className="muted small nowrap">{row.classLabel}</span>
            </div>
            {row.aliases.length > 0 && <div className="muted small">又称 {row.aliases.join('、')}</div>}
            <dl className="card-counts">
              {COUNTS.map(({ key, label }) => (
                <div key={key}><dt>{label}</dt><dd className={row[key] === 0 ? 'muted' : key === 'overdue' ? 'overdue-days' : undefined}>{row[key]}</dd></div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
      <Pagination className="pages" simple align="center" current={page} pageSize={PAGE_SIZE} total={items.length} onChange={choosePage} hideOnSinglePage />
    </div>
  );
}
