import { dayOf } from '../config/clock.js';
import type { Instant, LocalDate } from '../ledger/fact.js';

/**
 * Whether an extension was entered after the due date then in force, whatever day it is dated (rules 4 and 11). The status
 * follows from the day it is dated (`late`); a request dated back before the due date escapes that, not this.
 *
 * @param due due date in force on the day it is dated; null where nothing can be late
 */
export function isEnteredLate(due: LocalDate | null, recordedAt: Instant): boolean {
  return due !== null && dayOf(new Date(recordedAt)) > due;
}
