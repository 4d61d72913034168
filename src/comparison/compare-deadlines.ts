import type { ComparedMilestone } from '../../projections/plan-comparison/answers.js';
import { pairDeadlines, type DeadlinePair } from './pair-deadlines.js';

export type DeadlineVerdict = 'later' | 'earlier' | 'same' | 'city-undated' | 'province-undated' | 'undated';

export interface DeadlineComparison {
  /** Later as soon as one date is; earlier where one is and none is later. */
  verdict: DeadlineVerdict;
  /** Calendar days of the pair that decides: the city is later (more than 0) or earlier (less than 0); null where a side has no date. */
  days: number | null;
  /** What was set against what, in order of days. */
  pairs: DeadlinePair[];
}

/** Is the city later than the province with the same task? By the dates in force, extensions included. */
export function compareDeadlines(city: readonly ComparedMilestone[], province: readonly ComparedMilestone[]): DeadlineComparison {
  const pairs = pairDeadlines(city, province);
  if (pairs.length === 0) return { verdict: undated(hasDate(city), hasDate(province)), days: null, pairs };
  const gaps = pairs.map(({ days }) => days);
  const most = Math.max(...gaps);
  const days = most > 0 ? most : Math.min(...gaps);
  return { verdict: days > 0 ? 'later' : days < 0 ? 'earlier' : 'same', days, pairs };
}

const hasDate = (milestones: readonly ComparedMilestone[]): boolean => milestones.some(({ due }) => due !== null);

function undated(city: boolean, province: boolean): DeadlineVerdict {
  if (city) return 'province-undated';
  return province ? 'city-undated' : 'undated';
}
