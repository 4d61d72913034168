import { Form, Input, Tag } from 'antd';
import type { Dayjs } from 'dayjs';
import { daysBetween, toLocalDate } from '../display/dates.js';
import { useLedger } from '../session/ledger.js';
import { DateInput } from './field-inputs.js';

/** The day it happened, today unless said otherwise; an earlier day is marked as entered afterwards (补录). */
export function OccurredOnField({ label = '发生日期', what = '事情实际发生的日期，默认为今天。' }: { label?: string; what?: string }) {
  const { today } = useLedger();
  const day = Form.useWatch<Dayjs | undefined>('occurredOn');
  const gap = day ? daysBetween(toLocalDate(day), today) : 0;
  return (
    <Form.Item
      name="occurredOn"
      label={label}
      rules={[{ required: true, message: `请选择${label}` }]}
      extra={gap > 0 ? <span><Tag variant="filled" className="backdated">补录 {gap}天</Tag>将按补录入账，两个时间都会显示。</span> : what}
    >
      <DateInput range="past" data-testid="field-occurredOn" />
    </Form.Item>
  );
}

/** The document it rests on. */
export function BasisFields({ need }: { need: 'optional' | 'required' }) {
  const required = need === 'required';
  return (
    <fieldset className="fieldset">
      <legend>依据文件{required ? '' : '（可不填）'}</legend>
      <Form.Item name={['basis', 'title']} label="文件名称" rules={[{ required, whitespace: true, message: '请填写依据文件名称' }]}>
        <Input maxLength={500} data-testid="field-basis-title" />
      </Form.Item>
      <div className="field-row">
        <Form.Item name={['basis', 'documentNumber']} label="文号"><Input maxLength={500} placeholder="如 某政办发〔2021〕3号" data-testid="field-basis-documentNumber" /></Form.Item>
        <Form.Item name={['basis', 'issuedOn']} label="印发日期"><DateInput range="past" data-testid="field-basis-issuedOn" /></Form.Item>
      </div>
    </fieldset>
  );
}
