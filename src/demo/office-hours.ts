import { addDays, weekdayOf } from '../ledger/local-date.js';
import type { LocalDate } from '../ledger/fact.js';
import type { SeededRandom } from './random.js';

/** Public holidays of 2021 on which nobody enters anything, first and last day. */
const HOLIDAYS: readonly (readonly [LocalDate, LocalDate])[] = [
  ['2021-02-11', '2021-02-17'], ['2021-04-03', '2021-04-05'], ['2021-05-01', '2021-05-05'], ['2021-06-12', '2021-06-14'],
  ['2021-09-19', '2021-09-21'], ['2021-10-01', '2021-10-07'],
];

/** The day itself where the office is open, else the next day on which it is. */
function workingDay(day: LocalDate): LocalDate {
  let open = day;
  while (weekdayOf(open) > 5 || HOLIDAYS.some(([first, last]) => open >= first && open <= last)) open = addDays(open, 1);
  return open;
}

const MINUTE_MS = 60_000;
const MORNING = { from: 8 * 60 + 35, minutes: 195 };
const AFTERNOON = { from: 13 * 60 + 35, minutes: 240 };

/** A moment in office hours (Beijing time) of that day, or of the next day on which the office is open. */
export function officeMoment(day: LocalDate, random: SeededRandom): Date {
  const { from, minutes } = random.chance(0.45) ? MORNING : AFTERNOON;
  const midnight = Date.parse(`${workingDay(day)}T00:00:00+08:00`);
  return new Date(midnight + from * MINUTE_MS + random.whole(0, minutes * MINUTE_MS));
}
