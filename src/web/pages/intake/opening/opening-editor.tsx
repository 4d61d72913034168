import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Edit, OpeningRow, OpeningSaid, OpeningStatus } from '../../../api/intake.types.js';
import { fromLocalDate, toLocalDate } from '../../../display/dates.js';
import { draftOf, keepDraft } from '../../../forms/drafts.js';
import { DateInput } from '../../../forms/field-inputs.js';
import { useUnsentWarning } from '../../../forms/unsent-warning.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { OPENING_FIELDS, OPENING_WORDS } from '../draft/words.js';

type Field = keyof OpeningSaid;
const FIELDS = Object.keys(OPENING_FIELDS) as Field[];
const STATUSES = Object.entries(OPENING_WORDS).map(([value, label]) => ({ value: value as OpeningStatus, label }));
const TEXTS = ['extensionReason', 'progress', 'cumulative', 'slip', 'problems', 'nextSteps'] as const;
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,6})?$/;

/** What was typed for a row is kept under this name until it is saved or given up. */
export const openingForm = (intake: string, row: string): string => `opening|${intake}|${row}`;

interface OpeningEditorProps {
  row: OpeningRow;
  /** Which row, for who cannot see it. */
  about: string;
  onClose(): void;
}

/** A row of a running ledger under correction: a field that is emptied is not recorded. */
export function OpeningEditor({ row, about, onClose }: OpeningEditorProps) {
  const { intake, edit, saving } = useDraftAtHand();
  const form = openingForm(intake.id, row.key);
  const [typed, setTyped] = useState<OpeningSaid>(() => (draftOf(form) as unknown as OpeningSaid | undefined) ?? saidOf(row));
  const changes = FIELDS.filter((field) => settled(typed[field]) !== row[field]);
  useUnsentWarning(changes.length > 0);
  const change = (next: Partial<OpeningSaid>) => {
    const after = { ...typed, ...next };
    keepDraft(form, { ...after });
    setTyped(after);
  };
  const wrongFigure = settled(typed.cumulative) !== null && !DECIMAL.test(typed.cumulative!.trim());
  const save = async (take: boolean) => {
    const fields = Object.fromEntries(changes.map((field) => [field, settled(typed[field])]));
    if (await edit([{ about: 'opening-row', key: row.key, take, fields }])) onClose();
  };
  const revert = async () => {
    if (await edit(row.changed.map((field): Edit => ({ about: 'reading', key: row.key, field })))) onClose();
  };
  const day = (field: 'completedOn' | 'extendedTo', range: 'past' | 'any') => (
    <DateInput range={range} value={typed[field] === null ? null : fromLocalDate(typed[field])} onChange={(next) => change({ [field]: next ? toLocalDate(next) : null })} data-testid={`opening-${field}`} />
  );
  return (
    <div role="group" className="opening-editor" aria-label={`修改：${about}`} data-testid="opening-editor">
      <div className="opening-editor-line">
        {row.nodes.length > 1 && (
          <Labelled field="milestone"><Select value={typed.milestone} placeholder="哪个时间节点" options={row.nodes.map((one) => ({ value: one.milestone, label: one.label }))} onChange={(milestone) => change({ milestone })} popupMatchSelectWidth={false} aria-label="时间节点" data-testid="opening-milestone" /></Labelled>
        )}
        <Labelled field="status"><Select value={typed.status} placeholder="未说明" allowClear options={STATUSES} onChange={(status: OpeningStatus | undefined) => change({ status: status ?? null })} aria-label="期初状态" data-testid="opening-status" /></Labelled>
        <Labelled field="completedOn">{day('completedOn', 'past')}</Labelled>
        <Labelled field="extendedTo">{day('extendedTo', 'any')}</Labelled>
      </div>
      {TEXTS.map((field) => (
        <Labelled key={field} field={field}>
          {field === 'cumulative'
            ? <><Input inputMode="decimal" maxLength={23} status={wrongFigure ? 'error' : ''} value={typed.cumulative ?? ''} onChange={(event) => change({ cumulative: event.target.value })} aria-label={OPENING_FIELDS.cumulative} data-testid="opening-cumulative" />{wrongFigure && <span className="doubt" role="alert">请填写数字，如 12 或 12.5</span>}</>
            : <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={20_000} value={typed[field] ?? ''} onChange={(event) => change({ [field]: event.target.value })} aria-label={OPENING_FIELDS[field]} data-testid={`opening-${field}`} />}
        </Labelled>
      ))}
      <p className="muted small">清空的栏不登记。</p>
      <div className="editor-buttons">
        {row.changed.length > 0 && <Button type="text" onClick={() => void revert()} data-testid="revert-opening">恢复原读取内容</Button>}
        <Button onClick={onClose}>取消</Button>
        {!row.take && <Button loading={saving} disabled={wrongFigure} onClick={() => void save(false)} data-testid="save-opening">只保存</Button>}
        <Button type="primary" loading={saving} disabled={wrongFigure} onClick={() => void save(true)} data-testid="save-take-opening">{row.take ? '保存' : '保存并选用'}</Button>
      </div>
    </div>
  );
}

function Labelled({ field, children }: { field: Field; children: ReactNode }) {
  return <div className="opening-editor-field"><span className="muted small">{OPENING_FIELDS[field]}</span>{children}</div>;
}

const settled = (value: string | null): string | null => value?.trim() || null;

const saidOf = (row: OpeningRow): OpeningSaid => ({
  milestone: row.milestone, status: row.status, completedOn: row.completedOn, extendedTo: row.extendedTo, extensionReason: row.extensionReason, progress: row.progress,
  cumulative: row.cumulative, slip: row.slip, problems: row.problems, nextSteps: row.nextSteps,
});
