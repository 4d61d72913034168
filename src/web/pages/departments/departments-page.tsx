import { Empty, Grid, Input, Table, type TableProps } from 'antd';
import { useState } from 'react';
import { useReading } from '../../api/reading.js';
import type { DepartmentList, DepartmentRow } from '../../api/types.js';
import { Answer } from '../../display/answer.js';
import { Explained } from '../../display/explained.js';
import { PageTitle } from '../../display/page-title.js';
import { PlacedLink } from '../../session/placed-link.js';
import { useView } from '../../session/view.js';
import { tellingName } from '../../units/unit-names.js';
import { DepartmentCards } from './department-cards.js';
import { DepartmentTabs } from './department-tabs.js';

/** 部门: every unit with its tasks, in official order unless sorted otherwise. */
export default function DepartmentsPage() {
  const { plan } = useView();
  const { md = true } = Grid.useBreakpoint();
  const [q, setQ] = useState('');
  const query = useReading<DepartmentList>('/departments', { plan: plan?.id, q });
  return (
    <>
      <PageTitle title="部门" note="按建制顺序排列；点单位名称查看其履职记录" />
      <DepartmentTabs />
      <div className="panel">
        <div className="filter-bar" role="search">
          <Input.Search className="filter-search" allowClear placeholder="单位名称、简称或拼音首字母" aria-label="查找单位" data-testid="departments-q" onSearch={(value) => setQ(value.trim())} />
        </div>
        <Answer query={query}>
          {({ items, unitsIncomplete }) => (
            <>
              {unitsIncomplete > 0 && <UnitsIncompleteNote measures={unitsIncomplete} />}
              {md ? <DepartmentsTable items={items} /> : <DepartmentCards items={items} />}
            </>
          )}
        </Answer>
      </div>
    </>
  );
}

/** Units that plans mean by 等 have no place in the list until somebody names them. */
function UnitsIncompleteNote({ measures }: { measures: number }) {
  return (
    <p className="panel-body muted" data-testid="units-incomplete">
      还有单位未列全：<PlacedLink path="/measures" params={{ state: 'units-incomplete', scope: 'all' }}>{measures} 项措施</PlacedLink>在单位后写有“等”，列明前其余单位不在本表中。
    </p>
  );
}

function DepartmentsTable({ items }: { items: DepartmentRow[] }) {
  return (
    <Table<DepartmentRow>
      rowKey="unit"
      columns={columnsFor(items)}
      dataSource={items}
      scroll={{ x: 'max-content' }}
      data-testid="departments-table"
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有相符的单位" /> }}
      pagination={{ defaultPageSize: 50, showSizeChanger: true, pageSizeOptions: [20, 50, 100, 200], showTotal: (total) => `共 ${total} 个单位`, hideOnSinglePage: true }}
    />
  );
}

type Count = 'led' | 'shared' | 'closed' | 'overdue' | 'dueSoon' | 'extensions' | 'chaseUps' | 'accountability';

function countColumn(key: Count, title: string, unit: string, definition: string) {
  return {
    title: <>{title}（{unit}）<Explained text={definition} label={title} /></>, key, align: 'right' as const, width: 116, sorter: (a: DepartmentRow, b: DepartmentRow) => a[key] - b[key], defaultSortOrder: null,
    sortDirections: ['descend' as const, 'ascend' as const],
    render: (_: unknown, row: DepartmentRow) => <span className={row[key] === 0 ? 'muted' : key === 'overdue' ? 'overdue-days' : undefined}>{row[key]}</span>,
  };
}

/** In the order the list came: units of several cities stand city by city. */
const columnsFor = (items: readonly DepartmentRow[]): TableProps<DepartmentRow>['columns'] => [
  {
    title: '单位', key: 'name', width: 240, sorter: (a, b) => items.indexOf(a) - items.indexOf(b),
    render: (_, row) => (
      <div>
        <PlacedLink path={`/departments/${encodeURIComponent(row.unit)}`} data-testid="department-link">{tellingName(row, items)}</PlacedLink>
        {row.aliases.length > 0 && <div className="muted small">又称 {row.aliases.join('、')}</div>}
      </div>
    ),
  },
  { title: '类别', key: 'class', width: 120, render: (_, row) => <span className="muted">{row.classLabel}</span> },
  countColumn('led', '牵头', '项', '截至当日由该单位牵头的措施。'),
  countColumn('shared', '参与', '项', '该单位为责任或配合单位、且不牵头的措施。'),
  countColumn('closed', '已销号', '个', '牵头措施中已经核验销号的时间节点。'),
  countColumn('overdue', '逾期', '个', '牵头措施中超过现行时限仍未办结的时间节点；等待核验的天数不计入逾期。'),
  countColumn('dueSoon', '临期', '个', '牵头措施中按亮灯规则即将到期的时间节点。'),
  countColumn('extensions', '延期', '次', '牵头措施的时间节点获同意延期的次数。'),
  countColumn('chaseUps', '督促', '次', '对该单位采取且未撤销的督促措施，不是问责处理。'),
  countColumn('accountability', '问责', '次', '有权机关对该单位作出且未撤销的问责处理，不含督促措施。'),
];
