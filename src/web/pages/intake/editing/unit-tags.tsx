import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useReadingNow } from '../../../api/reading.js';
import type { DepartmentList } from '../../../api/types.js';
import { useSettled } from '../../../display/settled.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';

interface UnitTagsProps {
  value: readonly string[];
  onChange(value: string[]): void;
  'aria-label': string;
  'data-testid'?: string;
}

/** Names as the document prints them, or of the registry; typing finds them by name, other name or pinyin initials, or adds a name. */
export function UnitTags({ value, onChange, ...rest }: UnitTagsProps) {
  const { intake } = useDraftAtHand();
  const [typed, setTyped] = useState('');
  const asked = useSettled(typed.trim());
  const found = useReadingNow<DepartmentList>('/departments', { q: asked }, { enabled: asked !== '' });
  const options = useMemo(() => {
    const wanted = typed.trim();
    const printed = intake.units.map((one) => one.printed).filter((name) => wanted === '' || name.includes(wanted));
    const registered = wanted === '' ? [] : (found.data?.items ?? []).map((one) => one.name);
    const names = [...new Set([...printed, ...registered])];
    const added = wanted !== '' && !names.includes(wanted) ? [{ value: wanted, label: `按“${wanted}”新增` }] : [];
    return [...names.map((name) => ({ value: name, label: name })), ...added];
  }, [intake.units, typed, found.data]);
  return (
    <Select<string[]>
      mode="multiple"
      className="unit-tags"
      value={[...value]}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      placeholder="单位名称或拼音首字母"
      notFoundContent={found.isFetching || asked !== typed.trim() ? '正在查找…' : '没有相符的单位'}
      onChange={(names) => { setTyped(''); onChange(names); }}
      options={options}
      {...rest}
    />
  );
}
