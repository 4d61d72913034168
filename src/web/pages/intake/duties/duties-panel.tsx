import { Panel } from '../../../display/panel.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { usePlaceInDraft } from '../draft/place.js';
import { DutyCard } from './duty-card.js';

/** 正文任务: what the document orders outside its numbered measures. */
export function DutiesPanel() {
  const { intake: { duties, measures } } = useDraftAtHand();
  const { place } = usePlaceInDraft();
  const registered = duties.filter((one) => one.state === 'register').length;
  return (
    <Panel
      title={<>正文任务<span className="panel-count">{duties.length} 处</span></>}
      extra={<span className="muted">登记后共 {measures}＋{registered} 项</span>}
    >
      <p className="muted panel-lead">编号措施以外、写明了时限或单位的任务。需要调度的登记为正文任务，不需要的写明理由后不作登记。</p>
      <ul className="duties" data-testid="duties">
        {duties.map((one) => <DutyCard key={`${one.key}|${one.state}`} duty={one} asked={place.tab === 'duties' && place.at === one.key} />)}
      </ul>
    </Panel>
  );
}
