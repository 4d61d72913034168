import dayjs, { type Dayjs } from 'dayjs';

const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** `2021-09-30` → 2021年9月30日; null → the given word (— by default). */
export function dateText(date: string | null | undefined, absent = '—'): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '');
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : absent;
}

/** `2021-09-30` → 9月30日 when the year is the given one, with year otherwise. */
export function shortDateText(date: string | null | undefined, year: number | null): string {
  const full = dateText(date);
  return year !== null && full.startsWith(`${year}年`) ? full.slice(`${year}年`.length) : full;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Whether the calendar has that day: `2021-02-30` has the form of one and is none. */
export function isRealDay(date: string): boolean {
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}

/** What was typed, written as a day, where it has the form of a day that does not exist: `2021-2-30`, `2021年13月1日`; null otherwise. */
export function impossibleDay(typed: string): string | null {
  const day = typedDay(typed);
  return day === null || isRealDay(day) ? null : dateText(day);
}

/** What was typed as `YYYY-MM-DD`, where it has the form of a day, whether or not the calendar has it; null otherwise. */
export function typedDay(typed: string): string | null {
  const match = /^\s*(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})日?\s*$/.exec(typed) ?? /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(typed);
  if (!match) return null;
  const [, year, month, day] = match;
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

/** A UTC instant in Beijing time: 2021年9月30日 14:05. Computed here because the browser's own zone may be another. */
export function momentText(instant: string): string {
  const there = new Date(Date.parse(instant) + BEIJING_OFFSET_MS);
  if (Number.isNaN(there.getTime())) return '—';
  return `${there.getUTCFullYear()}年${there.getUTCMonth() + 1}月${there.getUTCDate()}日 ${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`;
}

/** Reads K as given in the address: a day means the end of that day. */
export function knownAtText(knownAt: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(knownAt) ? `${dateText(knownAt)}日终` : momentText(knownAt);
}

/** The Beijing day of K as given in the address: a day, or an instant. */
export function beijingDay(knownAt: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(knownAt) ? knownAt : new Date(Date.parse(knownAt) + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}

export const toLocalDate = (value: Dayjs): string => value.format('YYYY-MM-DD');
export const fromLocalDate = (date: string): Dayjs => dayjs(date, 'YYYY-MM-DD');

/** A picker's wall-clock value read as Beijing time. */
export function beijingInstant(value: Dayjs): string {
  return new Date(Date.UTC(value.year(), value.month(), value.date(), value.hour(), value.minute(), value.second()) - BEIJING_OFFSET_MS).toISOString();
}
/** The wall-clock value in Beijing of an instant, for a picker. */
export function beijingWallClock(instant: string): Dayjs {
  return dayjs(new Date(Date.parse(instant) + BEIJING_OFFSET_MS).toISOString().slice(0, 19));
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
