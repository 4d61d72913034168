import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import type { IntakeDeadline, IntakeTarget, TargetDirection } from '../../../api/intake.types.js';
import { deadlineText, DIRECTION_WORDS } from '../draft/words.js';

interface TargetsInputProps {
  value: readonly IntakeTarget[];
  deadlines: readonly IntakeDeadline[];
  onChange(value: IntakeTarget[]): void;
}

const DIRECTIONS = Object.entries(DIRECTION_WORDS).map(([value, label]) => ({ value: value as TargetDirection, label }));

/** Targets: direction, value and unit; by which deadline where there are several. */
export function TargetsInput({ value, deadlines, onChange }: TargetsInputProps) {
  const change = (index: number, next: Partial<IntakeTarget>) => onChange(value.map((one, place) => (place === index ? { ...one, ...next } : one)));
  const rebase = (index: number, baseline: string) => onChange(value.map((one, place) => {
    const { baseline: _, ...rest } = one;
    return place === index ? { ...rest, ...(baseline === '' ? {} : { baseline }) } : one;
  }));
  return (
    <div className="editor-rows">
      {value.map((one, index) => (
        <div key={index} className="editor-row target-row">
          {deadlines.length > 1 && <Select value={one.deadline} options={deadlines.map((deadline, place) => ({ value: place, label: deadlineText(deadline) }))} onChange={(deadline) => change(index, { deadline })} aria-label="对应的时限" popupMatchSelectWidth={false} />}
          <Input value={one.baseline ?? ''} maxLength={40} onChange={(event) => rebase(index, event.target.value)} aria-label="原值" placeholder="原值（可空）" className="target-value" />
          <Select value={one.direction} options={DIRECTIONS} onChange={(direction) => change(index, { direction })} aria-label="方向" className="target-direction" />
          <Input value={one.value} maxLength={40} onChange={(event) => change(index, { value: event.target.value })} aria-label="目标值" placeholder="目标值" className="target-value" />
          <Input value={one.unit} maxLength={40} onChange={(event) => change(index, { unit: event.target.value })} aria-label="计量单位" placeholder="%、个工作日" className="target-value" />
          <Input value={one.raw} maxLength={200} onChange={(event) => change(index, { raw: event.target.value })} aria-label="文中写法" placeholder="文中写法" className="deadline-raw" />
          <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label="删除这个目标" onClick={() => onChange(value.filter((_, place) => place !== index))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...value, { deadline: 0, raw: '', unit: '', direction: 'at-least', value: '' }])}>增加目标</Button>
    </div>
  );
}
