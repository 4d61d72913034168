import { Empty, Grid, Table, type TableProps } from 'antd';
import type { UnitMeasure } from '../../api/types.js';
import { LightTag } from '../../display/light-tag.js';
import { ViaGroups } from '../../display/via-groups.js';
import { useCitation } from '../../session/citation.js';
import { PlacedLink } from '../../session/placed-link.js';
import { MeasureCards } from '../measures/measure-cards.js';
import { MilestonesCell } from '../measures/milestones-cell.js';

interface DepartmentTasksProps {
  measures: UnitMeasure[];
  unit: string;
  year: number | null;
}

export function DepartmentTasks({ measures, unit, year }: DepartmentTasksProps) {
  const { md = true } = Grid.useBreakpoint();
  const cited = useCitation();
  if (!md) return <MeasureCards measures={measures} year={year} />;
  return (
    <Table<UnitMeasure>
      rowKey="measure"
      columns={columnsFor(unit, year, cited)}
      dataSource={measures}
      scroll={{ x: 960 }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有承担的措施" /> }}
      pagination={{ defaultPageSize: 10, showSizeChanger: true, pageSizeOptions: [10, 20, 50, 100], hideOnSinglePage: true, showTotal: (total) => `共 ${total} 项` }}
    />
  );
}

function columnsFor(unit: string, year: number | null, cited: (row: UnitMeasure) => string): TableProps<UnitMeasure>['columns'] {
  return [
    { title: '编号', key: 'cite', width: 150, render: (_, row) => <PlacedLink path={`/measures/${encodeURIComponent(row.measure)}`} className="cite">{cited(row)}</PlacedLink> },
    { title: '措施', key: 'title', width: 320, render: (_, row) => <PlacedLink path={`/measures/${encodeURIComponent(row.measure)}`} className="row-title">{row.title}</PlacedLink> },
    { title: '分工', key: 'role', width: 130, render: (_, row) => <UnitRole row={row} unit={unit} /> },
    { title: '时间节点（原定 → 现定）', key: 'due', width: 330, render: (_, row) => <MilestonesCell milestones={row.milestones} year={year} /> },
    { title: '亮灯', key: 'light', width: 110, render: (_, row) => <LightTag light={row.light} label={row.lightLabel} /> },
  ];
}

/** The role as printed; through a group (各县市区) that of the group. */
function UnitRole({ row, unit }: { row: UnitMeasure; unit: string }) {
  const holders = row.via.length > 0 ? row.via.map((one) => one.unit) : [unit];
  const names = (units: UnitMeasure['lead']): boolean => units.some((one) => holders.includes(one.unit));
  return <>{names(row.lead) ? '牵头' : names(row.responsible) ? '责任' : '配合'}<ViaGroups via={row.via} /></>;
}
