import { Descriptions } from 'antd';
import { useReadingNow } from '../../api/reading.js';
import type { ProjectionStatus } from '../../api/types.js';
import { Answer } from '../../display/answer.js';
import { dateText } from '../../display/dates.js';
import { PageTitle } from '../../display/page-title.js';
import { Panel } from '../../display/panel.js';
import { useLedger } from '../../session/ledger.js';
import { HostUnitPanel } from './host-unit-panel.js';
import { StorePanel } from './store-panel.js';
import { ViewsList } from './views-list.js';

/** The only page that speaks of read models, their lag and their failures. */
export default function SystemPage() {
  const ledger = useLedger();
  const query = useReadingNow<ProjectionStatus[]>('/projections');
  return (
    <>
      <PageTitle title="系统" note="账本与运行情况" />
      <div className="stack">
        <div className="grid-2 grid-even">
          <Panel title="账本">
            <Descriptions column={{ xs: 1, sm: 2 }} items={[
              { key: 'name', label: '名称', children: ledger.name },
              { key: 'today', label: '账本日期', children: dateText(ledger.today) },
              { key: 'position', label: '已入账记录', children: `${(ledger.position + 1).toLocaleString('en-US')} 条` },
              { key: 'origin', label: '账本标识', children: <code>{ledger.origin}</code> },
            ]} />
          </Panel>
          <HostUnitPanel />
        </div>
        <StorePanel />
        <Panel title="数据视图" extra={<span className="muted">由全部记录计算得出，可随时重建</span>} data-testid="projections">
          <Answer query={query} rows={4}>{(views) => <ViewsList views={views} />}</Answer>
        </Panel>
      </div>
    </>
  );
}
