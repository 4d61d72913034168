import { Grid, Pagination } from 'antd';
import { useReading } from '../../api/reading.js';
import type { AuditPage as AuditAnswer } from '../../api/types.js';
import { AddressNotice } from '../../display/address-notice.js';
import { Answer } from '../../display/answer.js';
import { EventList } from '../../display/event-list.js';
import { PageTitle } from '../../display/page-title.js';
import { AuditFilterBar } from './audit-filter-bar.js';
import { useAuditFilters } from './audit-filters.js';

/** 审计: every entry of the ledger, searchable, down to the record as stored. */
export default function AuditPage() {
  const { filters, faults, change } = useAuditFilters();
  const { md = true } = Grid.useBreakpoint();
  const query = useReading<AuditAnswer>('/audit-trail', filters);
  return (
    <>
      <PageTitle title="审计" note={query.data && <>符合条件的记录 <strong data-testid="audit-total">{query.data.total.toLocaleString('en-US')}</strong> 条，按入账先后，新的在前</>} />
      <AddressNotice faults={faults} />
      <div className="panel">
        <AuditFilterBar types={query.data?.types ?? []} />
        <Answer query={query} rows={10}>
          {({ items, total, page, pageSize }) => (
            <div className="panel-body">
              <EventList events={items} withCite empty="没有符合条件的记录" />
              <Pagination className="pages" simple={!md} align={md ? 'end' : 'center'} current={page} pageSize={pageSize} total={total} showSizeChanger={md} pageSizeOptions={[20, 50, 100]} showTotal={md ? (all) => `共 ${all} 条` : undefined} hideOnSinglePage={total <= 20}
                onChange={(nextPage, nextSize) => change({ page: String(nextPage), pageSize: String(nextSize) })} />
            </div>
          )}
        </Answer>
      </div>
    </>
  );
}
