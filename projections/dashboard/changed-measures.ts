import { firstSpanIdAt } from '../engine/bitemporal/span.js';
import type { ReadModel } from '../engine/read-model.js';

/** Tables whose rows are of one measure; what they show follows from nothing else but day, plans, rules and names. */
const OF_ONE_MEASURE = ['milestone', 'milestone_label', 'standing', 'responsibility'];
/** Tables behind every figure: a change in them concerns all measures. */
const OF_ALL = ['measure', 'department'];

/** Rows of a table that an event at a position above $1, up to $2, opened or closed. $3, $4: the ids of what such events open. */
const changedIn = (table: string, measure: string): string => `
  select ${measure} as measure from read.${table} where id >= $3::bigint and id < $4::bigint
  union
  select ${measure} from read.${table} where upper(positions) > $1::bigint and upper(positions) <= $2::bigint`;

const CHANGED = [...OF_ONE_MEASURE.map((table) => changedIn(table, 'measure')), ...OF_ALL.map((table) => changedIn(table, 'null'))].join('\n  union');

/** Which measures have rows that changed between two positions? null: a change that may concern all. */
export async function measuresChanged(read: ReadModel, after: number, upTo: number): Promise<string[] | null> {
  const rows = await read.rows<{ measure: string | null }>(CHANGED, [after, upTo, firstSpanIdAt(after + 1), firstSpanIdAt(upTo + 1)]);
  const measures = rows.flatMap(({ measure }) => measure ?? []);
  return measures.length === rows.length ? measures : null;
}
