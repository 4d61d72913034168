import type { DepartmentList } from '../api/types.js';
import { useReadingNow } from '../api/reading.js';
import { useView } from '../session/view.js';

/** All units of the ledger with today's names, city by city in official order. */
export function useUnits(): DepartmentList['items'] {
  return useReadingNow<DepartmentList>('/departments').data?.items ?? [];
}

export function useUnitName(unit: string | null): string | null {
  const units = useUnits();
  const found = units.find((one) => one.unit === unit);
  return found ? tellingName(found, units) : null;
}

/** A unit by the name it had on the day shown, and its city where the page shows plans of several and the name leaves it open. */
export function useUnitWords(): (unit: string, name: string) => string {
  const units = useUnits();
  const { plan } = useView();
  return (unit, name) => {
    const jurisdiction = units.find((one) => one.unit === unit)?.jurisdiction;
    return plan === null && jurisdiction !== undefined ? tellingName({ unit, name, jurisdiction }, units) : name;
  };
}

/** Whether an address names a unit of this ledger; nothing is said before the units are known. */
export function useUnitCheck(): (unit: string) => string | null {
  const units = useUnits();
  return (unit) => (units.length === 0 || units.some((one) => one.unit === unit) ? null : '不在这个台账里');
}

/**
 * Rule 6: the same bureau of two cities is two units. Among units of several cities a name is followed by its city, unless it
 * says it: 市发展改革委（潍坊市）, but 潍坊海关, and 省发展改革委 where there is one province.
 */
export function tellingName({ name, jurisdiction }: NamedUnit, among: readonly NamedUnit[]): string {
  const others = among.filter((other) => other.jurisdiction !== jurisdiction);
  const level = jurisdiction.slice(-1);
  const onlyOfLevel = name.startsWith(level) && others.every((other) => !other.jurisdiction.endsWith(level));
  const plain = others.length === 0 || onlyOfLevel || name.includes(jurisdiction.replace(/[省市区县]$/, ''));
  return plain ? name : `${name}（${jurisdiction}）`;
}

type NamedUnit = Pick<DepartmentList['items'][number], 'unit' | 'name' | 'jurisdiction'>;
