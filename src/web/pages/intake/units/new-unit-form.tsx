import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { UnitChoice, UnitClass } from '../../../api/intake.types.js';
import { CLASS_WORDS } from '../draft/words.js';

interface NewUnitFormProps {
  name: string;
  likelyClass: UnitClass;
  onChoose(choice: UnitChoice): void;
  onCancel(): void;
}

const CLASSES = Object.entries(CLASS_WORDS).map(([value, label]) => ({ value: value as UnitClass, label }));

/** A unit that the registry does not know yet: its full name and class. */
export function NewUnitForm({ name, likelyClass, onChoose, onCancel }: NewUnitFormProps) {
  const [typed, setTyped] = useState(name);
  const [unitClass, setClass] = useState(likelyClass);
  return (
    <form className="new-unit-form" onSubmit={(event) => { event.preventDefault(); if (typed.trim() !== '') onChoose({ kind: 'new', name: typed.trim(), class: unitClass }); }}>
      <Input autoFocus size="small" value={typed} maxLength={60} onChange={(event) => setTyped(event.target.value)} aria-label="单位全称" data-testid="new-unit-name" />
      <Select size="small" value={unitClass} options={CLASSES} onChange={setClass} aria-label="单位类别" popupMatchSelectWidth={false} data-testid="new-unit-class" />
      <Button size="small" type="primary" htmlType="submit" disabled={typed.trim() === ''} data-testid="save-new-unit">确定</Button>
      <Button size="small" type="text" onClick={onCancel}>取消</Button>
    </form>
  );
}
