import { Alert, Checkbox, Form, Input } from 'antd';
import { useReadingNow } from '../api/reading.js';
import type { EventAnswer, EventView } from '../api/types.js';
import { shown } from '../display/shown.js';
import { dateText, fromLocalDate, momentText } from '../display/dates.js';
import { correctableFields, type CorrectableField } from './correctable-fields.js';
import { EntryDrawer } from './entry-drawer.js';
import { DateInput } from './field-inputs.js';
import type { FormValues } from './form-values.js';

interface CorrectionDrawerProps {
  event: EventView;
  /** Path of the thing the entry belongs to; it answers `revision`. */
  ownerPath: string;
  onClose(): void;
}
type Owner = { revision: number } | { record: { revision: number } };
const revisionOf = (owner: Owner): number => ('revision' in owner ? owner.revision : owner.record.revision);

/** 更正 of one entry: choose what changes. The original stays, with what it said before. */
export function CorrectionDrawer({ event, ownerPath, onClose }: CorrectionDrawerProps) {
  const owner = useReadingNow<Owner>(ownerPath);
  const raw = useReadingNow<EventAnswer>(`/events/${encodeURIComponent(event.id)}`);
  if (!raw.data || !owner.data) return null;
  const fields = correctableFields(raw.data.leaf.json);
  return (
    <EntryDrawer
      title="更正"
      subtitle={<><strong>{event.label}</strong>（{dateText(event.effectiveOccurredOn)}发生，{momentText(event.recordedAt)}入账）<div className="muted">{event.effectiveSummary}</div></>}
      submit="提交更正"
      path={`${ownerPath}/corrections`}
      about={event.id}
      revision={revisionOf(owner.data)}
      onReload={() => owner.refetch()}
      initial={initialValues(event, fields)}
      shape={(body) => correctionBody(body, event.id)}
      onClose={onClose}
    >
      <Alert className="drawer-alert" type="info" showIcon title="更正不会删除任何内容" description="原记录照旧保留，更正作为新的一条入账；按当时掌握查看时，仍是更正前的情况。" />
      <Form.Item name="chosen" label="要更正的项目" rules={[{ required: true, message: '请至少选择一项' }]}>
        <Checkbox.Group className="correction-choices" options={[{ value: 'occurredOn', label: '发生日期' }, ...fields.map((one) => ({ value: one.name, label: one.label }))]} data-testid="correction-choices" />
      </Form.Item>
      <ChosenFields event={event} fields={fields} />
      <Form.Item name="reason" label="更正原因" rules={[{ required: true, whitespace: true, message: '请填写更正原因' }]}><Input.TextArea rows={3} data-testid="field-reason" /></Form.Item>
    </EntryDrawer>
  );
}

function ChosenFields({ event, fields }: { event: EventView; fields: CorrectableField[] }) {
  const chosen = Form.useWatch<string[] | undefined>('chosen') ?? [];
  return (
    <>
      {chosen.includes('occurredOn') && (
        <Form.Item name="correctedOn" label="发生日期更正为" extra={`原为：${dateText(event.effectiveOccurredOn)}`} rules={[{ required: true, message: '请选择日期' }]}>
          <DateInput range="past" data-testid="correct-occurredOn" />
        </Form.Item>
      )}
      {fields.filter((one) => chosen.includes(one.name)).map((one) => (
        <Form.Item key={one.name} name={['changes', one.name]} label={`${one.label}更正为`} extra={one.kind === 'text' ? undefined : `原记录为：${shown(one.value)}`} rules={[{ required: true, message: `请填写${one.label}` }]}>
          {one.kind === 'date' ? <DateInput range="any" data-testid={`correct-${one.name}`} /> : one.kind === 'line' ? <Input data-testid={`correct-${one.name}`} /> : <Input.TextArea rows={4} data-testid={`correct-${one.name}`} />}
        </Form.Item>
      ))}
    </>
  );
}

function initialValues(event: EventView, fields: CorrectableField[]): FormValues {
  const changes = Object.fromEntries(fields.map((one) => [one.name, one.kind === 'date' && one.value ? fromLocalDate(one.value) : one.value ?? undefined]));
  return { chosen: [], correctedOn: fromLocalDate(event.effectiveOccurredOn), changes };
}

/** A correction is itself entered today: `occurredOn` of the request is the day of the corrected entry, not of the correction. */
function correctionBody(body: FormValues, target: string): FormValues {
  const chosen = body['chosen'] as string[];
  const typed = (body['changes'] ?? {}) as FormValues;
  const changes = Object.fromEntries(chosen.filter((name) => name !== 'occurredOn').map((name) => [name, typed[name] ?? null]));
  return {
    target,
    reason: body['reason'],
    ...(chosen.includes('occurredOn') ? { occurredOn: body['correctedOn'] } : {}),
    ...(Object.keys(changes).length > 0 ? { changes } : {}),
  };
}
