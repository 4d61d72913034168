import { Button, Checkbox, Input, InputNumber } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Edit, IntakeMeasure, IntakeWarning, MeasureField } from '../../../api/intake.types.js';
import { draftOf, keepDraft } from '../../../forms/drafts.js';
import { useUnsentWarning } from '../../../forms/unsent-warning.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { deadlineText, FIELD_WORDS, numberText, targetText } from '../draft/words.js';
import { Doubts } from '../review/doubts.js';
import { DeadlinesInput } from './deadlines-input.js';
import { editorName } from './editor-name.js';
import { GroupsInput } from './groups-input.js';
import { TargetsInput } from './targets-input.js';

type Typed = Pick<IntakeMeasure, MeasureField>;
const FIELDS: readonly MeasureField[] = ['number', 'title', 'deadlines', 'groups', 'unitsIncomplete', 'targets', 'text'];

interface MeasureEditorProps {
  measure: IntakeMeasure;
  warnings: readonly IntakeWarning[];
  /** The field somebody was sent to. */
  asked: string | null;
  onClose(): void;
}

/** A measure under correction. What was typed survives a conflict, a refusal and leaving the page by mistake. */
export function MeasureEditor({ measure, warnings, asked, onClose }: MeasureEditorProps) {
  const { intake, edit, saving } = useDraftAtHand();
  const name = editorName(intake.id, measure.key);
  const [typed, setTyped] = useState<Typed>(() => (draftOf(name) as Typed | undefined) ?? typedOf(measure));
  const form = useRef<HTMLDivElement>(null);
  const changes = FIELDS.filter((field) => JSON.stringify(settledValue(typed, field)) !== JSON.stringify(measure[field]));
  useUnsentWarning(changes.length > 0);
  useEffect(() => {
    const field = asked === 'units' ? 'groups' : asked ?? 'title';
    form.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"] :is(input, textarea)`)?.focus({ preventScroll: true });
  }, [asked]);
  const change = (next: Partial<Typed>) => {
    const after = { ...typed, ...next };
    keepDraft(name, after);
    setTyped(after);
  };
  const save = async () => {
    const edits = changes.map((field): Edit => ({ about: 'measure', key: measure.key, field, value: settledValue(typed, field) }));
    if (edits.length === 0 || (await edit(edits))) onClose();
  };
  return (
    // No form: Enter chooses a unit or a day here and must not save half of the work.
    <div ref={form} role="group" className="measure-editor" data-keep data-of={measure.key} data-testid="measure-editor" aria-label={`修改${numberText(measure)}`}>
      <Doubts warnings={warnings} />
      <div className="editor-line">
        <Field field="number" changed={changes}><InputNumber min={0} max={9999} precision={0} value={typed.number} onChange={(number) => change({ number })} aria-label="编号" /></Field>
        <Field field="title" changed={changes}><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={200} value={typed.title} onChange={(event) => change({ title: event.target.value })} aria-label="标题" data-testid="edit-title" /></Field>
      </div>
      <Field field="deadlines" changed={changes}><DeadlinesInput value={typed.deadlines} onChange={(deadlines) => change({ deadlines })} /></Field>
      <Field field="groups" changed={changes}><GroupsInput value={typed.groups} onChange={(groups) => change({ groups })} /></Field>
      <Field field="unitsIncomplete" changed={changes}><Checkbox checked={!typed.unitsIncomplete} onChange={({ target }) => change({ unitsIncomplete: !target.checked })} data-testid="units-complete">已列全（文中以“等”带过的单位都已列出，或没有其他单位）</Checkbox></Field>
      <Field field="targets" changed={changes}><TargetsInput value={typed.targets} deadlines={typed.deadlines} onChange={(targets) => change({ targets })} /></Field>
      <Field field="text" changed={changes}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={20_000} value={typed.text} onChange={(event) => change({ text: event.target.value })} aria-label="原文" /></Field>
      <div className="editor-buttons">
        {changes.length > 0 && <span className="muted">改动：{changes.map((field) => FIELD_WORDS[field]).join('、')}</span>}
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" loading={saving} onClick={() => void save()} data-testid="save-measure">{changes.length > 0 ? '保存' : '关闭'}</Button>
      </div>
    </div>
  );
}

function Field({ field, changed, children }: { field: MeasureField; changed: readonly MeasureField[]; children: ReactNode }) {
  return (
    <fieldset className="editor-field" data-field={field}>
      <legend>{FIELD_WORDS[field]}{changed.includes(field) && <span className="unsaved">未保存</span>}</legend>
      {children}
    </fieldset>
  );
}

const typedOf = ({ number, title, text, deadlines, groups, unitsIncomplete, targets }: IntakeMeasure): Typed => ({ number, title, text, deadlines, groups, unitsIncomplete, targets });

/** As it is sent: a deadline or target that was added by hand has no printed words, it is then named by what it says. */
function settledValue(typed: Typed, field: MeasureField): unknown {
  if (field === 'title') return typed.title.trim();
  if (field === 'deadlines') return typed.deadlines.map((one) => ({ ...one, raw: one.raw.trim() || deadlineText(one) }));
  if (field === 'targets') return typed.targets.map((one) => ({ ...one, raw: one.raw.trim() || targetText(one) }));
  if (field === 'groups') return typed.groups.filter((one) => one.lead.length + one.responsible.length + one.supporting.length > 0);
  return typed[field];
}
