import type { ComparedMilestone } from '../../projections/plan-comparison/answers.js';
import type { LocalDate } from '../ledger/fact.js';
import { daysBetween } from '../ledger/local-date.js';
import { bareText } from './bare-text.js';
import { gramsOf, type Grams } from './grams.js';

export interface DeadlinePair {
  /** What two dates have in common: the same result, the same place among as many, or that each is the first or the last of its plan. */
  by: 'result' | 'place' | 'first' | 'last';
  /** Place among the pairs by date, from 1. */
  place: number;
  city: LocalDate;
  province: LocalDate;
  /** Calendar days by which the city is later (more than 0) or earlier (less than 0). */
  days: number;
}

interface Dated {
  due: LocalDate;
  result: Grams;
}

/**
 * Which date of the city's answers which of the province's? The one for the same result where the labels say what is due; else the n-th
 * the n-th where both have as many; else the first the first and the last the last: of what lies between nobody can say.
 *
 * @returns in order of days; empty where a side has no date
 */
export function pairDeadlines(city: readonly ComparedMilestone[], province: readonly ComparedMilestone[]): DeadlinePair[] {
  const [own, provincial] = [dated(city), dated(province)];
  if (own.length === 0 || provincial.length === 0) return [];
  const found = byResult(own, provincial);
  if (found) return found;
  if (own.length === provincial.length) return own.map((one, place) => pair('place', place + 1, one, provincial[place]!));
  return [pair('first', 1, own[0]!, provincial[0]!), pair('last', 2, own.at(-1)!, provincial.at(-1)!)];
}

function dated(milestones: readonly ComparedMilestone[]): Dated[] {
  return milestones.flatMap(({ due, label }) => (due === null ? [] : [{ due, result: gramsOf(bareText(label, [])) }])).sort((one, other) => (one.due < other.due ? -1 : 1));
}

/** Labels that say what is due share at least this part of what they say. */
const SAME_RESULT = 0.5;
/** 6月底前 alone says nothing of a result. */
const TELLING_GRAMS = 3;

/** Null unless every date of the side that has fewer finds one of the other for the same result. */
function byResult(city: readonly Dated[], province: readonly Dated[]): DeadlinePair[] | null {
  if (city.length < 2 && province.length < 2) return null;
  const [few, many] = city.length <= province.length ? [city, province] : [province, city];
  const free = new Set(many);
  const pairs: DeadlinePair[] = [];
  for (const one of few) {
    const best = [...free].sort((a, b) => shared(one.result, b.result) - shared(one.result, a.result))[0];
    if (!best || one.result.size < TELLING_GRAMS || shared(one.result, best.result) < SAME_RESULT) return null;
    free.delete(best);
    pairs.push(few === city ? pair('result', 0, one, best) : pair('result', 0, best, one));
  }
  return pairs.sort((one, other) => (one.city < other.city ? -1 : 1)).map((one, place) => ({ ...one, place: place + 1 }));
}

function shared(one: Grams, other: Grams): number {
  const common = [...one.keys()].filter((gram) => other.has(gram)).length;
  return (2 * common) / Math.max(1, one.size + other.size);
}

const pair = (by: DeadlinePair['by'], place: number, city: Dated, province: Dated): DeadlinePair =>
  ({ by, place, city: city.due, province: province.due, days: daysBetween(province.due, city.due) });
