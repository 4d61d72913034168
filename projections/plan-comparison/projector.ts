import { BitemporalProjector } from '../engine/bitemporal/bitemporal-projector.js';
import type { StreamFold } from '../engine/bitemporal/stream-history.js';
import type { Projection } from '../engine/projection.js';
import { sqlFile } from '../engine/read-model.js';
import { MEASURE_FOLD } from './measure-rows.js';
import { PLAN_FOLD } from './plan-rows.js';

/** Columns of schema.sql after id, days and positions. */
const TABLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['plan', ['plan', 'title', 'short_title', 'jurisdiction', 'voided']],
  ['measure', ['measure', 'plan', 'registered', 'indicator_ordinal', 'indicator_name', 'item_number', 'item_title', 'number', 'title', 'cite', 'milestones']],
  ['measure_text', ['measure', 'plan', 'text']],
  ['link', ['measure', 'plan', 'targets', 'how', 'set_on']],
]);

export const PLAN_COMPARISON: Projection = {
  name: 'plan-comparison',
  edition: 4,
  tables: sqlFile('schema.sql', import.meta.url),
  indexes: sqlFile('indexes.sql', import.meta.url),
  projector: (store) => new BitemporalProjector(store, [MEASURE_FOLD, PLAN_FOLD] as unknown as readonly StreamFold[], TABLES),
};
