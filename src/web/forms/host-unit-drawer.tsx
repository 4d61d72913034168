import { Form, Radio } from 'antd';
import { useReadingNow } from '../api/reading.js';
import type { Ledger } from '../api/types.js';
import { UnitSelect } from '../units/unit-select.js';
import { EntryDrawer } from './entry-drawer.js';
import { FieldInput } from './field-inputs.js';
import { text } from './field-spec.js';
import { BasisFields, OccurredOnField } from './happening-fields.js';

/** 指定办公室所在单位; a city whose office sits in none of its ledger's units names none. */
export function HostUnitDrawer({ onClose }: { onClose(): void }) {
  const now = useReadingNow<Ledger>('/ledger');
  return (
    <EntryDrawer
      title="指定办公室所在单位"
      note="此后，该单位承担的措施由督查核验；已作的核验不受影响。"
      submit="指定"
      path="/ledger/host-unit"
      revision={now.data?.revision}
      onReload={() => now.refetch()}
      initial={{ which: 'unit', unit: now.data?.hostUnit ?? undefined }}
      shape={({ which, ...body }) => ({ ...body, unit: which === 'none' ? null : body['unit'] })}
      onClose={onClose}
    >
      <Form.Item name="which" label="办公室设在" rules={[{ required: true }]}>
        <Radio.Group options={[{ value: 'unit', label: '台账中的一个单位' }, { value: 'none', label: '不在台账各单位中' }]} data-testid="field-which" />
      </Form.Item>
      <ChosenUnit />
      <FieldInput field={text('reason', '指定理由', { rows: 2, max: 500, hint: '如办公室组成文件的规定，或机构调整。' })} />
      <OccurredOnField />
      <BasisFields need="optional" />
    </EntryDrawer>
  );
}

function ChosenUnit() {
  const none = Form.useWatch<string | undefined>('which') === 'none';
  if (none) return null;
  return <Form.Item name="unit" label="单位" rules={[{ required: true, message: '请选择单位' }]}><UnitSelect data-testid="field-unit" /></Form.Item>;
}
