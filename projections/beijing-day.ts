import { dayOf } from '../src/config/clock.js';
import type { Instant, LocalDate } from '../src/ledger/fact.js';

/** The Beijing day of an instant: that of UTC, and from 16:00 UTC on the next one. Asked for every event of a rebuild. */
export function beijingDay(instant: Instant): LocalDate {
  return instant.slice(11, 13) < '16' ? instant.slice(0, 10) : dayOf(new Date(instant));
}
