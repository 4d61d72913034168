import { RECORD_KIND_LABELS } from '../../src/supervision/accountability-record.events.js';
import type { AsOf } from '../engine/as-of.js';
import type { ReadModel } from '../engine/read-model.js';
import type { Names } from '../dashboard/answers.js';
import type { AccountabilityRecordRow } from './answers.js';

/**
 * Which records stand at (D, P), newest first? $3 units (null = all), $4 one record. The number counts all records of the kind
 * and year known at P in the order they were entered, whatever day they are of.
 */
const RECORDS = `
  with known as (
    select distinct on (record) record, kind, year, place from read.record where positions @> $2::bigint order by record, days desc
  ), numbered as (
    select record, row_number() over (partition by kind, year order by place)::int as number from known
  )
  select r.*, r.occurred_on::text, r.reversed_on::text, n.number
    from read.record r join numbered n using (record)
   where r.days @> $1::date and r.positions @> $2::bigint and ($3::text[] is null or r.unit = any($3)) and ($4::text is null or r.record = $4)
   order by r.occurred_on desc, r.place desc`;

export interface RecordOfUnit {
  record: string;
  year: number;
  kind: 'chase-up' | 'accountability';
  form: string;
  unit: string;
  measure: string | null;
  milestone: string | null;
  organ: string | null;
  document_number: string | null;
  ground: string | null;
  facts: string;
  statement: string | null;
  occurred_on: string;
  recorded_at: string;
  event: string;
  reversed_on: string | null;
  reversal_reason: string | null;
  reversal_organ: string | null;
  number: number;
}

export function recordsAt(read: ReadModel, { day, position }: AsOf, units: readonly string[] | null, record: string | null = null): Promise<RecordOfUnit[]> {
  return read.rows<RecordOfUnit>(RECORDS, [day, position, units, record]);
}

/** @param revision revision the record's stream stands at, for If-Match */
export function recordRow(one: RecordOfUnit, names: Names, revision: number): AccountabilityRecordRow {
  const reversed = one.reversed_on !== null;
  const measure = one.measure === null ? undefined : names.measures.get(one.measure);
  return {
    record: one.record, kind: one.kind, kindLabel: RECORD_KIND_LABELS[one.kind], form: one.form, number: `〔${one.year}〕${one.number}号`,
    unit: one.unit, unitName: names.units.get(one.unit) ?? one.unit,
    measure: one.measure, milestone: one.milestone, plan: measure?.plan ?? null, cite: measure?.cite ?? null,
    organ: one.organ, documentNumber: one.document_number, ground: one.ground, facts: one.facts, statement: one.statement,
    occurredOn: one.occurred_on, recordedAt: one.recorded_at,
    state: reversed ? 'reversed' : 'in-force', stateLabel: reversed ? '已撤销' : '有效',
    reversal: reversed ? { reason: one.reversal_reason!, organ: one.reversal_organ!, occurredOn: one.reversed_on! } : null,
    event: one.event, revision,
  };
}
