import { Empty, Table, type TableProps } from 'antd';
import type { MatchingMeasure, MeasurePage } from '../../api/types.js';
import { LightTag } from '../../display/light-tag.js';
import { UnitsText } from '../../display/units-text.js';
import { UnitsIncomplete } from '../../display/units-incomplete.js';
import { ViaGroups } from '../../display/via-groups.js';
import { useCitation } from '../../session/citation.js';
import { PlacedLink } from '../../session/placed-link.js';
import { MilestonesCell } from './milestones-cell.js';
import { useFilters, type Filters } from './filters.js';

interface MeasuresTableProps {
  page: MeasurePage;
  year: number | null;
  /** `no`: every row at once, for paper. */
  paged?: 'yes' | 'no';
}
type Columns = NonNullable<TableProps<MatchingMeasure>['columns']>;

export function MeasuresTable({ page, year, paged = 'yes' }: MeasuresTableProps) {
  const { filters, change } = useFilters();
  const cited = useCitation();
  return (
    <Table<MatchingMeasure>
      rowKey="measure"
      className="measures-table"
      columns={columnsFor(filters, year, cited)}
      dataSource={page.items}
      data-testid="measures-table"
      scroll={{ x: 1120 }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有符合条件的措施，可清除筛选后再看" /> }}
      pagination={paged === 'no' ? false : {
        current: page.page, pageSize: page.pageSize, total: page.total, showSizeChanger: true, pageSizeOptions: [20, 50, 100, 200],
        showTotal: (total, [from, to]) => `第 ${from}–${to} 项，共 ${total} 项`, placement: ['bottomEnd'], responsive: true,
      }}
      onChange={(pagination, _, sorter) => {
        const { columnKey, order } = Array.isArray(sorter) ? sorter[0]! : sorter;
        change({
          page: String(pagination.current ?? 1), pageSize: String(pagination.pageSize ?? 20),
          sort: order ? String(columnKey) : undefined, order: order === 'descend' ? 'desc' : undefined,
        });
      }}
    />
  );
}

function columnsFor(filters: Filters, year: number | null, cited: (row: MatchingMeasure) => string): Columns {
  const sortable = (key: string) => ({
    key, sorter: true, sortOrder: filters.sort === key ? (filters.order === 'desc' ? 'descend' as const : 'ascend' as const) : null,
  });
  return [
    { title: '编号', ...sortable('number'), width: 164, render: (_, row) => <PlacedLink path={`/measures/${encodeURIComponent(row.measure)}`} className="cite">{cited(row)}</PlacedLink> },
    { title: '措施', key: 'title', width: 230, render: (_, row) => <PlacedLink path={`/measures/${encodeURIComponent(row.measure)}`} className="row-title" data-testid="measure-link">{row.title}</PlacedLink> },
    { title: '牵头单位', key: 'lead', width: 150, render: (_, row) => <UnitsText units={row.lead} absent="未明确" /> },
    { title: '责任、配合单位', key: 'units', width: 200, render: (_, row) => <><UnitsText units={[...row.responsible, ...row.supporting]} /><UnitsIncomplete row={row} /><ViaGroups via={row.via} /></> },
    { title: '时间节点（原定 → 现定）', ...sortable('due'), width: 290, render: (_, row) => <MilestonesCell milestones={row.milestones} matching={row.matching} year={year} /> },
    { title: '延期', ...sortable('extensions'), width: 72, align: 'right', render: (_, row) => (row.extensions === 0 ? <span className="muted">—</span> : <span className="nowrap">{row.extensions}次</span>) },
    { title: '亮灯', ...sortable('light'), width: 104, render: (_, row) => <LightTag light={row.light} label={row.lightLabel} /> },
  ];
}
