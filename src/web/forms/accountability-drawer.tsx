import { Form, Input, Radio, Select } from 'antd';
import { useReadingNow } from '../api/reading.js';
import type { RecordKind, Rules } from '../api/types.js';
import { EntryDrawer } from './entry-drawer.js';
import type { FormValues } from './form-values.js';
import { BasisFields, OccurredOnField } from './happening-fields.js';
import { RecordedUnit } from './recorded-unit.js';
import { useActing } from '../session/acting-person.js';
import { refusalToAccount } from '../pages/supervision/recording.js';
import { MeasureSelect } from '../pages/supervision/measure-select.js';

interface AccountabilityDrawerProps {
  /** Filled in where the form is opened from a measure or a unit. */
  given?: { measure?: string; milestone?: string; unit?: string };
  onClose(): void;
}

const required = (label: string) => [{ required: true, whitespace: true, message: `请填写${label}` }];

/** 登记督促/问责: two kinds that are never added together; 问责处理 needs organ, document number and ground. */
export function AccountabilityDrawer({ given = {}, onClose }: AccountabilityDrawerProps) {
  const rules = useReadingNow<Rules>('/rules');
  const { person } = useActing();
  const refusal = refusalToAccount(person.role);
  return (
    <EntryDrawer
      title="登记督促/问责"
      note="对象是单位。督促措施与问责处理分别登记、分别统计；问责处理须有决定机关、文号和事由。"
      submit="登记"
      path="/accountability-records"
      about={given.measure ?? given.unit}
      revision={null}
      initial={{ kind: 'chase-up', ...given }}
      shape={({ otherUnit: _confirmed, ...body }) => ({ ...body, ...(given.milestone ? { milestone: given.milestone } : {}) })}
      onClose={onClose}
    >
      <Form.Item name="kind" label="类别" rules={[{ required: true }]} extra={refusal ?? undefined}>
        <Radio.Group optionType="button" buttonStyle="solid" data-testid="field-kind" options={[{ value: 'chase-up', label: '督促措施' }, { value: 'accountability', label: '问责处理', disabled: refusal !== null }]} />
      </Form.Item>
      <RecordFields rules={rules.data} />
      <RecordedUnit />
      <Form.Item name="measure" label="涉及的措施"><MeasureSelect data-testid="field-measure" /></Form.Item>
      <Form.Item name="facts" label="事实" rules={required('事实')} extra="写明时间、事项和差距；除非决定中点名，请不要填写个人姓名。"><Input.TextArea rows={4} data-testid="field-facts" /></Form.Item>
      <StatementField />
      <OccurredOnField />
      <BasisFields need="optional" />
    </EntryDrawer>
  );
}

/** What the unit said must stand in every 问责处理 (product.md rule 9). */
function StatementField() {
  const formal = Form.useWatch<RecordKind | undefined>('kind') === 'accountability';
  return (
    <Form.Item name="statement" label="单位陈述申辩" rules={formal ? required('单位陈述申辩') : []} extra={formal ? '单位没有意见的，写明“无意见”。' : undefined}>
      <Input.TextArea rows={2} data-testid="field-statement" />
    </Form.Item>
  );
}

/** Which forms and organs there are depends on the kind; the rule data decides which organ may decide which form. */
function RecordFields({ rules }: { rules: Rules | undefined }) {
  const form = Form.useFormInstance<FormValues>();
  const kind = Form.useWatch<RecordKind | undefined>('kind', form) ?? 'chase-up';
  const chosenForm = Form.useWatch<string | undefined>('form', form);
  const forms = rules?.accountability?.forms.filter((one) => one.kind === kind) ?? [];
  const organs = forms.find((one) => one.form === chosenForm)?.organs ?? [];
  const formal = kind === 'accountability';
  return (
    <>
      <Form.Item name="form" label="形式" rules={[{ required: true, message: '请选择形式' }, { validator: async (_, value?: string) => { if (value && !forms.some((one) => one.form === value)) throw new Error('请按类别重新选择形式'); } }]} dependencies={['kind']}>
        <Select options={forms.map((one) => ({ value: one.form, label: one.form }))} placeholder="选择形式" data-testid="field-form" loading={!rules} />
      </Form.Item>
      {formal && (
        <>
          <Form.Item name="organ" label="决定机关" rules={required('决定机关')} extra={chosenForm && organs.length > 0 ? `有权决定“${chosenForm}”的是：${organs.join('、')}。请写机关全称。` : undefined}>
            <Input maxLength={500} data-testid="field-organ" />
          </Form.Item>
          <div className="field-row">
            <Form.Item name="documentNumber" label="文号" rules={required('文号')}><Input data-testid="field-documentNumber" /></Form.Item>
            <Form.Item name="ground" label="事由" rules={required('事由')}><Select options={(rules?.accountability?.grounds ?? []).map((one) => ({ value: one, label: one }))} placeholder="选择事由" data-testid="field-ground" /></Form.Item>
          </div>
        </>
      )}
    </>
  );
}
