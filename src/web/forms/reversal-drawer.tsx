import type { AccountabilityRecord } from '../api/types.js';
import { EntryDrawer } from './entry-drawer.js';
import { FieldInput } from './field-inputs.js';
import { OccurredOnField } from './happening-fields.js';
import { text } from './field-spec.js';

interface ReversalDrawerProps {
  record: AccountabilityRecord;
  onClose(): void;
}

/** 撤销: appended; the record stays readable. */
export function ReversalDrawer({ record, onClose }: ReversalDrawerProps) {
  return (
    <EntryDrawer
      title="撤销"
      subtitle={<>{record.kindLabel}{record.number} · {record.form} · {record.unitName}</>}
      note="撤销作为新的一条入账，原登记照旧保留并标明已撤销。"
      submit="撤销"
      path={`/accountability-records/${encodeURIComponent(record.record)}/reversals`}
      revision={record.revision}
      onClose={onClose}
    >
      <FieldInput field={text('reason', '撤销原因')} />
      <FieldInput field={{ kind: 'line', name: 'organ', label: '决定机关', required: true }} />
      <OccurredOnField />
    </EntryDrawer>
  );
}
