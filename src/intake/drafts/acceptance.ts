import { FRONT_DIFFERENCES } from '../registration/compare-measure.js';
import type { Draft } from './draft.js';

/**
 * Whether a difference is taken over: as the person said; what a printed edition says of the plan itself unless they said otherwise.
 * A table that was kept beside the plan often has a heading of its own. From the confirmation on only what was seen then counts.
 */
export function acceptanceOf({ reading, work: { accepted, declined = [], left } }: Pick<Draft, 'reading' | 'work'>): (difference: { key: string; field: string }) => boolean {
  const taken = new Set(accepted);
  const refused = new Set(declined);
  const byItself = left === undefined && reading.file.kind !== 'excel';
  return ({ key, field }) => taken.has(key) || (byItself && isOfFront(field) && !refused.has(key));
}

const isOfFront = (field: string): boolean => FRONT_DIFFERENCES.some((one) => one === field);

/** In review everything can be looked at anew, also what an earlier confirmation had settled. */
export function withoutConfirmation<D extends Pick<Draft, 'state' | 'work'>>(draft: D): D {
  const { left: _, ...work } = draft.work;
  return draft.state === 'review' ? { ...draft, work } : draft;
}
