import { dayOf } from '../../src/config/clock.js';
import type { Placed } from '../../src/ledger/fact.js';
import type { RecordEvent } from '../../src/supervision/accountability-record.events.js';
import type { StreamFold } from '../engine/bitemporal/stream-history.js';

type Recorded = Placed<Extract<RecordEvent, { type: 'accountability-recorded' }>>;
type Reversed = Extract<RecordEvent, { type: 'accountability-reversed' }>;

interface Folded {
  recorded: Recorded | null;
  reversed: Reversed | null;
}

/** Accountability records as rows of record; a reversal acts from its own day. */
export const RECORD_ROWS_FOLD: StreamFold<Folded, RecordEvent> = {
  category: 'record',
  initial: { recorded: null, reversed: null },
  evolve(folded, event) {
    if (event.type === 'accountability-recorded') return folded.recorded ? folded : { ...folded, recorded: event };
    if (event.type === 'accountability-reversed') return folded.recorded && !folded.reversed ? { ...folded, reversed: event } : folded;
    return folded;
  },
  rows({ recorded, reversed }) {
    if (!recorded) return [];
    const { stream, position, recordedAt, occurredOn, id, data } = recorded;
    return [{
      table: 'record', key: 'record',
      values: [
        stream.replace(/^record-/, ''), position, Number(dayOf(new Date(recordedAt)).slice(0, 4)), data.kind, data.form, data.unit, data.measure,
        data.milestone, data.organ, data.documentNumber, data.ground, data.facts, data.statement, occurredOn, recordedAt, id,
        reversed?.occurredOn ?? null, reversed?.data.reason ?? null, reversed?.data.organ ?? null,
      ],
    }];
  },
};
