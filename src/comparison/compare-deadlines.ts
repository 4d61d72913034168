import type { ComparedMilestone } from '../../projections/plan-comparison/answers.js';
import { pairDeadlines, type DeadlinePair } from './pair-deadlines.js';

/** not-compared: what recurs has no date of its own to be set against a date or another rhythm. */
export type DeadlineVerdict = 'later' | 'earlier' | 'same' | 'city-undated' | 'province-undated' | 'undated' | 'not-compared';

export interface DeadlineComparison {
  /** Later as soon as one date is; earlier where one is and none is later. */
  verdict: DeadlineVerdict;
  /** Calendar days of the pair that decides: the city is later (more than 0) or earlier (less than 0); null where a side has no date. */
  days: number | null;
  /** What was set against what, in order of days. */
  pairs: DeadlinePair[];
}

/** Is the city later than the province with the same task? By the dates in force, extensions included; of two recurring ones by the day of the period. */
export function compareDeadlines(city: readonly ComparedMilestone[], province: readonly ComparedMilestone[]): DeadlineComparison {
  const pairs = pairDeadlines(city, province);
  if (pairs.length === 0) return withoutDates(city, province);
  const gaps = pairs.map(({ days }) => days);
  const most = Math.max(...gaps);
  const days = most > 0 ? most : Math.min(...gaps);
  return { ...byDays(days), pairs };
}

const byDays = (days: number): Pick<DeadlineComparison, 'verdict' | 'days'> => ({ verdict: days > 0 ? 'later' : days < 0 ? 'earlier' : 'same', days });

/** Two tasks of one rhythm are compared by their day of the period. */
function withoutDates(city: readonly ComparedMilestone[], province: readonly ComparedMilestone[]): DeadlineComparison {
  const [own, provincial] = [city.flatMap(({ recurs }) => recurs ?? []), province.flatMap(({ recurs }) => recurs ?? [])];
  if (own.length === 0 && provincial.length === 0) return { verdict: undated(hasDate(city), hasDate(province)), days: null, pairs: [] };
  const [one, other] = [own[0], provincial[0]];
  if (own.length === 1 && provincial.length === 1 && one!.every === other!.every) return { ...byDays(dayOfPeriod(one!) - dayOfPeriod(other!)), pairs: [] };
  const isDemanded = (recurring: readonly unknown[], milestones: readonly ComparedMilestone[]): boolean => recurring.length > 0 || hasDate(milestones);
  const [byCity, byProvince] = [isDemanded(own, city), isDemanded(provincial, province)];
  return { verdict: byCity && byProvince ? 'not-compared' : undated(byCity, byProvince), days: null, pairs: [] };
}

/** Without a day: the last one of the period. */
const dayOfPeriod = ({ every, day }: NonNullable<ComparedMilestone['recurs']>): number => day ?? (every === 'week' ? 7 : 31);

const hasDate = (milestones: readonly ComparedMilestone[]): boolean => milestones.some(({ due }) => due !== null);

function undated(city: boolean, province: boolean): DeadlineVerdict {
  if (city) return 'province-undated';
  return province ? 'city-undated' : 'undated';
}
