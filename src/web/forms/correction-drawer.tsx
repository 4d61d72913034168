import { Alert, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useReadingNow } from '../api/reading.js';
import type { EventAnswer, EventView } from '../api/types.js';
import { dateText, fromLocalDate, momentText } from '../display/dates.js';
import { correctableFields, recordedHint, type CorrectableField } from './correctable-fields.js';
import { correctionBody, type CorrectionStart } from './correction-body.js';
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
  const read = useReadingNow<EventAnswer>(`/events/${encodeURIComponent(event.id)}`);
  // An answer kept from before may lack a correction made since: what it says must not become the start.
  if (!read.isFetchedAfterMount || !read.data || !owner.data) return null;
  return <Correction opened={read.data} owner={owner.data} ownerPath={ownerPath} reload={() => owner.refetch()} onClose={onClose} />;
}

interface CorrectionProps {
  opened: EventAnswer;
  owner: Owner;
  ownerPath: string;
  reload(): Promise<unknown>;
  onClose(): void;
}

function Correction({ opened, owner, ownerPath, reload, onClose }: CorrectionProps) {
  // As it stood on opening: what others correct meanwhile is shown as a conflict and is no change of this writer.
  const [{ event, fields }] = useState(() => ({ event: opened.event, fields: correctableFields(opened.effectiveData, enteredData(opened)) }));
  const start: CorrectionStart = { target: event.id, occurredOn: event.effectiveOccurredOn, fields };
  return (
    <EntryDrawer
      title="更正"
      subtitle={<><strong>{event.label}</strong>（{dateText(event.effectiveOccurredOn)}发生，{momentText(event.recordedAt)}入账）<div className="muted">{event.effectiveSummary}</div></>}
      submit="提交更正"
      path={`${ownerPath}/corrections`}
      // A draft begun before another correction would put back what that corrected.
      about={`${event.id} ${event.correctedBy.length}`}
      revision={revisionOf(owner)}
      onReload={reload}
      initial={initialValues(event, fields)}
      shape={(body) => correctionBody(body, start)}
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
        <Form.Item name="correctedOn" label="发生日期更正为" extra={dayHint(event)} rules={[{ required: true, message: '请选择日期' }]}>
          <DateInput range="past" data-testid="correct-occurredOn" />
        </Form.Item>
      )}
      {fields.filter((one) => chosen.includes(one.name)).map((one) => (
        <Form.Item key={one.name} name={['changes', one.name]} label={`${one.label}更正为`} extra={recordedHint(one)} rules={[{ required: true, message: `请填写${one.label}` }]}>
          {one.kind === 'date' ? <DateInput range="any" data-testid={`correct-${one.name}`} /> : one.kind === 'line' ? <Input data-testid={`correct-${one.name}`} /> : <Input.TextArea rows={4} data-testid={`correct-${one.name}`} />}
        </Form.Item>
      ))}
    </>
  );
}

function enteredData({ leaf }: EventAnswer): Record<string, unknown> {
  const stored = (typeof leaf.json === 'string' ? JSON.parse(leaf.json) : leaf.json) as { data?: Record<string, unknown> } | null;
  return stored?.data ?? {};
}

function dayHint({ occurredOn, effectiveOccurredOn }: EventView): string {
  return `现记录为：${dateText(effectiveOccurredOn)}${occurredOn === effectiveOccurredOn ? '' : `（原记录为：${dateText(occurredOn)}）`}`;
}

function initialValues(event: EventView, fields: CorrectableField[]): FormValues {
  const changes = Object.fromEntries(fields.map((one) => [one.name, one.kind === 'date' && one.value ? fromLocalDate(one.value) : one.value ?? undefined]));
  return { chosen: [], correctedOn: fromLocalDate(event.effectiveOccurredOn), changes };
}
