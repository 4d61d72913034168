import { createContext, use } from 'react';
import type { Intake } from '../../../api/intake.types.js';
import type { Drafting } from './draft.js';

export interface DraftAtHand extends Drafting {
  intake: Intake;
  /** Whether anything may still be changed: not while it is registered, nor afterwards. */
  open: boolean;
}
const DraftContext = createContext<DraftAtHand | null>(null);
export const DraftProvider = DraftContext;

/** The draft on the page and the ways to change it. */
export function useDraftAtHand(): DraftAtHand {
  const draft = use(DraftContext);
  if (!draft) throw new Error('useDraftAtHand outside DraftProvider');
  return draft;
}
