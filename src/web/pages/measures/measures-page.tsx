import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { queryString } from '../../api/client.js';
import { useReading } from '../../api/reading.js';
import type { MeasurePage } from '../../api/types.js';
import { AddressNotice } from '../../display/address-notice.js';
import { Answer } from '../../display/answer.js';
import { dateText } from '../../display/dates.js';
import { DownloadButton } from '../../display/download-button.js';
import { PageTitle } from '../../display/page-title.js';
import { useView } from '../../session/view.js';
import { FilterBar } from './filter-bar.js';
import { useFilters } from './filters.js';
import { MeasuresList } from './measures-list.js';
import { MeasuresTable } from './measures-table.js';
import { Unfolded } from './milestones-cell.js';
import { PrintHeading } from './print-heading.js';
import { usePrinting } from './whole-list.js';

/** 台账: every measure of the plans shown, one row each, with its time nodes. */
export default function MeasuresPage() {
  const { plan, year, asOf, knownAt } = useView();
  const { filters, faults } = useFilters();
  const query = useReading<MeasurePage>('/measures', { plan: plan?.id, ...filters });
  const { print, loading, whole, comeBack } = usePrinting();
  return (
    <>
      {query.data && <PrintHeading page={query.data} printed={whole?.length ?? query.data.items.length} />}
      <PageTitle
        title="工作台账"
        note={query.data && <><Counted page={query.data} /> · 截至{dateText(query.data.asOf)}</>}
        tools={(
          <>
            {whole && <Button className="screen-only" onClick={comeBack}>返回清单</Button>}
            <DownloadButton
              className="screen-only" icon={<DownloadOutlined aria-hidden />} data-testid="export"
              path={`/measures/export.xlsx${queryString({ plan: plan?.id, ...filters, asOf, knownAt })}`} fileName={`${plan?.shortTitle ?? '全部方案'}工作台账.xlsx`}
            >
              导出 Excel
            </DownloadButton>
            <Button className="screen-only" icon={<PrinterOutlined aria-hidden />} loading={loading} onClick={print} data-testid="print">打印</Button>
          </>
        )}
      />
      <AddressNotice faults={faults} />
      <div className="panel">
        <FilterBar />
        <Answer query={query} rows={12}>
          {(page) => (whole
            ? <Unfolded value><MeasuresTable page={{ ...page, items: whole }} year={year} paged="no" /></Unfolded>
            : <MeasuresList page={page} year={year} />)}
        </Answer>
      </div>
    </>
  );
}

/** Where the list was asked for time nodes, it says how many of them it holds: the figure that led here. */
function Counted({ page: { total, totalMilestones, matchingMilestones } }: { page: MeasurePage }) {
  const measures = <strong data-testid="measures-total">{total}</strong>;
  if (matchingMilestones === totalMilestones) return <>共 {measures} 项措施、<strong data-testid="milestones-total">{totalMilestones}</strong> 个时间节点</>;
  return <>{measures} 项措施，符合条件的时间节点 <strong data-testid="milestones-total">{matchingMilestones}</strong> 个（共 {totalMilestones} 个）</>;
}
