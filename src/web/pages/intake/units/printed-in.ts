import { useMemo } from 'react';
import type { IntakeMeasure } from '../../../api/intake.types.js';
import { useDraftAtHand } from '../draft/draft-at-hand.js';
import { ROLES, numberText } from '../draft/words.js';

export interface PrintedPlace {
  key: string;
  cite: string;
}

/** The measures that name a unit so. */
export function usePrintedIn(): ReadonlyMap<string, PrintedPlace[]> {
  const { intake: { sections } } = useDraftAtHand();
  return useMemo(() => {
    const found = new Map<string, PrintedPlace[]>();
    for (const { name, measures } of sections) {
      for (const measure of measures) {
        for (const printed of namesIn(measure)) found.set(printed, [...(found.get(printed) ?? []), { key: measure.key, cite: `${name}${numberText(measure)}` }]);
      }
    }
    return found;
  }, [sections]);
}

const namesIn = ({ groups }: IntakeMeasure): Set<string> => new Set(groups.flatMap((group) => ROLES.flatMap((role) => group[role])));
