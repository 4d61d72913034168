import { UserOutlined } from '@ant-design/icons';
import { Button, Popover, Select } from 'antd';
import { useState } from 'react';
import { useActing } from '../session/acting-person.js';
import { useLedger } from '../session/ledger.js';
import { useUnitName } from '../units/unit-names.js';
import { UnitSelect } from '../units/unit-select.js';

/** Who acts: role, and unit where the role belongs to one. Recorded in everything entered. */
export function ActingPersonChooser() {
  const { roles } = useLedger();
  const { person, actAs } = useActing();
  const [open, setOpen] = useState(false);
  // A department role takes effect only once its unit is chosen: the server refuses one without the other.
  const [choosing, setChoosing] = useState<string | null>(null);
  const unitName = useUnitName(person.unit);
  const acting = roles.find((one) => one.role === person.role);
  const role = roles.find((one) => one.role === (choosing ?? person.role));
  const label = [acting?.label ?? '选择身份', acting?.needsUnit ? unitName ?? '…' : null].filter(Boolean).join(' · ');
  const chooseRole = (next: string) => {
    if (roles.find((one) => one.role === next)?.needsUnit) return setChoosing(next);
    setChoosing(null);
    actAs({ role: next, unit: null });
    setOpen(false);
  };
  const chooseUnit = (unit: string | undefined) => {
    if (!unit || !role) return;
    actAs({ role: role.role, unit });
    setChoosing(null);
    setOpen(false);
  };
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      title="当前身份"
      content={(
        <div className="acting-form">
          <label>
            身份
            <Select
              data-testid="acting-role"
              aria-label="身份"
              value={role?.role}
              options={roles.map((one) => ({ value: one.role, label: one.label }))}
              onChange={chooseRole}
            />
          </label>
          {role?.needsUnit && (
            <label>
              单位
              <UnitSelect data-testid="acting-unit" aria-label="单位" value={choosing ? undefined : person.unit ?? undefined} onChange={chooseUnit} />
            </label>
          )}
          <p className="muted">身份会随每一条记录入账。可用单位名称、简称或拼音首字母查找。</p>
        </div>
      )}
    >
      <Button className="acting-button" icon={<UserOutlined aria-hidden />} data-testid="acting-person" aria-label={`当前身份：${label}，点此更换`}>
        <span className="acting-button-text">{label}</span>
      </Button>
    </Popover>
  );
}
