import { Checkbox, Form } from 'antd';
import { useReadingNow } from '../api/reading.js';
import type { MeasureAnswer } from '../api/types.js';
import { UnitSelect } from '../units/unit-select.js';

/** The unit a record is about. Where a measure is named its own units come first, and another needs a word of confirmation. */
export function RecordedUnit() {
  const measure = Form.useWatch<string | undefined>('measure');
  const unit = Form.useWatch<string | undefined>('unit');
  const answer = useReadingNow<MeasureAnswer>(`/measures/${encodeURIComponent(measure ?? '')}`, {}, { enabled: Boolean(measure) });
  const own = measure && answer.data ? answer.data.measure.units.map((one) => one.unit) : null;
  return (
    <>
      <Form.Item name="unit" label="单位" rules={[{ required: true, message: '请选择单位' }]}>
        <UnitSelect data-testid="field-unit" {...(own ? { first: { label: '本任务的责任单位', units: own } } : {})} />
      </Form.Item>
      {own && unit && !own.includes(unit) && (
        <Form.Item
          name="otherUnit"
          className="other-unit"
          rules={[{ validator: async (_, confirmed?: string) => { if (confirmed !== unit) throw new Error('请核对单位；确需对该单位登记的，请勾选'); } }]}
        >
          <OtherUnit unit={unit} />
        </Form.Item>
      )}
    </>
  );
}

/** Holds the unit it was ticked for: choosing yet another unit takes the tick away. */
function OtherUnit({ unit, value, onChange }: { unit: string; value?: string; onChange?: (unit: string | undefined) => void }) {
  return (
    <Checkbox checked={value === unit} onChange={({ target }) => onChange?.(target.checked ? unit : undefined)} data-testid="field-otherUnit">
      该单位不是本任务的责任单位，确认仍对其登记
    </Checkbox>
  );
}
