import { Empty, Grid, Table, type TableProps } from 'antd';
import type { MeasureRow } from '../../api/types.js';
import { LightTag } from '../../display/light-tag.js';
import { useCitation } from '../../session/citation.js';
import { PlacedLink } from '../../session/placed-link.js';
import { MeasureCards } from '../measures/measure-cards.js';
import { MilestonesCell } from '../measures/milestones-cell.js';

interface DepartmentTasksProps {
  measures: MeasureRow[];
  unit: string;
  year: number | null;
}

export function DepartmentTasks({ measures, unit, year }: DepartmentTasksProps) {
  const { md = true } = Grid.useBreakpoint();
  const cited = useCitation();
  if (!md) return <MeasureCards measures={measures} year={year} />;
  return (
    <Table<MeasureRow>
      rowKey="measure"
      columns={columnsFor(unit, year, cited)}
      dataSource={measures}
      scroll={{ x: 960 }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有承担的措施" /> }}
      pagination={{ defaultPageSize: 10, showSizeChanger: true, pageSizeOptions: [10, 20, 50, 100], hideOnSinglePage: true, showTotal: (total) => `共 ${total} 项` }}
    />
  );
}

function columnsFor(unit: string, year: number | null, cited: (row: MeasureRow) => string): TableProps<MeasureRow>['columns'] {
  return [
    { title: '编号', key: 'cite', width: 150, render: (_, row) => <PlacedLink path={`/measures/${encodeURIComponent(row.measure)}`} className="cite">{cited(row)}</PlacedLink> },
    { title: '措施', key: 'title', width: 320, render: (_, row) => <PlacedLink path={`/measures/${encodeURIComponent(row.measure)}`} className="row-title">{row.title}</PlacedLink> },
    { title: '分工', key: 'role', width: 90, render: (_, row) => roleOf(row, unit) },
    { title: '时间节点（原定 → 现定）', key: 'due', width: 330, render: (_, row) => <MilestonesCell milestones={row.milestones} year={year} /> },
    { title: '亮灯', key: 'light', width: 110, render: (_, row) => <LightTag light={row.light} label={row.lightLabel} /> },
  ];
}

function roleOf(row: MeasureRow, unit: string): string {
  if (row.lead.some((one) => one.unit === unit)) return '牵头';
  return row.responsible.some((one) => one.unit === unit) ? '责任' : '配合';
}
