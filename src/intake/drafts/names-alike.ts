import { LRUCache } from 'lru-cache';
import { suggestUnits, type SuggestionReason } from '../../departments/alias-suggestion.js';

/** Another name of the same document that comes near. */
export interface NameAlike {
  printed: string;
  why: SuggestionReason;
  /** This name and no other. */
  sure: boolean;
}

/** A document of more unknown names is no plan, and each is held against every other. */
const MOST_COMPARED = 600;
/** What names of one city have in common though they are of different units. */
const IN_MANY = /[省市县区局委员会和与及]/gu;
const FOUND = new LRUCache<string, ReadonlyMap<string, NameAlike>>({ max: 50 });

/**
 * Which names of one document may be two wordings of one unit: a registry that knows neither can tell nothing of them.
 *
 * @param printed names as printed, each once
 * @param jurisdiction whose document it is
 */
export function namesAlike(printed: readonly string[], jurisdiction: string): ReadonlyMap<string, NameAlike> {
  const key = [jurisdiction, ...printed].join('\n');
  const before = FOUND.get(key);
  if (before) return before;
  const candidates = printed.slice(0, MOST_COMPARED).map((name) => ({ unit: name, jurisdiction, name, aliases: [], telling: name.replace(IN_MANY, '') }));
  const found = new Map(candidates.flatMap(({ name, telling }): [string, NameAlike][] => {
    const characters = new Set(telling);
    const near = candidates.filter((one) => one.name !== name && (telling === '' || one.telling === '' || [...one.telling].some((character) => characters.has(character))));
    const [best] = suggestUnits(name, near, jurisdiction);
    return best === undefined ? [] : [[name, { printed: best.unit, why: best.why, sure: best.sure }]];
  }));
  FOUND.set(key, found);
  return found;
}
