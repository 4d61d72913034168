import { Descriptions, Table, type TableProps } from 'antd';
import { useReadingNow } from '../../api/reading.js';
import type { ProjectionStatus } from '../../api/types.js';
import { Answer } from '../../display/answer.js';
import { dateText } from '../../display/dates.js';
import { PageTitle } from '../../display/page-title.js';
import { Panel } from '../../display/panel.js';
import { useLedger } from '../../session/ledger.js';

const NAMES: Record<string, string> = { dashboard: '总览与台账', 'department-record': '部门记录', 'audit-trail': '审计记录' };
const STATES: Record<string, string> = { live: '正常', stopped: '出错停止', waiting: '等待中' };

/** The only page that speaks of read models, their lag and their failures. */
export default function SystemPage() {
  const ledger = useLedger();
  const query = useReadingNow<ProjectionStatus[]>('/projections');
  return (
    <>
      <PageTitle title="系统" note="供系统管理员查看运行情况" />
      <div className="stack">
        <Panel title="账本">
          <Descriptions column={{ xs: 1, md: 2 }} items={[
            { key: 'name', label: '名称', children: ledger.name },
            { key: 'origin', label: '账本标识', children: <code>{ledger.origin}</code> },
            { key: 'today', label: '账本日期', children: dateText(ledger.today) },
            { key: 'position', label: '已入账记录', children: `${ledger.position + 1} 条` },
          ]} />
        </Panel>
        <Panel title="数据视图" extra={<span className="muted">由全部记录计算得出，可随时重建</span>} data-testid="projections">
          <Answer query={query} rows={4}>
            {(views) => <Table<ProjectionStatus> rowKey={(row) => `${row.name}-${row.build}`} columns={COLUMNS} dataSource={views} pagination={false} scroll={{ x: 'max-content' }} />}
          </Answer>
        </Panel>
      </div>
    </>
  );
}

const COLUMNS: TableProps<ProjectionStatus>['columns'] = [
  { title: '视图', key: 'name', render: (_, row) => NAMES[row.name] ?? row.name },
  { title: '版次', dataIndex: 'build', align: 'right' },
  { title: '状态', key: 'state', render: (_, row) => <span className={row.error ? 'status status-returned' : 'status status-closed'}>{STATES[row.state] ?? row.state}</span> },
  { title: '已处理到', dataIndex: 'checkpoint', align: 'right' },
  { title: '落后', key: 'behind', align: 'right', render: (_, row) => `${row.behind} 条` },
  { title: '说明', key: 'error', render: (_, row) => row.error ?? <span className="muted">—</span> },
];
