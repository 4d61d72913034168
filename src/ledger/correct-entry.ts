import type { Happening } from './decision.js';
import type { LocalDate } from './fact.js';

/** Correction of an earlier entry of the same stream (更正, rule 11). */
export type CorrectEntry = { type: 'correct-entry' } & Happening & {
  /** Id of the event to correct. */
  target: string;
  reason: string;
  /** New day of the corrected entry, or null where the day stands. */
  correctedDay: LocalDate | null;
  /** Data fields that change, with their new values. */
  changes: Record<string, unknown>;
};
