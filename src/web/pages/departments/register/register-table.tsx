import { Empty, Table, type TableProps } from 'antd';
import type { RegisteredUnit } from '../../../api/types.js';
import { Explained } from '../../../display/explained.js';
import { MembersText } from './members-text.js';
import type { RegisterListProps } from './unit-change.js';
import { UnitChangesButton } from './unit-changes-button.js';
import { UnitNamesCell } from './unit-names-cell.js';

export function RegisterTable({ items, onChange }: RegisterListProps) {
  const manyCities = items.some(({ jurisdiction }) => jurisdiction !== items[0]?.jurisdiction);
  return (
    <Table<RegisteredUnit>
      rowKey="unit"
      columns={columnsFor(manyCities, onChange)}
      dataSource={items}
      scroll={{ x: 1060 }}
      data-testid="register-table"
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有相符的单位" /> }}
      pagination={{ defaultPageSize: 50, showSizeChanger: true, pageSizeOptions: [20, 50, 100, 200], showTotal: (total) => `共 ${total} 个单位`, hideOnSinglePage: true }}
    />
  );
}

function columnsFor(manyCities: boolean, onChange: RegisterListProps['onChange']): TableProps<RegisteredUnit>['columns'] {
  return [
    { title: '顺序', key: 'order', width: 64, align: 'right', render: (_, row) => <span className="muted">{row.order}</span> },
    { title: '单位', key: 'name', width: 320, render: (_, row) => <UnitNamesCell unit={row} /> },
    ...(manyCities ? [{ title: '地区', key: 'jurisdiction', width: 90, render: (_: unknown, row: RegisteredUnit) => row.jurisdiction }] : []),
    { title: '类别', key: 'class', width: 130, render: (_, row) => row.classLabel },
    { title: '排名分组', key: 'rankingGroup', width: 130, render: (_, row) => row.rankingGroup ?? <span className="muted">不排名</span> },
    { title: '成员', key: 'members', render: (_, row) => <MembersText unit={row} /> },
    {
      title: <>方案载明（项）<Explained text="所示方案中直接点名该单位的措施；以统称下达的计在统称名下。" label="方案载明" /></>, key: 'measures', width: 140, align: 'right',
      sorter: (a, b) => a.measures - b.measures, sortDirections: ['descend', 'ascend'], render: (_, row) => <span className={row.measures === 0 ? 'muted' : undefined}>{row.measures}</span>,
    },
    { title: <span className="screen-only">办理</span>, key: 'change', width: 96, render: (_, row) => <UnitChangesButton unit={row} onChange={onChange} /> },
  ];
}
