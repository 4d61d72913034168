import type { ComparedMilestone } from '../../projections/plan-comparison/answers.js';
import type { LocalDate } from '../ledger/fact.js';
import { daysBetween } from '../ledger/local-date.js';

export const DEADLINE_VERDICTS = ['later', 'earlier', 'same', 'city-undated', 'province-undated', 'undated'] as const;
export type DeadlineVerdict = (typeof DEADLINE_VERDICTS)[number];

export interface DeadlineComparison {
  verdict: DeadlineVerdict;
  /** Calendar days by which the city is later (more than 0) or earlier (less than 0); null where a side has no date. */
  days: number | null;
  /** What was set against what: the n-th date with the n-th, or the last with the last where the numbers of dates differ. */
  compared: 'each' | 'last' | null;
}

/**
 * Is the city later than the province with the same task? By the dates in force, extensions included. Where both plans have as
 * many dates each is set against its own, and the one that is latest against the province's decides; else the last ones are compared.
 */
export function compareDeadlines(city: readonly ComparedMilestone[], province: readonly ComparedMilestone[]): DeadlineComparison {
  const own = dates(city);
  const provincial = dates(province);
  if (own.length === 0 || provincial.length === 0) {
    return { verdict: own.length > 0 ? 'province-undated' : provincial.length > 0 ? 'city-undated' : 'undated', days: null, compared: null };
  }
  const each = own.length === provincial.length;
  const gaps = each ? own.map((day, place) => daysBetween(provincial[place]!, day)) : [daysBetween(provincial.at(-1)!, own.at(-1)!)];
  const most = Math.max(...gaps);
  const days = most > 0 ? most : Math.min(...gaps);
  return { verdict: days > 0 ? 'later' : days < 0 ? 'earlier' : 'same', days, compared: each ? 'each' : 'last' };
}

const dates = (milestones: readonly ComparedMilestone[]): LocalDate[] => milestones.flatMap(({ due }) => due ?? []).sort();
