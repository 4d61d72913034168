import type { DraftWork } from './draft.js';

/**
 * What the person has done without one field: it says again what was read. A field that nobody changed stays as it is.
 *
 * @param key `front`, or key of a section, measure or duty, or of a row of a running ledger
 */
export function backToReading(work: DraftWork, key: string, field: string): DraftWork {
  const row = work.opening && Object.hasOwn(work.opening.rows, key) ? work.opening.rows[key]! : null;
  if (row) return { ...work, opening: { ...work.opening!, rows: { ...work.opening!.rows, [key]: { ...row, fields: without(row.fields, field) } } } };
  if (key === 'front') return { ...work, front: without(work.front, field) };
  return {
    ...work,
    sections: fieldBack(work.sections, key, field),
    measures: fieldBack(work.measures, key, field),
    duties: Object.hasOwn(work.duties, key) && (field === 'units' || field === 'deadlines') ? { ...work.duties, [key]: { ...work.duties[key]!, [field]: null } } : work.duties,
  };
}

function fieldBack<T extends object>(changes: Record<string, T>, key: string, field: string): Record<string, T> {
  return Object.hasOwn(changes, key) ? { ...changes, [key]: without(changes[key]!, field) } : changes;
}

const without = <T extends object>(fields: T, field: string): T => Object.fromEntries(Object.entries(fields).filter(([name]) => name !== field)) as T;
