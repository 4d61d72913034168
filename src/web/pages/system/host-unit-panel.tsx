import { useState } from 'react';
import { Panel } from '../../display/panel.js';
import { RefusableButton } from '../../display/refusable-button.js';
import { HostUnitDrawer } from '../../forms/host-unit-drawer.js';
import { useActing } from '../../session/acting-person.js';
import { useLedger } from '../../session/ledger.js';
import { PlacedLink } from '../../session/placed-link.js';
import { useUnitName } from '../../units/unit-names.js';

/** 办公室所在单位: where that unit is itself responsible, the office stands back and 督查 checks (product.md rule 5). */
export function HostUnitPanel() {
  const { hostUnit } = useLedger();
  const { person } = useActing();
  const name = useUnitName(hostUnit);
  const [naming, setNaming] = useState(false);
  const refusal = person.role === 'office' ? null : '办公室所在单位由领导小组办公室指定。';
  return (
    <Panel
      title="办公室所在单位"
      extra={<RefusableButton refusal={refusal} size="small" onClick={() => setNaming(true)} data-testid="name-host-unit">{hostUnit === null ? '指定' : '变更'}</RefusableButton>}
      data-testid="host-unit"
    >
      <p className="host-unit">{hostUnit === null ? '尚未指定' : <PlacedLink path={`/departments/${encodeURIComponent(hostUnit)}`}>{name ?? '…'}</PlacedLink>}</p>
      <p className="muted">该单位自己承担的措施，办公室回避，由督查核验。{hostUnit === null && '未指定前，系统不判断回避。'}</p>
      {naming && <HostUnitDrawer onClose={() => setNaming(false)} />}
    </Panel>
  );
}
