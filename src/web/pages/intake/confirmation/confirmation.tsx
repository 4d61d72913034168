import { ArrowRightOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { Panel } from '../../../display/panel.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { doubtsOf } from '../draft/doubts-of.js';
import { placeOfQuestion, usePlaceInDraft } from '../draft/place.js';
import { EffectiveDayField } from './effective-day-field.js';
import { Questions } from './questions.js';
import { RegistrationProgress } from './registration-progress.js';
import { RegistrationResult } from './registration-result.js';
import { StoppedRegistration } from './stopped-registration.js';
import { Summary } from './summary.js';

/** 确认登记: what will be entered, what still blocks it, and how it goes on. */
export function Confirmation() {
  const { intake, open, saving, confirm } = useDraftAtHand();
  const { go } = usePlaceInDraft();
  const { questions, state, running, failure, result } = intake;
  const unsettled = doubtsOf(intake).filter((one) => !one.settled && !one.toFill).length;
  if (state === 'discarded') return <Panel title="已放弃"><p>这次导入已经放弃，没有登记任何内容。需要时请回到“导入”重新上传文件。</p></Panel>;
  if (running) return <RegistrationProgress />;
  if (state === 'registering') return <StoppedRegistration />;
  if (result !== null) return <RegistrationResult result={result} />;
  return (
    <div className="stack" data-testid="confirmation">
      {failure && (
        <Alert
          type="error" showIcon role="alert" data-testid="registration-failure"
          title={failure.code === 'DIFFERENCES_CHANGED' ? '台账有了变化，请先核对' : '没有登记，台账没有改动'}
          description={<>{failure.message}<br />请按提示改好后再次确认。</>}
        />
      )}
      <div className="grid-2">
        <Panel title="将要登记的内容"><Summary /></Panel>
        <Panel title={questions.length > 0 ? <>还需答复<span className="panel-count"><strong data-testid="questions-left">{questions.length}</strong> 处</span></> : '可以登记'}>
          <Questions questions={questions} onShow={(question) => go(placeOfQuestion(question, intake))} />
          {unsettled > 0 && <p className="confirm-note">另有 {unsettled} 处存疑没有标为“已核对”。<Button type="link" size="small" className="inline-link" onClick={() => go({ tab: 'measures' })}>去核对 <ArrowRightOutlined aria-hidden /></Button></p>}
          <EffectiveDayField />
          <div className="confirm-actions">
            <Button type="primary" size="large" disabled={!open || questions.length > 0} loading={saving} onClick={() => void confirm()} data-testid="confirm">确认登记入账</Button>
            <p className="muted small">{questions.length > 0 ? '答复完上面各处，才能登记。' : '登记后每一项都成为不可改写的记录，注明文件指纹、确认人和手工修改过的字段；以后的变动只能追加。'}</p>
          </div>
        </Panel>
      </div>
    </div>
  );
}
