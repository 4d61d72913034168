import { shown } from '../display/shown.js';

/** Which fields of an entry can be corrected in a form, and what people call them. Others need their own action. */
const LABELS: Record<string, { label: string; kind: 'text' | 'date' | 'line' }> = {
  text: { label: '内容', kind: 'text' },
  cumulative: { label: '累计完成数', kind: 'line' },
  problems: { label: '存在问题', kind: 'text' },
  nextSteps: { label: '下步打算', kind: 'text' },
  completedOn: { label: '完成日期', kind: 'date' },
  opinion: { label: '意见', kind: 'text' },
  reason: { label: '原因', kind: 'text' },
  progress: { label: '目前进展', kind: 'text' },
  limit: { label: '整改期限', kind: 'date' },
  proposedDate: { label: '拟延至', kind: 'date' },
  date: { label: '延至（确定的时限）', kind: 'date' },
  form: { label: '形式', kind: 'line' },
  organ: { label: '决定机关', kind: 'line' },
  documentNumber: { label: '文号', kind: 'line' },
  ground: { label: '事由', kind: 'line' },
  facts: { label: '事实', kind: 'text' },
  statement: { label: '单位陈述申辩', kind: 'text' },
};

export interface CorrectableField {
  name: string;
  label: string;
  kind: 'text' | 'date' | 'line';
  /** What holds now, after earlier corrections. */
  value: string | null;
  /** What was entered at first. */
  entered: string | null;
}

type Data = Readonly<Record<string, unknown>>;
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A further correction starts from what the earlier ones left, else it would put back what they corrected. */
export function correctableFields(now: Data, entered: Data): CorrectableField[] {
  return Object.entries(now).flatMap(([name, value]): CorrectableField[] => {
    const known = LABELS[name];
    return known && (value === null || typeof value === 'string') ? [{ name, ...known, value, entered: textOrNull(entered[name]) }] : [];
  });
}

/** What stands in the ledger, said beside the input; null where the input itself shows all there is to say. */
export function recordedHint({ kind, value, entered }: CorrectableField): string | null {
  if (value !== entered) return `现记录为：${shown(value)}（原记录为：${shown(entered)}）`;
  return kind === 'text' ? null : `现记录为：${shown(value)}`;
}
