/** Days of the plan year as ISO dates. A day that does not exist (6月31日) is null, never moved to another. */

const two = (value: number) => String(value).padStart(2, '0');
const lastDayOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

export function isoDate(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month)) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

/** product.md rule 2: 上旬 ends on the 10th, 中旬 on the 20th, 下旬 and 底 with the month. */
export type PartOfMonth = 'first-third' | 'second-third' | 'last-third' | 'whole';

export function lastDayOfPart(year: number, month: number, part: PartOfMonth): string | null {
  if (month < 1 || month > 12) return null;
  return isoDate(year, month, part === 'first-third' ? 10 : part === 'second-third' ? 20 : lastDayOf(year, month));
}

export function firstDayOfPart(year: number, month: number, part: PartOfMonth): string | null {
  return isoDate(year, month, part === 'second-third' ? 11 : part === 'last-third' ? 21 : 1);
}

/** The day after: 「7月底后」 applies from 1 August. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Plans look ahead to the end of a five-year plan or two, hardly further; a limit before the plan's own year is mostly a slip of the pen. */
const YEARS_AHEAD = 15;
const YEARS_BACK = 1;

/** Whether a limit lies so far from the plan's year that a person should look: 2091 for 2021. Nothing is far where no year is known. */
export function isFarFrom(planYear: number | null, date: string): boolean {
  const ahead = planYear === null ? 0 : Number(date.slice(0, 4)) - planYear;
  return ahead > YEARS_AHEAD || ahead < -YEARS_BACK;
}
