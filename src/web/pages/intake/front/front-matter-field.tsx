import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { FrontField } from '../../../api/intake.types.js';
import { fromLocalDate, toLocalDate } from '../../../display/dates.js';
import { DateInput } from '../../../forms/field-inputs.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { FIELD_WORDS } from '../draft/words.js';
import { ChangedMark } from '../review/changed-mark.js';

export type FrontFieldKind = 'line' | 'day' | 'year';

interface FrontMatterFieldProps {
  field: FrontField;
  kind: FrontFieldKind;
  hint: string | undefined;
  value: string | number | null;
  /** What is asked of the person; null where nothing is. */
  question: string | null;
  /** Whether the person said 文件未载明; null where every plan has the fact. */
  notStated: boolean | null;
  /** Somebody was sent to this field. */
  asked: boolean;
  open: boolean;
}

/** One fact of the plan, saved when the field is left. */
export function FrontMatterField({ field, kind, hint, value, question, notStated, asked, open }: FrontMatterFieldProps) {
  const { intake, edit } = useDraftAtHand();
  const [typed, setTyped] = useState(value);
  const place = useRef<HTMLDivElement>(null);
  const id = `front-${field}`;
  const label = FIELD_WORDS[field]!;
  const changed = intake.changed.some((one) => one.key === 'front' && one.field === field);
  useEffect(() => {
    if (!asked) return;
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.querySelector('input')?.focus();
  }, [asked]);
  const save = (next: string | number | null) => {
    const settled = typeof next === 'string' ? next.trim() || null : next;
    if (settled !== value) void edit([{ about: 'front', field, value: settled }]);
  };
  const input = kind === 'day'
    ? <DateInput id={id} range="any" value={typed ? fromLocalDate(String(typed)) : undefined} onChange={(next) => { const day = next ? toLocalDate(next) : null; setTyped(day); if (day) save(day); }} data-testid={id} />
    : kind === 'year'
      ? <InputNumber id={id} min={1990} max={2100} precision={0} value={typed === null ? null : Number(typed)} onChange={setTyped} onBlur={() => save(typed)} onPressEnter={() => save(typed)} disabled={!open} placeholder="如 2021" data-testid={id} />
      : <Input id={id} maxLength={200} value={String(typed ?? '')} onChange={(event) => setTyped(event.target.value)} onBlur={() => save(typed)} onPressEnter={() => save(typed)} disabled={!open || notStated === true} data-testid={id} />;
  return (
    <div ref={place} className={question ? 'front-field asked' : 'front-field'}>
      <label htmlFor={id}>{label}{changed && <ChangedMark of="front" field={field} />}</label>
      <div className="front-input">
        {input}
        {kind === 'year' && open && question && value !== null && (
          <Button onClick={() => void edit([{ about: 'front', field, value }])} data-testid={`${id}-confirm`}>确认{value}年</Button>
        )}
        {notStated !== null && (
          <Checkbox checked={notStated} disabled={!open} onChange={(event) => void edit([event.target.checked ? { about: 'front', field, value: null, notStated: true } : { about: 'reading', key: 'front', field }])} data-testid={`${id}-not-stated`}>文件未载明</Checkbox>
        )}
      </div>
      {question ? <p className="front-question">{question}</p> : hint && <p className="muted small">{hint}</p>}
    </div>
  );
}
