import { Button, Empty } from 'antd';
import { useReading } from '../../api/reading.js';
import type { Dashboard } from '../../api/types.js';
import { Answer } from '../../display/answer.js';
import { dateText, knownAtText } from '../../display/dates.js';
import { MilestoneList } from '../../display/milestone-list.js';
import { PageTitle } from '../../display/page-title.js';
import { Panel } from '../../display/panel.js';
import { PlacedLink, useGo } from '../../session/placed-link.js';
import { useActing } from '../../session/acting-person.js';
import { useView, useViewControls } from '../../session/view.js';
import { ExtensionsAndSupervision } from './extensions-and-supervision.js';
import { IndicatorProgressList } from './indicator-progress-list.js';
import { Lights } from './lights.js';
import { PlanProgressList } from './plan-progress-list.js';
import { MeasureTotals, MilestoneTotals } from './totals.js';
import { Trend } from './trend.js';

/** Time nodes of each list; the whole list is a link away. */
const SHOWN = 6;

export default function OverviewPage() {
  const { plan, plans } = useView();
  const query = useReading<Dashboard>('/dashboard', { plan: plan?.id });
  return (
    <>
      <PageTitle title="总览" note={plans.length > 0 && <>{plan?.title ?? `全部方案（${plans.length}个）合计`}{query.data && <span className="nowrap"> · 截至{dateText(query.data.asOf)}</span>}</>} />
      <Answer query={query} rows={14}>{(data) => (data.measures.total === 0 ? <NothingYet /> : <Overview data={data} />)}</Answer>
    </>
  );
}

function Overview({ data }: { data: Dashboard }) {
  const together = useView().plans.length > 1;
  return (
    <div className="stack" data-testid="overview">
      <div className="grid-2 grid-even">
        <MeasureTotals data={data} />
        <MilestoneTotals data={data} />
      </div>
      <Lights data={data} />
      <div className="grid-2 grid-even">
        <Panel title={<>逾期 <Count value={data.milestones.overdue} /></>} extra={<More light="red" total={data.milestones.overdue} />} data-testid="overdue-panel">
          <MilestoneList items={data.overdue} first={SHOWN} empty="没有逾期的时间节点" />
        </Panel>
        <Panel title={<>即将到期 <Count value={data.milestones.dueSoon} /></>} extra={<More light="yellow" total={data.milestones.dueSoon} />} data-testid="due-soon-panel">
          <MilestoneList items={data.dueSoon} first={SHOWN} empty="近期没有到期的时间节点" />
        </Panel>
      </div>
      <div className="grid-indicators">
        <Panel title={together ? '各方案进度' : '各指标进度'} extra={<span className="muted">已完成 / 全部，按项；逾期、临期按时间节点</span>} data-testid="indicator-panel">
          {together ? <PlanProgressList data={data} /> : <IndicatorProgressList indicators={data.indicators} />}
        </Panel>
        <div className="stack trend-column">
          <Panel title="全年走势" className="trend-panel" data-testid="trend-panel"><Trend months={data.trend} day={data.asOf} /></Panel>
          <ExtensionsAndSupervision data={data} />
        </div>
      </div>
    </div>
  );
}

function Count({ value }: { value: number }) {
  return <span className="panel-count">{value} 个时间节点</span>;
}

function More({ light, total }: { light: 'red' | 'yellow'; total: number }) {
  if (total === 0) return null;
  return <PlacedLink path="/measures" params={{ light, sort: 'due' }}>{total > SHOWN ? `全部 ${total} 个` : '打开清单'}</PlacedLink>;
}

/** Either nothing was imported yet, or nothing was known yet at the moment asked about. */
function NothingYet() {
  const { asKnownThen, knownAt } = useView();
  const { chooseKnowledge } = useViewControls();
  const { person } = useActing();
  const go = useGo();
  if (asKnownThen && knownAt !== null) {
    return (
      <div className="panel panel-padded" data-testid="empty">
        <Empty description={`到${knownAtText(knownAt)}，还没有措施入账。`}>
          <Button onClick={() => chooseKnowledge('now')}>改为按现在掌握查看</Button>
        </Empty>
      </div>
    );
  }
  return (
    <div className="panel panel-padded" data-testid="empty">
      <Empty description={<>台账里还没有措施。<br />把方案文本导入后，措施、时限和责任单位会出现在这里。</>}>
        {person.role === 'office' && <Button type="primary" onClick={() => go('/intake')}>导入方案</Button>}
      </Empty>
    </div>
  );
}
