import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select } from 'antd';
import type { DeadlineKind, IntakeDeadline, Period } from '../../../api/intake.types.js';
import { fromLocalDate, toLocalDate } from '../../../display/dates.js';
import { DateInput } from '../../../forms/field-inputs.js';
import { KIND_MEANINGS, PERIOD_WORDS } from '../draft/words.js';

interface DeadlinesInputProps {
  value: readonly IntakeDeadline[];
  onChange(value: IntakeDeadline[]): void;
}

const KINDS = Object.entries(KIND_MEANINGS).map(([value, label]) => ({ value: value as DeadlineKind, label }));
const PERIODS = Object.entries(PERIOD_WORDS).map(([value, label]) => ({ value: value as Period, label }));
const DATED: readonly DeadlineKind[] = ['by', 'within', 'from'];

/** Deadlines: kind, date where the kind has one, and the printed words. */
export function DeadlinesInput({ value, onChange }: DeadlinesInputProps) {
  const replace = (index: number, next: IntakeDeadline) => onChange(value.map((one, place) => (place === index ? next : one)));
  return (
    <div className="editor-rows">
      {value.map((one, index) => (
        <div key={index} className="editor-row deadline-row">
          <Select value={one.kind} options={KINDS} onChange={(kind) => replace(index, ofKind(one, kind))} aria-label="时限类型" className="deadline-kind" popupMatchSelectWidth={false} />
          <DeadlineWhen deadline={one} onChange={(next) => replace(index, next)} />
          <Input value={one.raw} maxLength={200} onChange={(event) => replace(index, { ...one, raw: event.target.value })} aria-label="文中写法" placeholder="文中写法" className="deadline-raw" />
          <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label="删除这个时限" onClick={() => onChange(value.filter((_, place) => place !== index))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...value, { raw: '', kind: 'by' }])} data-testid="add-deadline">增加时限</Button>
    </div>
  );
}

function DeadlineWhen({ deadline, onChange }: { deadline: IntakeDeadline; onChange(next: IntakeDeadline): void }) {
  const { date, from, every, day, ...rest } = deadline;
  if (DATED.includes(deadline.kind)) {
    return <DateInput range="any" value={date ? fromLocalDate(date) : undefined} onChange={(next) => onChange(next ? { ...rest, date: toLocalDate(next) } : rest)} data-testid="deadline-date" />;
  }
  if (deadline.kind !== 'recurring') return <span className="muted">不需要日期</span>;
  const change = (next: Partial<IntakeDeadline>) => onChange(withoutEmpty({ ...deadline, ...next }));
  return (
    <span className="deadline-recurrence">
      <Select value={every} options={PERIODS} placeholder="多久一次" onChange={(next) => change({ every: next })} aria-label="多久一次" allowClear />
      <InputNumber min={1} max={every === 'week' ? 7 : 31} precision={0} value={day ?? null} onChange={(next) => change({ day: next ?? undefined })} aria-label={every === 'week' ? '星期几' : '几日前'} placeholder={every === 'week' ? '星期几' : '几日前'} />
      <DateInput range="any" value={from ? fromLocalDate(from) : undefined} onChange={(next) => change({ from: next ? toLocalDate(next) : undefined })} />
    </span>
  );
}

/** What another kind does not have is left behind. */
function ofKind({ raw, date, from, every, day }: IntakeDeadline, kind: DeadlineKind): IntakeDeadline {
  if (DATED.includes(kind)) return withoutEmpty({ raw, kind, date });
  return kind === 'recurring' ? withoutEmpty({ raw, kind, from, every, day }) : { raw, kind };
}

const withoutEmpty = (deadline: { [Field in keyof IntakeDeadline]: IntakeDeadline[Field] | undefined }): IntakeDeadline =>
  Object.fromEntries(Object.entries(deadline).filter(([, value]) => value !== undefined)) as unknown as IntakeDeadline;
