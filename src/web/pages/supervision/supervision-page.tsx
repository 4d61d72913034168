import { Segmented } from 'antd';
import { useState } from 'react';
import { useReading } from '../../api/reading.js';
import type { AccountabilityRecord, AccountabilityRecordList } from '../../api/types.js';
import { AddressNotice } from '../../display/address-notice.js';
import { Answer } from '../../display/answer.js';
import { RefusableButton } from '../../display/refusable-button.js';
import { PageTitle } from '../../display/page-title.js';
import { Panel } from '../../display/panel.js';
import { RecordList } from '../../display/record-list.js';
import { AccountabilityDrawer } from '../../forms/accountability-drawer.js';
import { ReversalDrawer } from '../../forms/reversal-drawer.js';
import { useActing } from '../../session/acting-person.js';
import { oneOf } from '../../session/address-faults.js';
import { useAddressFilters } from '../../session/address-filters.js';
import { useView } from '../../session/view.js';
import { useUnitCheck } from '../../units/unit-names.js';
import { UnitSelect } from '../../units/unit-select.js';
import { countText, refusalToRecord, refusalToReverse } from './recording.js';

const KINDS = [{ value: 'all', label: '全部' }, { value: 'chase-up', label: '督促措施' }, { value: 'accountability', label: '问责处理' }] as const;

/** 督促问责: the two kinds side by side, never added together. */
export default function SupervisionPage() {
  const { plan } = useView();
  const { person } = useActing();
  const { filters: { kind = 'all', unit }, faults, change } = useAddressFilters<'kind' | 'unit'>({
    kind: { label: '类别', check: oneOf(KINDS) }, unit: { label: '单位', check: useUnitCheck() },
  });
  const [recording, setRecording] = useState(false);
  const [reversing, setReversing] = useState<AccountabilityRecord | null>(null);
  const query = useReading<AccountabilityRecordList>('/accountability-records', { plan: plan?.id, unit });
  const shownKinds = KINDS.filter(({ value }) => value !== 'all' && (kind === 'all' || kind === value));
  const tools = (record: AccountabilityRecord) => record.state === 'in-force' && <RefusableButton refusal={refusalToReverse(person.role)} type="link" size="small" className="screen-only" onClick={() => setReversing(record)} data-testid="reverse-record">撤销</RefusableButton>;
  return (
    <>
      <PageTitle title="督促问责" note="督促措施与问责处理分别登记、分别统计；撤销的登记照旧保留" tools={<RefusableButton refusal={refusalToRecord(person.role)} type="primary" onClick={() => setRecording(true)} data-testid="record-accountability">登记督促/问责</RefusableButton>} />
      <AddressNotice faults={faults} />
      <div className="stack">
        <div className="panel filter-bar">
          <Segmented options={[...KINDS]} value={kind} onChange={(next) => change({ kind: next === 'all' ? undefined : next })} aria-label="类别" data-testid="kind-filter" />
          <UnitSelect className="filter filter-wide" allowClear placeholder="单位（可用拼音首字母）" aria-label="单位" value={unit} onChange={(next) => change({ unit: next })} />
        </div>
        <Answer query={query}>
          {({ items }) => (
            <div className={shownKinds.length > 1 ? 'grid-2' : 'stack'}>
              {shownKinds.map(({ value, label }) => {
                const records = items.filter((one) => one.kind === value);
                return (
                  <Panel key={value} title={label} extra={<span className="muted" data-testid={`count-${value}`}>{countText(records)}</span>} data-testid={`records-${value}`}>
                    <RecordList records={records} empty={`还没有${label}`} withUnit toolsFor={tools} />
                  </Panel>
                );
              })}
            </div>
          )}
        </Answer>
      </div>
      {recording && <AccountabilityDrawer given={unit ? { unit } : {}} onClose={() => setRecording(false)} />}
      {reversing && <ReversalDrawer record={reversing} onClose={() => setReversing(null)} />}
    </>
  );
}
