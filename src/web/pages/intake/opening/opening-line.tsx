import { Checkbox, Select } from 'antd';
import { useEffect, useRef } from 'react';
import type { OpeningRow, OpeningSaid, OpeningStatus } from '../../../api/intake.types.js';
import { dateText, fromLocalDate, toLocalDate } from '../../../display/dates.js';
import { DateInput } from '../../../forms/field-inputs.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { OPENING_WORDS } from '../draft/words.js';

const STATUSES = Object.entries(OPENING_WORDS).map(([value, label]) => ({ value: value as OpeningStatus, label }));

interface OpeningLineProps {
  row: OpeningRow;
  /** 开办企业第4项 */
  cite: string;
  title: string;
  asked: boolean;
}

/** One row of the running ledger: what it would record, and what is not sure of it. */
export function OpeningLine({ row, cite, title, asked }: OpeningLineProps) {
  const { open, edit } = useDraftAtHand();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked) line.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  const { key, take, possible, doubts, nodes, milestone, printed, status, completedOn, extendedTo, progress, cumulative, problems, nextSteps, slip } = row;
  const change = (fields: Partial<OpeningSaid>) => void edit([{ about: 'opening-row', key, take, fields }]);
  const editable = open && possible;
  const isCompleted = status === 'closed' || status === 'reported';
  return (
    <div role="row" ref={line} className={asked ? 'opening-row here' : 'opening-row'} data-testid="opening-row">
      <span role="cell"><Checkbox checked={take} disabled={!open || (!possible && !take)} onChange={(event) => void edit([{ about: 'opening-row', key, take: event.target.checked }])} aria-label={`选用：${cite}，第 ${row.row} 行`} /></span>
      <div role="cell">
        <strong>{cite || title}</strong>{cite !== '' && <p>{title}</p>}
        <p className="muted small">工作表“{row.sheet}”第 {row.row} 行</p>
        {nodes.length > 1 && <Select value={milestone} disabled={!editable} placeholder="哪个时间节点" options={nodes.map((one) => ({ value: one.milestone, label: one.label }))} onChange={(next) => change({ milestone: next })} aria-label="时间节点" popupMatchSelectWidth={false} />}
        {!possible && <p className="doubt">该时间节点在台账中已有办理情况，不再补录。</p>}
        {possible && doubts.map((one) => <p key={one} className="doubt" data-testid="opening-doubt">{one}</p>)}
      </div>
      <div role="cell">
        <span className="opening-field"><Select value={status} disabled={!editable} placeholder="未说明" options={STATUSES} onChange={(next) => change({ status: next })} aria-label="期初状态" data-testid="opening-status" /></span>
        {printed !== null && <p className="printed">表中写：{printed}</p>}
        {(isCompleted || completedOn !== null) && <span className="opening-field"><span>完成日期</span><DateInput range="past" value={completedOn === null ? null : fromLocalDate(completedOn)} disabled={!editable} onChange={(day) => change({ completedOn: day ? toLocalDate(day) : null })} /></span>}
      </div>
      <div role="cell">{extendedTo === null ? <span className="muted">未延期</span> : dateText(extendedTo)}</div>
      <div role="cell">
        {progress !== null && <p className="prose">{progress}</p>}
        {cumulative !== null && <p className="muted small">累计完成数 {cumulative}</p>}
        {problems !== null && <p className="muted small">存在问题：{problems}</p>}
        {nextSteps !== null && <p className="muted small">下步打算：{nextSteps}</p>}
        {slip !== null && <p className="muted small">督办情况：{slip}</p>}
      </div>
    </div>
  );
}
