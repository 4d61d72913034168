import { isDayjs } from 'dayjs';
import { toLocalDate } from '../display/dates.js';

export type FormValues = Record<string, unknown>;

/** What is sent: dates as `YYYY-MM-DD`, texts trimmed, empty fields left out. */
export function toBody(values: FormValues): FormValues {
  const entries = Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    const sent = sentValue(value);
    return sent === undefined ? [] : [[name, sent]];
  });
  return Object.fromEntries(entries);
}

function sentValue(value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  if (isDayjs(value)) return toLocalDate(value);
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  if (Array.isArray(value)) return value.map((one) => sentValue(one) ?? null);
  if (typeof value === 'object') {
    const inner = toBody(value as FormValues);
    return Object.keys(inner).length === 0 ? undefined : inner;
  }
  return value;
}
