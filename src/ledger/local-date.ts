import type { LocalDate } from './fact.js';

/** Arithmetic on calendar days. Days have no time zone of their own: they are read as midnight UTC only to count. */
const DAY_MS = 86_400_000;

function toEpoch(day: LocalDate): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function fromEpoch(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10);
}

/** True for a day that stands in the calendar; 2021-02-30 does not. */
export function isRealDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = toEpoch(text);
  return !Number.isNaN(ms) && fromEpoch(ms) === text;
}

export function addDays(day: LocalDate, days: number): LocalDate {
  return fromEpoch(toEpoch(day) + days * DAY_MS);
}

/** Days from the first to the second; negative where the second lies before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((toEpoch(to) - toEpoch(from)) / DAY_MS);
}

/** @param month 1–12 */
export function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Monday 1 … Sunday 7. */
export function weekdayOf(day: LocalDate): number {
  return new Date(toEpoch(day)).getUTCDay() || 7;
}

/** ISO 8601 week: year and number; the year of a week is the year of its Thursday. */
export function isoWeekOf(day: LocalDate): { year: number; week: number } {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1 };
}

/** What people read: 2021年9月30日. */
export function chineseDate(day: LocalDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
