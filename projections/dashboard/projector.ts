import { BitemporalProjector } from '../engine/bitemporal/bitemporal-projector.js';
import type { StreamFold } from '../engine/bitemporal/stream-history.js';
import type { Projection } from '../engine/projection.js';
import { sqlFile } from '../engine/read-model.js';
import { MEASURE_FOLD } from './measure-rows.js';
import { DEPARTMENT_FOLD, PLAN_FOLD, RECORD_FOLD, RULES_FOLD } from './register-rows.js';

/** Columns of schema.sql after id, days and positions. */
const TABLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['milestone', [
    'measure', 'milestone', 'occurrence', 'place', 'plan', 'deadline_kind', 'status', 'first_due', 'original_due', 'due', 'overdue_after', 'overdue_until',
    'completed_on', 'rework_limit', 'reported_late_days', 'extensions', 'extension_days', 'requested', 'granted', 'refused',
  ]],
  ['member_part', [
    'measure', 'milestone', 'unit_group', 'member', 'deadline_kind', 'status', 'due', 'overdue_after', 'overdue_until', 'completed_on', 'reported_late_days', 'extensions',
  ]],
  ['milestone_label', ['measure', 'milestone', 'label']],
  ['standing', ['measure', 'plan', 'indicator_ordinal', 'indicator_name', 'state', 'main_text']],
  ['measure', ['measure', 'plan', 'indicator_ordinal', 'indicator_name', 'item_number', 'number', 'title', 'cite', 'registered', 'units_incomplete']],
  ['responsibility', ['measure', 'unit', 'role', 'place', 'printed_name']],
  ['department', ['unit', 'jurisdiction', 'name', 'aliases', 'class', 'official_order', 'ranking_group', 'merged_into']],
  ['membership', ['unit_group', 'member', 'begins', 'ends']],
  ['plan', ['plan', 'title', 'short_title', 'jurisdiction', 'year', 'issued', 'ends', 'voided']],
  ['rules', ['name', 'edition', 'begins', 'rules']],
  ['record', ['record', 'kind', 'unit', 'measure', 'reversed']],
]);

const DASHBOARD_FOLDS = [MEASURE_FOLD, DEPARTMENT_FOLD, PLAN_FOLD, RULES_FOLD, RECORD_FOLD] as unknown as readonly StreamFold[];

export const DASHBOARD: Projection = {
  name: 'dashboard',
  edition: 8,
  tables: sqlFile('schema.sql', import.meta.url),
  indexes: sqlFile('indexes.sql', import.meta.url),
  projector: (store) => new BitemporalProjector(store, DASHBOARD_FOLDS, TABLES),
};
