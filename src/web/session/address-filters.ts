import { useSearchParams } from 'react-router';

export type AddressFilters<N extends string> = Partial<Record<N, string>>;

/** Filters of a list that live in the address, so that a link shows another person the same list. Any change goes back to page 1. */
export function useAddressFilters<N extends string>(names: readonly N[]) {
  const [params, setParams] = useSearchParams();
  const filters = Object.fromEntries(names.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value]] : [];
  })) as AddressFilters<N>;
  const change = (changes: AddressFilters<N>) => setParams((before) => {
    const after = new URLSearchParams(before);
    if (!('page' in changes)) after.delete('page');
    for (const [name, value] of Object.entries<string | undefined>(changes)) {
      if (value) after.set(name, value);
      else after.delete(name);
    }
    return after;
  });
  const clear = () => setParams((before) => {
    const after = new URLSearchParams(before);
    names.forEach((name) => after.delete(name));
    return after;
  });
  return { filters, change, clear };
}
