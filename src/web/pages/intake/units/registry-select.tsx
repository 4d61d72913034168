import { Select } from 'antd';
import { useState } from 'react';
import { useReadingNow } from '../../../api/reading.js';
import type { DepartmentList } from '../../../api/types.js';
import { useSettled } from '../../../display/settled.js';
import { useUnits } from '../../../units/unit-names.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';

/** Chooses a unit of the registry for a printed name. Units of the plan's own place stand first; of others the place is told: the same bureau of two cities is two units. */
export function RegistrySelect({ label, onChoose }: { label: string; onChoose(unit: string): void }) {
  const { jurisdiction } = useDraftAtHand().intake.front;
  const [typed, setTyped] = useState('');
  const asked = useSettled(typed.trim());
  const all = useUnits();
  const found = useReadingNow<DepartmentList>('/departments', { q: asked }, { enabled: asked !== '' });
  const matches = typed.trim() === '' ? all : found.data?.items ?? [];
  const options = (here: boolean) => matches.filter((one) => (one.jurisdiction === jurisdiction) === here)
    .map((one) => ({ value: one.unit, label: here ? one.name : `${one.name}（${one.jurisdiction}）` }));
  const groups = [{ label: jurisdiction ? `${jurisdiction}的单位` : '本地单位', options: options(true) }, { label: '其他地区的单位', options: options(false) }];
  return (
    <Select<string>
      className="unit-choice"
      autoFocus
      defaultOpen
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder="名称、简称或拼音首字母"
      notFoundContent={found.isFetching || asked !== typed.trim() ? '正在查找…' : '没有相符的单位'}
      onChange={onChoose}
      options={groups.filter((one) => one.options.length > 0)}
      aria-label={label}
      data-testid="choose-unit"
    />
  );
}
