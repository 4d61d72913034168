import { Empty, Pagination } from 'antd';
import { useState, type ReactNode } from 'react';
import type { AccountabilityRecord } from '../api/types.js';
import { useCitation } from '../session/citation.js';
import { PlacedLink } from '../session/placed-link.js';
import { useUnitWords } from '../units/unit-names.js';
import { dateText, momentText } from './dates.js';

interface RecordListProps {
  records: AccountabilityRecord[];
  empty: string;
  /** Where the unit is not plain from the page. */
  withUnit?: boolean;
  toolsFor?: (record: AccountabilityRecord) => ReactNode;
}

const PAGE_SIZE = 10;

/** Chase-up measures or accountability records; a reversed one stays readable and says so. */
export function RecordList({ records, empty, withUnit = false, toolsFor }: RecordListProps) {
  const cited = useCitation();
  const unitWords = useUnitWords();
  const [chosenPage, choosePage] = useState(1);
  const page = Math.min(chosenPage, Math.max(1, Math.ceil(records.length / PAGE_SIZE)));
  if (records.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />;
  return (
    <>
      <ul className="records">
        {records.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((one) => (
          <li key={one.record} className={one.state === 'reversed' ? 'record record-reversed' : 'record'} data-testid="accountability-record">
            <div className="record-head">
              <span className={`record-kind record-kind-${one.kind}`}>{one.kindLabel}</span>
              <strong>{one.form}</strong>
              <span className="muted">{one.number}</span>
              {withUnit && <PlacedLink path={`/departments/${encodeURIComponent(one.unit)}`}>{unitWords(one.unit, one.unitName)}</PlacedLink>}
              {one.measure && one.cite && <PlacedLink path={`/measures/${encodeURIComponent(one.measure)}`} className="cite">{cited({ cite: one.cite, plan: one.plan })}</PlacedLink>}
              {one.state === 'reversed' && <span className="record-state">{one.stateLabel}</span>}
              <span className="record-tools">{toolsFor?.(one)}</span>
            </div>
            <p className="record-facts prose">{one.facts}</p>
            {one.statement && <p className="record-statement prose"><span className="muted">单位陈述申辩：</span>{one.statement}</p>}
            {one.reversal && <p className="record-statement"><span className="muted">{dateText(one.reversal.occurredOn)}由{one.reversal.organ}撤销：</span>{one.reversal.reason}</p>}
            <div className="record-foot muted">
              <span>{dateText(one.occurredOn)}发生 · {momentText(one.recordedAt)}入账</span>
              <span>{[one.organ, one.documentNumber, one.ground].filter(Boolean).join(' · ')}</span>
            </div>
          </li>
        ))}
      </ul>
      <Pagination className="pages" align="end" size="small" current={page} pageSize={PAGE_SIZE} total={records.length} onChange={choosePage} hideOnSinglePage showSizeChanger={false} />
    </>
  );
}
