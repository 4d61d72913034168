import { contained, likeness, type GramVector } from './grams.js';
import type { WeighedText } from './read-texts.js';

/** How a city measure resembles a provincial one, each 0–1. */
export interface Resemblance {
  whole: number;
  title: number;
  /** The two clauses that are most alike. */
  clause: number;
  /** How much of the provincial title stands in the city measure. */
  titleContained: number;
}

/** A clause that says less than this proves less: 加强监管 stands everywhere. */
const TELLING_LENGTH = 40;

export function resemblance(city: WeighedText, province: WeighedText): Resemblance {
  let clause = 0;
  for (const one of city.clauses) {
    for (const other of province.clauses) clause = Math.max(clause, likeness(one, other) * Math.min(telling(one), telling(other)));
  }
  return {
    whole: likeness(city.whole, province.whole),
    title: likeness(city.title, province.title),
    clause,
    titleContained: contained(province.title, city.whole),
  };
}

const telling = ({ length }: GramVector): number => Math.min(1, length / TELLING_LENGTH);

/** One figure for comparing pairs with each other: what the measures say, not what they are called. */
export const strength = ({ whole, clause }: Resemblance): number => Math.max(whole, 0.8 * clause);
