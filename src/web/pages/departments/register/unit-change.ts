import type { RegisteredUnit } from '../../../api/types.js';
import { UNIT_ACTIONS, type UnitAction } from '../../../forms/unit-forms.js';
import { isGroup } from '../../../units/unit-classes.js';

export interface UnitChange {
  unit: string;
  action: UnitAction;
}

export interface RegisterListProps {
  items: RegisteredUnit[];
  onChange(change: UnitChange): void;
}

/** What can be entered about a unit: only a group has members, and a unit that was merged takes no more. */
export function changesOf(unit: RegisteredUnit): UnitAction[] {
  if (unit.mergedInto !== null) return [];
  const hasMembers = unit.members.some(({ until }) => until === null);
  return UNIT_ACTIONS.filter((action) => (action === 'members' ? isGroup(unit) : action !== 'leave' || hasMembers));
}

export function refusalToChange(role: string): string | null {
  return role === 'office' ? null : '单位由领导小组办公室登记和变更。';
}
