import { Alert, Button } from 'antd';
import { Panel } from '../../../display/panel.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';

/** A registration that stopped after something was entered: nothing can be changed any more, it can only go on. */
export function StoppedRegistration() {
  const { intake: { failure, progress }, saving, confirm } = useDraftAtHand();
  return (
    <Panel title="登记没有完成" data-testid="registration-stopped">
      <div className="stack">
        <Alert
          type="error" showIcon role="alert" data-testid="registration-failure"
          title="登记中途停了下来"
          description={<>{failure?.message ?? '登记中途停止，没有留下原因。'}<br />已经登记的不会重复登记；继续后从停下的地方接着登记。</>}
        />
        {progress !== null && progress.total > 0 && <p className="muted small">停下时已完成 {progress.done} / {progress.total}。</p>}
        <Button type="primary" size="large" loading={saving} onClick={() => void confirm()} data-testid="confirm">继续登记</Button>
      </div>
    </Panel>
  );
}
