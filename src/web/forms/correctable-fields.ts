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
  value: string | null;
}

/** @param json the record as stored, as text or already parsed */
export function correctableFields(json: unknown): CorrectableField[] {
  const leaf = (typeof json === 'string' ? JSON.parse(json) : json) as { data?: Record<string, unknown> } | null;
  return Object.entries(leaf?.data ?? {}).flatMap(([name, value]): CorrectableField[] => {
    const known = LABELS[name];
    return known && (value === null || typeof value === 'string') ? [{ name, ...known, value }] : [];
  });
}
