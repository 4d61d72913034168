import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useReadingNow } from '../api/reading.js';
import type { MeasureAnswer, ResponsibilityRole } from '../api/types.js';
import { useCitation } from '../session/citation.js';
import { UnitSelect } from '../units/unit-select.js';
import { EntryDrawer } from './entry-drawer.js';
import type { FormValues } from './form-values.js';
import { BasisFields, OccurredOnField } from './happening-fields.js';

const ROLES: { value: ResponsibilityRole; label: string }[] = [
  { value: 'lead', label: '牵头单位' }, { value: 'responsible', label: '责任单位' }, { value: 'supporting', label: '配合单位' },
];

interface ReassignmentDrawerProps {
  measure: string;
  onClose(): void;
}

/** 分工调整: the whole division of work after the change, with the reason. */
export function ReassignmentDrawer({ measure, onClose }: ReassignmentDrawerProps) {
  const path = `/measures/${encodeURIComponent(measure)}`;
  const now = useReadingNow<MeasureAnswer>(path);
  const cited = useCitation();
  if (!now.data) return null;
  const current = now.data.measure.units;
  const shape = (body: FormValues) => ({
    ...body,
    units: (body['units'] as { unit: string; role: ResponsibilityRole }[]).map((one) => {
      const group = current.find((unit) => unit.unit === one.unit)?.group;
      return { unit: one.unit, role: one.role, ...(group === undefined ? {} : { group }) };
    }),
  });
  return (
    <EntryDrawer
      title="分工调整"
      subtitle={<><span className="cite">{cited(now.data.measure)}</span> {now.data.measure.title}</>}
      note={now.data.measure.unitsIncomplete ? '方案写有“等”，请列出全部单位；确认没有其他单位的，在原因中写明后直接提交。提交后不再标为未列全。' : '列出调整后的全部单位。原分工保留在记录中，可随时查看。'}
      submit="提交调整"
      path={`${path}/reassignments`}
      revision={now.data.revision}
      onReload={() => now.refetch()}
      initial={{ units: current.map(({ unit, role }) => ({ unit, role })) }}
      shape={shape}
      onClose={onClose}
    >
      <Form.List name="units" rules={[{ validator: async (_, units: unknown[]) => { if (!units?.length) throw new Error('至少要有一个单位'); } }]}>
        {(fields, { add, remove }, { errors }) => (
          <div className="unit-rows">
            {fields.map((field) => (
              <div className="unit-row" key={field.key}>
                <Form.Item name={[field.name, 'role']} rules={[{ required: true, message: '选择分工' }]}><Select options={ROLES} aria-label="分工" /></Form.Item>
                <Form.Item name={[field.name, 'unit']} rules={[{ required: true, message: '选择单位' }]}><UnitSelect aria-label="单位" /></Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label="移除这个单位" onClick={() => remove(field.name)} />
              </div>
            ))}
            <Form.ErrorList errors={errors} />
            <Button icon={<PlusOutlined />} onClick={() => add({ role: 'responsible' })}>增加单位</Button>
          </div>
        )}
      </Form.List>
      <Form.Item name="reason" label="调整原因" rules={[{ required: true, whitespace: true, message: '请填写调整原因' }]}><Input.TextArea rows={3} data-testid="field-reason" /></Form.Item>
      <OccurredOnField label="自哪一天起适用" what="新的分工从这一天起算，默认为今天；之前各日仍按原分工显示。" />
      <BasisFields need="optional" />
    </EntryDrawer>
  );
}
