import { Select, type SelectProps } from 'antd';
import { useState } from 'react';
import type { DepartmentList } from '../api/types.js';
import { useReadingNow } from '../api/reading.js';
import { useSettled } from '../display/settled.js';
import { useView } from '../session/view.js';
import { byCity, grouped } from './grouped.js';
import { tellingName, useUnits } from './unit-names.js';

interface UnitSelectProps extends Omit<SelectProps<string>, 'options' | 'onChange'> {
  onChange?: (unit: string | undefined) => void;
  /** Units that stand before all others, under a heading of their own. */
  first?: { label: string; units: readonly string[] };
}

/** Chooses one unit; typing finds it by name, other name or pinyin initials (the server knows those). */
export function UnitSelect({ onChange, first, ...rest }: UnitSelectProps) {
  const [typed, setTyped] = useState('');
  const all = useUnits();
  const asked = useSettled(typed);
  const { plan } = useView();
  const found = useReadingNow<DepartmentList>('/departments', { q: asked }, { enabled: asked !== '' });
  const matches = typed === '' ? all : found.data?.items ?? [];
  const options = withChosen(matches, all, rest.value).map((one) => ({ value: one.unit, label: tellingName(one, all), city: one.jurisdiction }));
  return (
    <Select<string>
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder="选择单位"
      notFoundContent={found.isFetching || asked !== typed ? '正在查找…' : '没有相符的单位'}
      {...rest}
      onChange={(unit?: string) => { setTyped(''); onChange?.(unit); }}
      options={first ? grouped(options, first) : byCity(options, plan?.jurisdiction ?? null)}
    />
  );
}

/** The chosen unit stays among the options, else the box would show its id while another name is typed. */
function withChosen(matches: DepartmentList['items'], all: DepartmentList['items'], chosen: string | null | undefined): DepartmentList['items'] {
  const current = all.find((one) => one.unit === chosen);
  return current && !matches.includes(current) && !matches.some((one) => one.unit === chosen) ? [...matches, current] : matches;
}
