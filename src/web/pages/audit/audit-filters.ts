import { useSearchParams } from 'react-router';

export const AUDIT_FILTERS = ['type', 'unit', 'role', 'measure', 'occurredFrom', 'occurredTo', 'recordedFrom', 'recordedTo', 'backdated', 'q', 'page', 'pageSize'] as const;
export type AuditFilters = Partial<Record<(typeof AUDIT_FILTERS)[number], string>>;

export function useAuditFilters(): { filters: AuditFilters; change(changes: AuditFilters): void; clear(): void } {
  const [params, setParams] = useSearchParams();
  const filters = Object.fromEntries(AUDIT_FILTERS.flatMap((name) => { const value = params.get(name); return value ? [[name, value]] : []; }));
  const change = (changes: AuditFilters) => setParams((before) => {
    const after = new URLSearchParams(before);
    if (!('page' in changes)) after.delete('page');
    for (const [name, value] of Object.entries(changes)) {
      if (value) after.set(name, value);
      else after.delete(name);
    }
    return after;
  });
  const clear = () => setParams((before) => {
    const after = new URLSearchParams(before);
    AUDIT_FILTERS.forEach((name) => after.delete(name));
    return after;
  });
  return { filters, change, clear };
}
