import { BitemporalProjector } from '../engine/bitemporal/bitemporal-projector.js';
import type { StreamFold } from '../engine/bitemporal/stream-history.js';
import type { Projection } from '../engine/projection.js';
import { sqlFile } from '../engine/read-model.js';
import { RECORD_ROWS_FOLD } from './record-rows.js';
import { UNIT_FACTS_FOLD } from './unit-facts.js';

/** Columns of schema.sql after id, days and positions. */
const TABLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['fact', ['unit', 'kind', 'plan', 'measure', 'milestone', 'event', 'amount']],
  ['completion', ['unit', 'role', 'plan', 'measure', 'milestone', 'event', 'completed_on', 'due', 'original_due', 'reported_late', 'member']],
  ['record', [
    'record', 'place', 'year', 'kind', 'form', 'unit', 'measure', 'milestone', 'organ', 'document_number', 'ground', 'facts', 'statement',
    'occurred_on', 'recorded_at', 'event', 'reversed_on', 'reversal_reason', 'reversal_organ',
  ]],
]);

const DEPARTMENT_RECORD_FOLDS = [UNIT_FACTS_FOLD, RECORD_ROWS_FOLD] as unknown as readonly StreamFold[];

export const DEPARTMENT_RECORD: Projection = {
  name: 'department-record',
  edition: 6,
  tables: sqlFile('schema.sql', import.meta.url),
  indexes: sqlFile('indexes.sql', import.meta.url),
  projector: (store) => new BitemporalProjector(store, DEPARTMENT_RECORD_FOLDS, TABLES),
};
