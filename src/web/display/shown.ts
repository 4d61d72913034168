import { dateText } from './dates.js';

/** Dates inside changed values are written as people write them. */
export function shown(value: string | null): string {
  if (value === null || value === '') return '（空）';
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? dateText(value) : value;
}
