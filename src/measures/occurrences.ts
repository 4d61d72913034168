import type { LocalDate } from '../ledger/fact.js';
import { addDays, isoWeekOf, isRealDate, lastDayOfMonth, weekdayOf } from '../ledger/local-date.js';
import type { Deadline } from './measure.events.js';

/** One occurrence (期次) of a recurring milestone: its label (`2021-05`, `2021-W20`, `2021-Q2`, `2021-H1`, `2021`), its due day and words for people. */
export interface Occurrence {
  label: string;
  due: LocalDate;
  words: string;
}

/** Rule 2: a plan's recurring tasks fall due from its issue date on, where that is not known from the day the ledger took it in, until its last day. */
export interface CountedDays {
  /** Null: registered before it was kept; then from the day of registration, or of the deadline's own, or for a plan that was over with its year. */
  occurrencesFrom: LocalDate | null;
  registeredOn: LocalDate;
  planEnds: LocalDate;
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** More than any plan holds (weeks of ten years); a guard against a typo in the plan's last day. */
const MOST = 530;

/**
 * Occurrences of a recurring deadline whose due day lies between the first and the last day of the period (rule 2).
 * The due day is `deadline.day` of the period (month: day of the month; week: weekday 1–7; quarter, half-year and year: day of
 * the period's last month), at most the month's last day, else the last day of the period.
 *
 * @param counted days between which they are counted
 * @returns in date order; empty where the deadline is not recurring or nothing falls into the period
 */
export function occurrencesOf(deadline: Deadline, counted: CountedDays): Occurrence[] {
  const { planEnds } = counted;
  if (deadline.kind !== 'recurring' || !deadline.every || !isRealDate(planEnds)) return [];
  const begin = firstDay(deadline, counted);
  if (!isRealDate(begin) || begin > planEnds) return [];
  const periods = deadline.every === 'week' ? weeks(begin, planEnds, deadline.day) : months(begin, planEnds, deadline.day, deadline.every);
  return periods.filter((one) => one.due >= begin && one.due <= planEnds).slice(0, MOST);
}

/** Nothing is due before the plan was there, whatever day the text says a task begins. */
function firstDay({ from }: Deadline, { occurrencesFrom, registeredOn, planEnds }: CountedDays): LocalDate {
  if (occurrencesFrom !== null) return from !== null && from > occurrencesFrom ? from : occurrencesFrom;
  return from ?? (registeredOn > planEnds ? `${planEnds.slice(0, 4)}-01-01` : registeredOn);
}

function weeks(begin: LocalDate, end: LocalDate, day: number | null): Occurrence[] {
  const found: Occurrence[] = [];
  const weekday = Math.min(day ?? 7, 7);
  for (let monday = addDays(begin, 1 - weekdayOf(begin)); monday <= end && found.length <= MOST; monday = addDays(monday, 7)) {
    const { year, week } = isoWeekOf(monday);
    found.push({ label: `${year}-W${pad(week)}`, due: addDays(monday, weekday - 1), words: `${year}年第${week}周` });
  }
  return found;
}

const MONTHS_OF = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;

function months(begin: LocalDate, end: LocalDate, day: number | null, every: keyof typeof MONTHS_OF): Occurrence[] {
  const found: Occurrence[] = [];
  const length = MONTHS_OF[every];
  const lastYear = Number(end.slice(0, 4));
  for (let year = Number(begin.slice(0, 4)); year <= lastYear && found.length <= MOST; year++) {
    for (let index = 1; index * length <= 12; index++) {
      const month = index * length;
      const last = lastDayOfMonth(year, month);
      found.push({ ...nameOf(every, year, index), due: `${year}-${pad(month)}-${pad(Math.min(day ?? last, last))}` });
    }
  }
  return found;
}

function nameOf(every: keyof typeof MONTHS_OF, year: number, index: number): { label: string; words: string } {
  switch (every) {
    case 'month': return { label: `${year}-${pad(index)}`, words: `${year}年${index}月` };
    case 'quarter': return { label: `${year}-Q${index}`, words: `${year}年第${'一二三四'[index - 1]}季度` };
    case 'half-year': return { label: `${year}-H${index}`, words: `${year}年${index === 1 ? '上' : '下'}半年` };
    case 'year': return { label: `${year}`, words: `${year}年` };
  }
}
