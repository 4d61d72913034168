import type { MeasureDetail } from '../../api/types.js';
import { Panel } from '../../display/panel.js';

export function MeasureText({ measure }: { measure: MeasureDetail }) {
  return (
    <Panel title="措施原文" extra={<span className="muted">{measure.planTitle}</span>}>
      {measure.text
        ? <p className="measure-text prose" data-testid="measure-text">{measure.text}</p>
        : <p className="muted">本台账只载入了要点，未载入方案原文。导入方案文本后，原文会显示在这里。</p>}
    </Panel>
  );
}
