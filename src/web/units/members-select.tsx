import { Select } from 'antd';
import { useState } from 'react';
import type { RegisteredUnit } from '../api/types.js';
import { useUnitSearch } from './unit-search.js';

interface MembersSelectProps {
  value?: string[];
  onChange?: (units: string[]) => void;
  /** The group they become members of. */
  group: RegisteredUnit;
  /** Every unit of the registry. */
  all: readonly RegisteredUnit[];
}

/** Chooses several units of the group's city that are no members yet; typing finds them by name, other name or pinyin initials. */
export function MembersSelect({ value = [], onChange, group, all }: MembersSelectProps) {
  const [typed, setTyped] = useState('');
  const { found, searching } = useUnitSearch(typed);
  const isFree = (one: RegisteredUnit) =>
    one.jurisdiction === group.jurisdiction && one.unit !== group.unit && one.mergedInto === null && !group.members.some(({ unit }) => unit === one.unit);
  const offered = found.filter(isFree);
  const chosen = all.filter((one) => value.includes(one.unit) && !offered.some(({ unit }) => unit === one.unit));
  return (
    <Select<string[]>
      mode="multiple"
      value={value}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      placeholder="单位名称、简称或拼音首字母，可选多个"
      notFoundContent={searching ? '正在查找…' : '没有可加入的单位'}
      onChange={(units) => { setTyped(''); onChange?.(units); }}
      options={[...offered, ...chosen].map((one) => ({ value: one.unit, label: one.name }))}
      data-testid="field-members"
    />
  );
}
