import { useReadingNow } from '../api/reading.js';
import type { UnitRegistry } from '../api/types.js';
import { useSettled } from '../display/settled.js';

export interface UnitSearch {
  found: UnitRegistry['items'];
  /** The answer to what is typed has not come yet. */
  searching: boolean;
}

/** Units of the registry whose name, other name or pinyin initials (the server knows those) hold what is typed; nothing typed: all. */
export function useUnitSearch(typed: string): UnitSearch {
  const wanted = typed.trim();
  const asked = useSettled(wanted);
  const query = useReadingNow<UnitRegistry>('/departments/register', { q: asked === '' ? undefined : asked });
  return { found: query.data?.items ?? [], searching: query.isFetching || asked !== wanted };
}
