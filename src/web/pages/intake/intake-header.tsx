import { FileWordOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { momentText } from '../../display/dates.js';
import { PlacedLink } from '../../session/placed-link.js';
import { useDraftAtHand } from './draft/draft-at-hand.js';
import { pathOf } from './draft/draft.js';
import { DownloadButton } from '../../display/download-button.js';
import { usePlaceInDraft } from './draft/place.js';
import { sizeText, stateWords } from './draft/words.js';

/** Which document is under review, how far it is, and the ways out. */
export function IntakeHeader() {
  const { intake, open, saving, discard } = useDraftAtHand();
  const { go } = usePlaceInDraft();
  const { modal } = App.useApp();
  const askToDiscard = () => modal.confirm({
    title: '放弃这次导入？', content: '台账不受影响，但这份草稿上的核对和修改都会作废。需要时可以重新上传文件。',
    okText: '放弃导入', cancelText: '继续核对', onOk: async () => { await discard(); },
  });
  return (
    <div className="panel intake-header">
      <div className="crumbs"><PlacedLink path="/intake">导入</PlacedLink><span aria-hidden>/</span><span>{intake.fileName}</span></div>
      <div className="intake-title">
        <div>
          <h1>{intake.front.title || intake.fileName}</h1>
          <p className="muted">
            <span className={`intake-state intake-state-${intake.state}`} data-testid="intake-state">{stateWords(intake)}</span>
            {intake.sections.length} 个指标 · {intake.measures} 项措施 · {sizeText(intake.bytes)} · <span className="nowrap">{momentText(intake.uploadedAt)}上传</span>
            {open && <span className="intake-saved" role="status">{saving ? '正在保存…' : '修改随时保存，可以离开后再继续'}</span>}
          </p>
        </div>
        <div className="page-tools intake-tools">
          {open && <Button type="text" onClick={askToDiscard} data-testid="discard">放弃导入</Button>}
          <DownloadButton path={`${pathOf(intake.id)}/document`} fileName={intake.fileName}>原文件</DownloadButton>
          <DownloadButton path={`${pathOf(intake.id)}/assignment-table.docx`} fileName={`${intake.front.shortTitle || '方案'}任务分工表.docx`} icon={<FileWordOutlined aria-hidden />}>任务分工表（Word）</DownloadButton>
          {open && <Button type="primary" onClick={() => go({ tab: 'confirm' })} data-testid="to-confirmation">去确认登记</Button>}
        </div>
      </div>
    </div>
  );
}
