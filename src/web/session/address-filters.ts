import { useSearchParams } from 'react-router';
import type { AddressCheck, AddressFault } from './address-faults.js';
import { SHARED_PARAMS } from './view.js';

export type AddressFilters<N extends string> = Partial<Record<N, string>>;
/** What people call a filter, and which values it takes. */
export type FilterRules<N extends string> = Record<N, { label: string; check: AddressCheck }>;

/** The filters in an address that can be taken, and what in it cannot. */
export function readFilters<N extends string>(params: URLSearchParams, rules: FilterRules<N>): { filters: AddressFilters<N>; faults: AddressFault[] } {
  const filters: AddressFilters<N> = {};
  const faults: AddressFault[] = [];
  for (const [name, value] of params) {
    if ((SHARED_PARAMS as readonly string[]).includes(name) || value === '') continue;
    const rule = Object.hasOwn(rules, name) ? rules[name as N] : undefined;
    const fault = rule ? rule.check(value) : '不是这一页的筛选条件';
    if (fault === null) filters[name as N] = value;
    else faults.push({ name, label: rule?.label ?? name, value, fault });
  }
  return { filters, faults };
}

/** Filters of a list that live in the address, so that a link shows another person the same list. Any change goes back to page 1. */
export function useAddressFilters<N extends string>(rules: FilterRules<N>) {
  const [params, setParams] = useSearchParams();
  const { filters, faults } = readFilters(params, rules);
  const change = (changes: AddressFilters<N>) => setParams((before) => {
    const after = new URLSearchParams(before);
    if (!('page' in changes)) after.delete('page');
    for (const [name, value] of Object.entries<string | undefined>(changes)) {
      if (value) after.set(name, value);
      else after.delete(name);
    }
    return after;
  });
  const clear = (keep: AddressFilters<N> = {}) => setParams((before) => {
    const after = new URLSearchParams(before);
    Object.keys(rules).forEach((name) => after.delete(name));
    Object.entries<string | undefined>(keep).forEach(([name, value]) => value && after.set(name, value));
    return after;
  });
  return { filters, faults, change, clear };
}
