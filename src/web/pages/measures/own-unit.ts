import type { ActingPerson } from '../../api/client.js';
import type { Filters } from './filters.js';

interface InAddress {
  filters: Filters;
  change(changes: Filters): void;
  clear(keep?: Filters): void;
}

/** Parameters that order a list and narrow nothing. */
const NARROWS_NOTHING = new Set(['sort', 'order', 'page', 'pageSize', 'scope']);

export const isNarrowed = (filters: Filters): boolean => Object.entries(filters).some(([name, value]) => value && !NARROWS_NOTHING.has(name));

/**
 * 填报人 come for their own unit's measures: an address that asks for nothing shows these, and says so as the unit filter.
 * Once anything is asked for, or `scope` is `all`, the address holds all of it, so that figures and links lead to what they say.
 *
 * @returns the filters as the list is asked, `scope` left out; `ownUnitOnly` where the list is the acting 填报人's own
 */
export function ownUnitByDefault({ filters: { scope, ...asked }, change, clear }: InAddress, { role, unit }: ActingPerson) {
  const own = role === 'department-filer' ? unit : null;
  const filters: Filters = own !== null && scope === undefined && !isNarrowed(asked) ? { ...asked, unit: own } : asked;
  const whole: Filters = own === null ? {} : { scope: 'all' };
  return {
    filters,
    ownUnitOnly: own !== null && filters.unit === own,
    change(changes: Filters): void {
      const after: Filters = { ...(filters.unit ? { unit: filters.unit } : {}), ...changes };
      change(isNarrowed({ ...filters, ...after }) ? after : { ...after, ...whole });
    },
    clear: () => clear(whole),
  };
}
