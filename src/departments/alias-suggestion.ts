/** A unit of the registry that a printed name may mean. */
export interface UnitCandidate {
  unit: string;
  /** City or county whose unit it is: the same bureau of two cities is two units (product.md rule 6). */
  jurisdiction: string;
  name: string;
  aliases: readonly string[];
}

/** How a printed name and a unit's name agree, in Chinese for the person who confirms it. */
export type SuggestionReason = '同名' | '别名' | '简称相同' | '简称相近';

export interface UnitSuggestion {
  unit: string;
  why: SuggestionReason;
  /** One unit and no other: may stand as the proposal; otherwise a person chooses. */
  sure: boolean;
}

/**
 * Which units does a name printed in a document mean? Surest first; empty where none comes near.
 *
 * @param printed the name as printed
 * @param candidates units of the registry; of any jurisdiction
 * @param jurisdiction whose document it is (潍坊市): a name without a place means a unit of it
 */
export function suggestUnits(printed: string, candidates: readonly UnitCandidate[], jurisdiction: string): UnitSuggestion[] {
  const own = candidates.filter((one) => one.jurisdiction === jurisdiction);
  const named = own.filter(({ name }) => name === printed);
  if (named.length > 0) return named.map(({ unit }) => ({ unit, why: '同名', sure: named.length === 1 }));
  const aliased = own.filter(({ aliases }) => aliases.includes(printed));
  return aliased.map(({ unit }) => ({ unit, why: '别名', sure: aliased.length === 1 }));
}
