import type { LocalDate } from '../ledger/fact.js';
import type { RECORD_KINDS } from './accountability-record.events.js';

export interface AccountabilityRecordState {
  exists: boolean;
  /** Id of the record: the stream's name without `record-`. */
  record: string;
  kind: (typeof RECORD_KINDS)[number];
  form: string;
  unit: string;
  measure: string | null;
  milestone: string | null;
  recordedOn: LocalDate | '';
  /** Reversed records stay readable and leave the counts from this day. */
  reversedOn: LocalDate | null;
}
