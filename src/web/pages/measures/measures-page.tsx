import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useReading } from '../../api/reading.js';
import type { MeasurePage } from '../../api/types.js';
import { Answer } from '../../display/answer.js';
import { dateText } from '../../display/dates.js';
import { PageTitle } from '../../display/page-title.js';
import { useView } from '../../session/view.js';
import { FilterBar } from './filter-bar.js';
import { useFilters } from './filters.js';
import { MeasuresList } from './measures-list.js';

/** 台账: every measure of the plan, one row each, with its time nodes. */
export default function MeasuresPage() {
  const { plan } = useView();
  const { filters, change } = useFilters();
  const query = useReading<MeasurePage>('/measures', { plan: plan?.id, ...filters });
  return (
    <>
      <PageTitle
        title="工作台账"
        note={query.data && <>共 <strong data-testid="measures-total">{query.data.total}</strong> 项措施、<strong>{query.data.totalMilestones}</strong> 个时间节点 · 截至{dateText(query.data.asOf)}</>}
        tools={(
          <>
            {(query.data?.total ?? 0) > (query.data?.items.length ?? 0) && query.data!.total <= 200 && <Button className="screen-only" onClick={() => change({ pageSize: '200' })}>全部显示</Button>}
            <Button className="screen-only" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>打印</Button>
          </>
        )}
      />
      <div className="panel">
        <FilterBar />
        <Answer query={query} rows={12}>{(page) => <MeasuresList page={page} year={plan?.year ?? null} />}</Answer>
      </div>
    </>
  );
}
