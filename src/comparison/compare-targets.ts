import { compareDecimals } from '../measures/decimal.js';
import type { Target } from '../measures/measure.events.js';
import { GramWeights, gramsOf, likeness, vectorOf } from './grams.js';

export interface TargetComparison {
  city: Target;
  province: Target;
  /** amount: how much there is to do depends on the size of the place; neither side asks for more. */
  verdict: 'same' | 'city-stricter' | 'province-stricter' | 'amount';
}

/** Units that add up over the places of a province: 85万人 of the province are not more than 7万人 of a city. */
const ADDS_UP = /(?:人|家|户|元|台|辆|套|间|处|所|亩|吨|场)(?:次|以上|左右)?$/;

/** Two targets of one kind that say nothing alike are about different things. */
const LEAST_LIKENESS = 0.1;

/**
 * Targets that both plans set for the same thing: of the same unit and direction, the most alike in words first. 150米 against
 * 200米, 85% against 80%; of what has to be reached at least the higher one is the stricter, of what may be reached at most the lower.
 */
export function compareTargets(city: readonly Target[], province: readonly Target[]): TargetComparison[] {
  const weights = new GramWeights([...city, ...province].map(({ raw }) => gramsOf(words(raw))));
  const vectors = new Map([...city, ...province].map((target) => [target, vectorOf(gramsOf(words(target.raw)), weights)]));
  const pairs = city.flatMap((own) => province.filter((other) => sameKind(own, other))
    .map((other) => ({ own, other, alike: likeness(vectors.get(own)!, vectors.get(other)!) })));
  const onlyPair = pairs.length === 1;
  const taken = new Set<Target>();
  const found: TargetComparison[] = [];
  for (const { own, other, alike } of pairs.sort((one, two) => two.alike - one.alike)) {
    if (taken.has(own) || taken.has(other) || (alike < LEAST_LIKENESS && !onlyPair)) continue;
    taken.add(own).add(other);
    found.push({ city: own, province: other, verdict: verdict(own, other) });
  }
  return found.sort((one, two) => city.indexOf(one.city) - city.indexOf(two.city));
}

/** Numbers are what is compared; the words around them tell what it is about. */
const words = (raw: string): string => raw.replace(/[\d.%％]+/g, '，');

const unitOf = ({ unit }: Target): string => unit.normalize('NFKC').replace(/\s/g, '');
const sameKind = (one: Target, other: Target): boolean => unitOf(one) === unitOf(other) && one.direction === other.direction;

function verdict(city: Target, province: Target): TargetComparison['verdict'] {
  const order = compareDecimals(city.value, province.value);
  if (order === 0) return 'same';
  if (ADDS_UP.test(unitOf(city))) return 'amount';
  const higherIsStricter = city.direction !== 'at-most';
  return (order > 0) === higherIsStricter ? 'city-stricter' : 'province-stricter';
}
