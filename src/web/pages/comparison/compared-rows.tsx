import { Empty, Grid, Pagination, Table, type TableProps } from 'antd';
import { useState } from 'react';
import type { Comparison, ComparisonRow, LinkProposal } from '../../api/types.js';
import { PlacedLink } from '../../session/placed-link.js';
import { ComparedMilestones } from './compared-milestones.js';
import { DeadlineDifference, TargetDifferences } from './differences.js';
import { useComparisonFilters } from './filters.js';
import { LinkDrawer } from './link-drawer.js';
import { LinkedCell } from './linked-cell.js';
import type { PlanIds } from './plans-compared.js';

interface ComparedRowsProps {
  comparison: Comparison;
  proposals: ReadonlyMap<string, LinkProposal>;
  plans: PlanIds;
}
type Columns = NonNullable<TableProps<ComparisonRow>['columns']>;

const PAGE_SIZE = 20;
const NOTHING = '没有符合条件的措施，可清除筛选后再看';
const measurePath = (measure: string): string => `/measures/${encodeURIComponent(measure)}`;

/** The two plans side by side: a table where there is room for one, cards on a phone. */
export function ComparedRows({ comparison, proposals, plans }: ComparedRowsProps) {
  const { md = true } = Grid.useBreakpoint();
  const { filters, change } = useComparisonFilters();
  const [changing, setChanging] = useState<ComparisonRow | null>(null);
  const { rows, linking } = comparison;
  const page = Math.min(Number(filters.page ?? 1), Math.max(1, Math.ceil(rows.length / PAGE_SIZE)));
  const turn = (next: number) => change({ page: String(next) });
  const linked = (row: ComparisonRow) => <LinkedCell row={row} proposal={proposals.get(row.measure)} linking={linking} onChange={() => setChanging(row)} />;
  return (
    <>
      {md
        ? (
          <Table<ComparisonRow>
            rowKey="measure" className="comparison-table" data-testid="comparison-table" columns={columns(linked)} dataSource={rows} scroll={{ x: 1180 }}
            locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={NOTHING} /> }}
            pagination={{ current: page, pageSize: PAGE_SIZE, total: rows.length, showSizeChanger: false, showTotal: (total, [from, to]) => `第 ${from}–${to} 项，共 ${total} 项`, placement: ['bottomEnd'], onChange: turn }}
          />
        )
        : (
          <div className="panel-body" data-testid="comparison-table">
            {rows.length === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={NOTHING} /> : (
              <ul className="measure-cards">{rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((row) => <ComparedCard key={row.measure} row={row}>{linked(row)}</ComparedCard>)}</ul>
            )}
            <Pagination className="pages" simple align="center" current={page} pageSize={PAGE_SIZE} total={rows.length} onChange={turn} hideOnSinglePage />
          </div>
        )}
      {changing && <LinkDrawer row={changing} proposal={proposals.get(changing.measure)} plans={plans} onClose={() => setChanging(null)} />}
    </>
  );
}

function columns(linked: (row: ComparisonRow) => React.ReactNode): Columns {
  return [
    { title: '市级措施', key: 'city', width: 250, render: (_, row) => <CityMeasure row={row} /> },
    { title: '市级时限', key: 'city-due', width: 128, render: (_, row) => <ComparedMilestones milestones={row.milestones} /> },
    { title: '对应的省级措施', key: 'province', width: 330, render: (_, row) => linked(row) },
    { title: '省级时限', key: 'province-due', width: 128, render: (_, row) => row.provincial.map((one) => <ComparedMilestones key={one.measure} milestones={one.milestones} />) },
    { title: '时限比较', key: 'deadline', width: 116, render: (_, row) => <DeadlineDifference deadline={row.deadline} /> },
    { title: '目标比较', key: 'targets', width: 228, render: (_, row) => <TargetDifferences targets={row.targets} /> },
  ];
}

function CityMeasure({ row }: { row: ComparisonRow }) {
  return (
    <>
      <PlacedLink path={measurePath(row.measure)} className="cite">{row.cite}</PlacedLink>
      <div><PlacedLink path={measurePath(row.measure)} className="row-title">{row.title}</PlacedLink></div>
    </>
  );
}

function ComparedCard({ row, children }: { row: ComparisonRow; children: React.ReactNode }) {
  return (
    <li className="measure-card compared-card" data-testid="compared-card">
      <CityMeasure row={row} />
      <div className="compared-card-line"><span className="muted">市级时限</span><ComparedMilestones milestones={row.milestones} /></div>
      <div className="compared-card-province">{children}</div>
      {row.provincial.length > 0 && (
        <div className="compared-card-line">
          <span className="muted">省级时限</span>
          <div>{row.provincial.map((one) => <ComparedMilestones key={one.measure} milestones={one.milestones} />)}</div>
          <DeadlineDifference deadline={row.deadline} />
        </div>
      )}
      <TargetDifferences targets={row.targets} />
    </li>
  );
}
