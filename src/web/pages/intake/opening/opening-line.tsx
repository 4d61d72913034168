import { EditOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { OpeningRow } from '../../../api/intake.types.js';
import { dateText } from '../../../display/dates.js';
import { dropDraft } from '../../../forms/drafts.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { OPENING_FIELDS, OPENING_WORDS } from '../draft/words.js';
import { OpeningEditor, openingForm } from './opening-editor.js';

interface OpeningLineProps {
  row: OpeningRow;
  /** 开办企业第4项 */
  cite: string;
  title: string;
  /** Somebody was sent to this row. */
  asked: boolean;
}

/** One row of the running ledger: what it would record, and what is not sure of it. */
export function OpeningLine({ row, cite, title, asked }: OpeningLineProps) {
  const { intake, open, edit } = useDraftAtHand();
  const [editing, setEditing] = useState(false);
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked) line.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  const { key, take, possible, doubts, nodes, milestone, printed, changed } = row;
  const about = `${cite || title}，第 ${row.row} 行`;
  const close = () => {
    dropDraft(openingForm(intake.id, key));
    setEditing(false);
  };
  return (
    <div role="row" ref={line} className={['opening-row', asked ? 'here' : '', take ? 'taken' : ''].join(' ')} data-testid="opening-row">
      <span role="cell"><Checkbox checked={take} disabled={!open || (!possible && !take)} onChange={(event) => void edit([{ about: 'opening-row', key, take: event.target.checked }])} aria-label={`选用：${about}`} data-testid="take-row" /></span>
      <div role="cell">
        <strong>{cite || title}</strong>{cite !== '' && <p>{title}</p>}
        <p className="muted small">工作表“{row.sheet}”第 {row.row} 行</p>
        {nodes.length > 1 && <p className="small">{nodes.find((one) => one.milestone === milestone)?.label ?? <span className="doubt">没有选定时间节点</span>}</p>}
        {possible && doubts.map((one) => <p key={one} className="doubt" data-testid="opening-doubt">{one}</p>)}
        {changed.length > 0 && <p className="small"><span className="changed-mark as-words" data-testid="opening-changed">已改</span> {changed.map((field) => OPENING_FIELDS[field as keyof typeof OPENING_FIELDS]).join('、')}</p>}
        {open && possible && !editing && <Button size="small" type="link" className="inline-link" icon={<EditOutlined aria-hidden />} onClick={() => setEditing(true)} aria-label={`修改：${about}`} data-testid="edit-opening">修改</Button>}
      </div>
      {editing && open && possible ? <div role="cell" className="opening-editor-cell"><OpeningEditor row={row} about={about} onClose={close} /></div> : <Told row={row} printed={printed} />}
    </div>
  );
}

function Told({ row: { status, completedOn, extendedTo, extensionReason, progress, cumulative, problems, nextSteps, slip }, printed }: { row: OpeningRow; printed: string | null }) {
  const further = [['累计完成数', cumulative], ['督办情况', slip], ['存在问题', problems], ['下步打算', nextSteps]] as const;
  return (
    <>
      <div role="cell" data-label="状态">
        {status === null ? <span className="muted">未说明</span> : OPENING_WORDS[status]}
        {completedOn !== null && <p>{dateText(completedOn)}完成</p>}
        {printed !== null && <p className="printed">表中写：{printed}</p>}
      </div>
      <div role="cell" data-label="延期">
        {extendedTo === null ? <span className="muted">未延期</span> : <>至{dateText(extendedTo)}</>}
        {extensionReason !== null && <p className="muted small">原因：{extensionReason}</p>}
      </div>
      <div role="cell" data-label="进展和其他">
        {progress === null ? <span className="muted">没有写进展</span> : <p className="prose">{progress}</p>}
        {further.map(([label, words]) => words !== null && <p key={label} className="muted small">{label}：{words}</p>)}
      </div>
    </>
  );
}
