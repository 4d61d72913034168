import type { LocalDate } from '../../src/ledger/fact.js';

/** The two axes of every question: how things stood on day D, knowing what was known at position P (architecture.md, "State at (D, P)"). */
export interface AsOf {
  day: LocalDate;
  /** Position P in the total order; use the newest one for "as known now". */
  position: number;
}
