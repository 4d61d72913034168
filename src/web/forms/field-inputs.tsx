import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { dateText, fromLocalDate, toLocalDate } from '../display/dates.js';
import { useLedger } from '../session/ledger.js';
import { dayFault } from './day-fault.js';
import type { FieldSpec } from './field-spec.js';

const DECIMAL = /^-?\d{1,15}(\.\d{1,6})?$/;

/** One field of a form, drawn from its specification. Dates are held as the picker's values until the form is sent. */
export function FieldInput({ field }: { field: FieldSpec }) {
  return (
    <Form.Item name={field.name} label={field.label} extra={field.hint} rules={rulesFor(field)} validateTrigger={['onBlur', 'onChange']}>
      {inputFor(field)}
    </Form.Item>
  );
}

/** `whitespace` stands only on texts: its mere presence makes the validator take a date for a malformed text. */
function rulesFor(field: FieldSpec) {
  const message = `请填写${field.label}`;
  if (field.kind === 'text' || field.kind === 'line') return [{ required: field.required, whitespace: true, message }];
  if (field.kind === 'decimal') return [{ required: field.required, message }, { pattern: DECIMAL, message: '请填写数字，如 12 或 12.5' }];
  return [{ required: field.required, message: `请选择${field.label}` }];
}

function inputFor(field: FieldSpec) {
  switch (field.kind) {
    case 'text': return <Input.TextArea rows={field.rows ?? 3} maxLength={field.max ?? 20_000} data-testid={`field-${field.name}`} />;
    case 'line': return <Input maxLength={field.max ?? 500} data-testid={`field-${field.name}`} />;
    case 'decimal': return <Input inputMode="decimal" className="field-narrow" data-testid={`field-${field.name}`} />;
    case 'whole': return <InputNumber min={0} max={field.max} precision={0} className="field-narrow" data-testid={`field-${field.name}`} />;
    case 'choice': return <Select options={field.options} className="field-narrow" data-testid={`field-${field.name}`} />;
    case 'date': return <DateInput range={field.range} data-testid={`field-${field.name}`} />;
  }
}

interface DateInputProps {
  id?: string;
  value?: Dayjs | null;
  disabled?: boolean;
  onChange?: (value: Dayjs | null) => void;
  range: 'past' | 'future' | 'any';
  'data-testid'?: string;
}

/** A day as people write it; `past` ends at the ledger's today. Typing 2021-9-30 or 2021年9月30日 works as well as picking. */
export function DateInput({ range, onChange, ...rest }: DateInputProps) {
  const { today } = useLedger();
  const last = fromLocalDate(today);
  const [refused, setRefused] = useState<string | null>(null);
  // The picker drops what it cannot read and keeps the day before it: the field must be empty then, or the wrong day is entered.
  const judge = (typed: string) => {
    const fault = dayFault(typed, range, today);
    setRefused(fault);
    if (fault !== null && rest.value) onChange?.(null);
  };
  return (
    <div onInput={(event) => judge((event.target as HTMLInputElement).value)}>
      {/* Above the field: the open calendar covers what stands beneath it. */}
      {refused !== null && <div className="ant-form-item-explain-error" role="alert" data-testid="no-such-day">{refused}</div>}
      <DatePicker
        {...rest}
        onChange={(value) => { setRefused(null); onChange?.(value as Dayjs | null); }}
        status={refused === null ? undefined : 'error'}
        className="field-narrow"
        format={['YYYY年M月D日', 'YYYY-MM-DD', 'YYYY-M-D', 'YYYY.M.D', 'YYYYMMDD']}
        placeholder="选择或输入日期"
        defaultPickerValue={last}
        disabledDate={range === 'any' ? undefined : (day) => (range === 'past' ? day.isAfter(last, 'day') : day.isBefore(last, 'day'))}
        aria-label={rest.value ? dateText(toLocalDate(rest.value)) : undefined}
      />
    </div>
  );
}
