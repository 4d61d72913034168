/** 未列全: the plan names further units by 等 only, and the office has not named them yet. */
export function UnitsIncomplete({ row }: { row: { unitsIncomplete: boolean } }) {
  if (!row.unitsIncomplete) return null;
  return <span className="unit-mark" title="方案在单位后写有“等”，其余单位尚未明确；由领导小组办公室通过“分工调整”列明" data-testid="units-incomplete">等（未列全）</span>;
}
