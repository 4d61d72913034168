import { AutoComplete, Form, Select } from 'antd';
import { useReadingNow } from '../api/reading.js';
import type { UnitRegistry } from '../api/types.js';
import { useLedger } from '../session/ledger.js';
import { useView } from '../session/view.js';
import { EntryDrawer } from './entry-drawer.js';
import { FieldInput } from './field-inputs.js';
import { line } from './field-spec.js';
import { BasisFields, OccurredOnField } from './happening-fields.js';
import { CLASS, ORDER, RANKING_GROUP } from './unit-forms.js';

/** Room between two units for one that comes later. */
const STEP = 10;

/** 单位登记: one name means one unit of a city. */
export function UnitRegistrationDrawer({ onClose }: { onClose(): void }) {
  const now = useReadingNow<UnitRegistry>('/departments/register');
  const { plans } = useLedger();
  const { plan } = useView();
  if (!now.data) return null;
  const cities = [...new Set([...plans.map(({ jurisdiction }) => jurisdiction), ...now.data.items.map(({ jurisdiction }) => jurisdiction)])];
  const last = Math.max(0, ...now.data.items.map(({ order }) => order));
  return (
    <EntryDrawer
      title="登记单位"
      note="同一地区内，一个名称只对应一个单位；登记前请先查一查它是否已用别的名称登记。"
      submit="登记"
      path="/departments"
      revision={null}
      initial={{ jurisdiction: plan?.jurisdiction ?? (cities.length === 1 ? cities[0] : undefined), order: (Math.floor(last / STEP) + 1) * STEP }}
      onClose={onClose}
    >
      <Form.Item name="jurisdiction" label="所属地区" rules={[{ required: true, whitespace: true, message: '请填写所属地区' }]}>
        <AutoComplete options={cities.map((city) => ({ value: city }))} className="field-narrow" placeholder="如 示例市" data-testid="field-jurisdiction" />
      </Form.Item>
      <FieldInput field={line('name', '单位名称', { max: 200 })} />
      <Form.Item name="aliases" label="别名" extra="方案里的其他写法，逐个输入，按回车分隔。"><Select mode="tags" open={false} suffixIcon={null} maxCount={50} data-testid="field-aliases" /></Form.Item>
      <FieldInput field={CLASS} />
      <FieldInput field={ORDER} />
      <FieldInput field={RANKING_GROUP} />
      <OccurredOnField what="登记自这一天起有效，默认为今天。" />
      <BasisFields need="optional" />
    </EntryDrawer>
  );
}
