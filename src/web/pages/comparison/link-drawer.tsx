import { Form, Radio, Select } from 'antd';
import { useReadingNow } from '../../api/reading.js';
import type { ComparisonRow, LinkProposal, ProvincialMeasures } from '../../api/types.js';
import { EntryDrawer } from '../../forms/entry-drawer.js';
import type { FormValues } from '../../forms/form-values.js';
import { useView } from '../../session/view.js';
import type { PlanIds } from './plans-compared.js';

interface LinkDrawerProps {
  row: ComparisonRow;
  proposal: LinkProposal | undefined;
  plans: PlanIds;
  onClose(): void;
}

/** Chooses the provincial measures a city measure implements, or says that there is none. */
export function LinkDrawer({ row, proposal, plans, onClose }: LinkDrawerProps) {
  const measures = useReadingNow<ProvincialMeasures>('/comparison/provincial-measures', { ...plans });
  const { day } = useView();
  const proposed = proposal?.proposed ?? [];
  const now = row.state === 'open' ? proposed : row.provincial.map(({ measure }) => measure);
  const likely = new Map((proposal?.candidates ?? []).map(({ measure, score }) => [measure, score]));
  // The likeliest first, the others in the order of the plan.
  const options = [...(measures.data?.items ?? [])].sort((one, other) => (likely.get(other.measure) ?? 0) - (likely.get(one.measure) ?? 0))
    .map(({ measure, cite, title }) => ({ value: measure, label: `${cite}${title}` }));
  return (
    <EntryDrawer
      title="省市对照"
      subtitle={<><span className="cite">{row.cite}</span> {row.title}</>}
      note="选择这项市级措施落实的省级措施，可选多项；此前的对照保留在记录中。"
      submit="提交"
      path={`/measures/${encodeURIComponent(row.measure)}/provincial-links`}
      revision={row.revision}
      initial={{ counterpart: row.state === 'none' ? 'none' : 'some', to: now }}
      shape={({ counterpart, to }: FormValues) => ({ to: counterpart === 'none' ? [] : to ?? [], proposed })}
      // How two documents relate is seen on every day.
      seenOn={day}
      onClose={onClose}
    >
      <Form.Item name="counterpart" label="省级方案中有没有对应的措施" rules={[{ required: true }]}>
        <Radio.Group options={[{ value: 'some', label: '有对应' }, { value: 'none', label: '没有对应' }]} data-testid="field-counterpart" />
      </Form.Item>
      <Form.Item noStyle dependencies={['counterpart']}>
        {({ getFieldValue }) => getFieldValue('counterpart') === 'some' && (
          <Form.Item name="to" label="对应的省级措施" rules={[{ required: true, message: '请选择省级措施；没有对应的，请选“没有对应”' }]}>
            <Select mode="multiple" loading={measures.isFetching} options={options} showSearch={{ optionFilterProp: 'label' }} placeholder="可按名称或编号查找" data-testid="field-to" maxCount={20} />
          </Form.Item>
        )}
      </Form.Item>
    </EntryDrawer>
  );
}
