import type { DepartmentList } from '../api/types.js';
import { useReadingNow } from '../api/reading.js';

/** All units of the ledger with today's names, in official order. */
export function useUnits(): DepartmentList['items'] {
  return useReadingNow<DepartmentList>('/departments').data?.items ?? [];
}

export function useUnitName(unit: string | null): string | null {
  return useUnits().find((one) => one.unit === unit)?.name ?? null;
}
