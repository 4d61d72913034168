import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { IntakeDuty } from '../../../api/intake.types.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { lineWords } from '../draft/source-rows.js';
import { usePlaceInDraft } from '../draft/place.js';
import { DeadlinesInput } from '../editing/deadlines-input.js';
import { UnitTags } from '../editing/unit-tags.js';
import { DeadlineList } from '../review/deadline-list.js';

type Way = 'register' | 'dismiss';
const STATE_WORDS: Record<IntakeDuty['state'], string> = { open: '待定', register: '登记为正文任务', dismiss: '不作登记' };
const LONGEST_REASON = 200;

/** One duty of the main text: registered with title and units, or dismissed with a reason. */
export function DutyCard({ duty, asked }: { duty: IntakeDuty; asked: boolean }) {
  const { intake, open } = useDraftAtHand();
  const { go } = usePlaceInDraft();
  const [way, setWay] = useState<Way | null>(null);
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (asked) card.current?.scrollIntoView({ block: 'center' });
  }, [asked]);
  const { line, text, deadlines, units, state, title, reason } = duty;
  return (
    <li ref={card} className={asked ? 'duty here' : 'duty'} data-testid="duty">
      <div className="duty-head">
        <span className={`duty-state duty-${state}`}>{STATE_WORDS[state]}</span>
        <Button type="link" size="small" className="inline-link" onClick={() => go({ tab: 'measures', at: `L${line}` })}>看{lineWords(intake, line)}</Button>
      </div>
      <p className="prose">{text}</p>
      {way === null && (
        <dl className="facts duty-facts">
          {state === 'register' && <div><dt>标题</dt><dd className="fact-strong">{title}</dd></div>}
          <div><dt>完成时限</dt><dd><DeadlineList deadlines={deadlines} /></dd></div>
          <div><dt>单位</dt><dd>{units.join('、') || <span className="muted">未写单位</span>}</dd></div>
          {state === 'dismiss' && <div><dt>不作登记的理由</dt><dd>{reason}</dd></div>}
        </dl>
      )}
      {way === 'register' && <RegisterDuty duty={duty} onClose={() => setWay(null)} />}
      {way === 'dismiss' && <DismissDuty duty={duty} onClose={() => setWay(null)} />}
      {open && way === null && (
        <div className="actions">
          <Button type={state === 'open' ? 'primary' : 'default'} ghost={state === 'open'} onClick={() => setWay('register')} data-testid="register-duty">{state === 'register' ? '修改' : '登记为正文任务'}</Button>
          <Button onClick={() => setWay('dismiss')} data-testid="dismiss-duty">{state === 'dismiss' ? '修改理由' : '不作登记'}</Button>
        </div>
      )}
    </li>
  );
}

function RegisterDuty({ duty: { key, title, text, units, deadlines }, onClose }: { duty: IntakeDuty; onClose(): void }) {
  const { edit, saving } = useDraftAtHand();
  const [typed, setTyped] = useState({ title: title ?? text.split(/[，。；]/)[0]!.slice(0, 60), units, deadlines });
  const ready = typed.title.trim() !== '' && typed.units.length > 0;
  const save = async () => {
    if (await edit([{ about: 'duty', key, state: 'register', ...typed, title: typed.title.trim() }])) onClose();
  };
  return (
    <div role="group" aria-label="登记为正文任务" className="duty-form">
      <label>标题<Input autoFocus maxLength={200} value={typed.title} onChange={(event) => setTyped({ ...typed, title: event.target.value })} data-testid="duty-title" /></label>
      <label>责任单位（排在首位的牵头）<UnitTags value={typed.units} onChange={(next) => setTyped({ ...typed, units: next })} aria-label="责任单位" data-testid="duty-units" /></label>
      <div><span className="muted">完成时限</span><DeadlinesInput value={typed.deadlines} onChange={(next) => setTyped({ ...typed, deadlines: next })} /></div>
      <div className="editor-buttons">{!ready && <span className="muted">请填写标题和至少一个单位</span>}<Button onClick={onClose}>取消</Button><Button type="primary" disabled={!ready} loading={saving} onClick={() => void save()} data-testid="save-duty">登记为正文任务</Button></div>
    </div>
  );
}

function DismissDuty({ duty: { key, reason }, onClose }: { duty: IntakeDuty; onClose(): void }) {
  const { edit, saving } = useDraftAtHand();
  const [typed, setTyped] = useState(reason ?? '');
  const save = async () => {
    if (await edit([{ about: 'duty', key, state: 'dismiss', reason: typed.trim() }])) onClose();
  };
  return (
    <form className="duty-form" onSubmit={(event) => { event.preventDefault(); if (typed.trim() !== '') void save(); }}>
      <label>不作登记的理由（随方案入账）<Input autoFocus maxLength={LONGEST_REASON} value={typed} placeholder="如：已包含在开办企业第4项；属工作要求，不单独调度" onChange={(event) => setTyped(event.target.value)} data-testid="duty-reason" /></label>
      <div className="editor-buttons"><Button onClick={onClose}>取消</Button><Button type="primary" htmlType="submit" disabled={typed.trim() === ''} loading={saving} data-testid="save-duty">不作登记</Button></div>
    </form>
  );
}
