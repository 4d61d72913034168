import { Empty, Pagination } from 'antd';
import { useState } from 'react';
import { isGroup } from '../../../units/unit-classes.js';
import { MembersText } from './members-text.js';
import type { RegisterListProps } from './unit-change.js';
import { UnitChangesButton } from './unit-changes-button.js';
import { UnitNamesCell } from './unit-names-cell.js';

const PAGE_SIZE = 20;

/** The registry on a phone. */
export function RegisterCards({ items, onChange }: RegisterListProps) {
  const [chosenPage, choosePage] = useState(1);
  if (items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有相符的单位" />;
  const page = Math.min(chosenPage, Math.ceil(items.length / PAGE_SIZE));
  const manyCities = items.some(({ jurisdiction }) => jurisdiction !== items[0]!.jurisdiction);
  return (
    <div className="panel-body">
      <ul className="measure-cards" data-testid="register-table">
        {items.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((row) => (
          <li key={row.unit} className="measure-card">
            <div className="card-head"><UnitNamesCell unit={row} /><UnitChangesButton unit={row} onChange={onChange} /></div>
            <div className="muted small">
              {[manyCities ? row.jurisdiction : null, row.classLabel, row.rankingGroup ?? '不排名', `顺序 ${row.order}`, `方案载明 ${row.measures} 项`].filter((one) => one !== null).join(' · ')}
            </div>
            {(isGroup(row) || row.memberOf.length > 0) && <div className="small"><MembersText unit={row} /></div>}
          </li>
        ))}
      </ul>
      <Pagination className="pages" simple align="center" current={page} pageSize={PAGE_SIZE} total={items.length} onChange={choosePage} hideOnSinglePage />
    </div>
  );
}
