import { dayOf } from '../config/clock.js';
import type { Basis, LocalDate } from '../ledger/fact.js';
import type { MeasureEvent } from './measure.events.js';

/** A completion report as the checker has to read it. */
export interface Claim {
  event: string;
  /** Day of the report. */
  on: LocalDate;
  /** Beijing day it was entered. */
  recordedOn: LocalDate;
  unit: string;
  text: string;
  /** Day the unit says it was done. */
  completedOn: LocalDate;
  basis: Basis | null;
  /** Where the office had it from that entered it for the unit (rule 12). */
  source: string | null;
}

/** Latest completion report of each milestone, those of members for their own parts left out. Read from the history, not kept in the state: only the page of a measure shows it. */
export function lastClaims(history: readonly MeasureEvent[]): ReadonlyMap<string, Claim> {
  const claims = new Map<string, Claim>();
  for (const { type, id, occurredOn, recordedAt, basis, data } of history) {
    const entered = { event: id, on: occurredOn, recordedOn: dayOf(new Date(recordedAt)), basis };
    if (type === 'opening-recorded' && data.status === 'reported' && data.completedOn !== null) {
      const { milestone, unit, progress, completedOn, source: { sheet, row } } = data;
      claims.set(milestone, { ...entered, unit: unit ?? '', text: progress ?? '', completedOn, source: `期初台账“${sheet}”第${row}行` });
    }
    if (type !== 'completion-reported' || data.memberOf !== null) continue;
    const { milestone, unit, text, completedOn, enteredFor } = data;
    claims.set(milestone, { ...entered, unit, text, completedOn, source: enteredFor?.source ?? null });
  }
  return claims;
}
