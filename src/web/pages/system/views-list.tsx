import { Grid, Table, type TableProps } from 'antd';
import type { ProjectionStatus } from '../../api/types.js';
import { VIEW_NAMES } from '../../display/view-names.js';
import { viewState } from './view-state.js';

const STATUS_OF_TONE = { fine: 'closed', waiting: 'in-progress', stopped: 'returned' } as const;

/** Read models with how far they are: a table where there is room for one, cards on a phone. */
export function ViewsList({ views }: { views: ProjectionStatus[] }) {
  const { md = true } = Grid.useBreakpoint();
  if (md) return <Table<ProjectionStatus> rowKey={keyOf} columns={COLUMNS} dataSource={views} pagination={false} />;
  return (
    <ul className="measure-cards">
      {views.map((view) => (
        <li key={keyOf(view)} className="measure-card">
          <div className="card-head"><strong>{nameOf(view)}</strong><State view={view} /></div>
          <div className="muted small">版次 {view.build} · 已处理 {view.checkpoint} 条 · 落后 {view.behind} 条</div>
          <Reason view={view} />
        </li>
      ))}
    </ul>
  );
}

const keyOf = (view: ProjectionStatus): string => `${view.name}-${view.build}`;
const nameOf = (view: ProjectionStatus): string => VIEW_NAMES[view.name] ?? view.name;

function State({ view }: { view: ProjectionStatus }) {
  const { word, tone } = viewState(view);
  return <span className={`status status-${STATUS_OF_TONE[tone]}`}>{word}</span>;
}

/** The program's own message is for whoever mends it: folded away. */
function Reason({ view }: { view: ProjectionStatus }) {
  const { reason } = viewState(view);
  if (reason === null) return null;
  return (
    <div data-testid={`view-reason-${view.name}`}>
      {reason}
      {view.error && <details className="technical"><summary>供技术人员查看的原文</summary><code>{view.error}</code></details>}
    </div>
  );
}

const COLUMNS: TableProps<ProjectionStatus>['columns'] = [
  { title: '视图', key: 'name', width: 180, render: (_, row) => nameOf(row) },
  { title: '版次', dataIndex: 'build', align: 'right', width: 80 },
  { title: '状态', key: 'state', width: 110, render: (_, row) => <State view={row} /> },
  { title: '已处理', key: 'checkpoint', align: 'right', width: 120, render: (_, row) => `${row.checkpoint} 条` },
  { title: '落后', key: 'behind', align: 'right', width: 100, render: (_, row) => `${row.behind} 条` },
  { title: '说明', key: 'error', render: (_, row) => (viewState(row).reason === null ? <span className="muted">—</span> : <Reason view={row} />) },
];
