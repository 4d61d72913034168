import { Progress } from 'antd';
import type { RegistrationPhase } from '../../../api/intake.types.js';
import { Panel } from '../../../display/panel.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';

const PHASES: readonly { phase: RegistrationPhase; label: string }[] = [
  { phase: 'units', label: '登记单位' }, { phase: 'measures', label: '登记措施' }, { phase: 'texts', label: '归档原文' }, { phase: 'revisions', label: '登记调整' }, { phase: 'opening', label: '期初情况' },
];

/** How far a registration is. It runs on the server: the page may be left. */
export function RegistrationProgress() {
  const { intake: { progress } } = useDraftAtHand();
  const here = PHASES.findIndex((one) => one.phase === progress?.phase);
  const percent = progress && progress.total > 0 ? Math.round((progress.done / progress.total) * 100) : 0;
  return (
    <Panel title="正在登记" data-testid="registering">
      <div role="status" className="registering">
        <p><strong>{PHASES[here]?.label ?? '正在准备'}</strong>{progress && progress.total > 0 && `：${progress.done} / ${progress.total}`}</p>
        <Progress percent={percent} status="active" showInfo={false} aria-label="登记进度" />
        <p className="muted small">登记在服务器上进行，可以离开本页；回来后在这里看结果。</p>
      </div>
    </Panel>
  );
}
