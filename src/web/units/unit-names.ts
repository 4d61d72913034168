import type { DepartmentList } from '../api/types.js';
import { useReadingNow } from '../api/reading.js';

/** All units of the ledger with today's names, in official order. */
export function useUnits(): DepartmentList['items'] {
  return useReadingNow<DepartmentList>('/departments').data?.items ?? [];
}

export function useUnitName(unit: string | null): string | null {
  const units = useUnits();
  const found = units.find((one) => one.unit === unit);
  return found ? tellingName(found, units) : null;
}

/** Whether an address names a unit of this ledger; nothing is said before the units are known. */
export function useUnitCheck(): (unit: string) => string | null {
  const units = useUnits();
  return (unit) => (units.length === 0 || units.some((one) => one.unit === unit) ? null : '不在这个台账里');
}

/** Rule 6: the same bureau of two cities is two units; where a name stands twice, the city tells which. */
export function tellingName(unit: NamedUnit, among: readonly NamedUnit[]): string {
  const twice = among.some((other) => other.unit !== unit.unit && other.name === unit.name);
  return twice ? `${unit.name}（${unit.jurisdiction}）` : unit.name;
}

type NamedUnit = Pick<DepartmentList['items'][number], 'unit' | 'name' | 'jurisdiction'>;
