import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { GroupRole, IntakeGroup } from '../../../api/intake.types.js';
import { ROLES, ROLE_WORDS } from '../draft/words.js';
import { UnitTags } from './unit-tags.js';

interface GroupsInputProps {
  value: readonly IntakeGroup[];
  onChange(value: IntakeGroup[]): void;
}

const EMPTY: IntakeGroup = { lead: [], responsible: [], supporting: [] };

/** Units by role; several brackets stay apart. */
export function GroupsInput({ value, onChange }: GroupsInputProps) {
  const groups = value.length === 0 ? [EMPTY] : value;
  const change = (index: number, role: GroupRole, names: string[]) => onChange(groups.map((one, place) => (place === index ? { ...one, [role]: names } : one)));
  return (
    <div className="editor-rows">
      {groups.map((group, index) => (
        <div key={index} className="group-input">
          {groups.length > 1 && <div className="group-input-head"><span className="muted">第 {index + 1} 组分工</span><Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={`删除第 ${index + 1} 组分工`} onClick={() => onChange(groups.filter((_, place) => place !== index))} /></div>}
          {ROLES.map((role) => (
            <label key={role} className="group-input-role"><span className={`role role-${role}`}>{ROLE_WORDS[role]}</span><UnitTags value={group[role]} onChange={(names) => change(index, role, names)} aria-label={`${ROLE_WORDS[role]}单位`} data-testid={`units-${role}`} /></label>
          ))}
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...groups, EMPTY])}>另加一组分工</Button>
    </div>
  );
}
