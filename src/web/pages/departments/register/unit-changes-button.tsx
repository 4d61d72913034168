import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { RegisteredUnit } from '../../../api/types.js';
import { RefusableButton } from '../../../display/refusable-button.js';
import { UNIT_FORMS, type UnitAction } from '../../../forms/unit-forms.js';
import { useActing } from '../../../session/acting-person.js';
import { changesOf, refusalToChange, type UnitChange } from './unit-change.js';

/** 变更: what can be entered about one unit. */
export function UnitChangesButton({ unit, onChange }: { unit: RegisteredUnit; onChange(change: UnitChange): void }) {
  const { person } = useActing();
  const refusal = refusalToChange(person.role);
  const changes = changesOf(unit);
  if (changes.length === 0) return null;
  if (refusal !== null) return <RefusableButton refusal={refusal} size="small">变更</RefusableButton>;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: changes.map((action) => ({ key: action, label: UNIT_FORMS[action].title, 'data-testid': `unit-${action}` })),
        onClick: ({ key }) => onChange({ unit: unit.unit, action: key as UnitAction }),
      }}
    >
      <Button size="small" className="screen-only" icon={<DownOutlined />} iconPlacement="end" aria-label={`变更${unit.name}`} data-testid={`change-${unit.name}`}>变更</Button>
    </Dropdown>
  );
}
