import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MEASURE_FOLD } from '../../../projections/dashboard/measure-rows.js';
import { DASHBOARD } from '../../../projections/dashboard/projector.js';
import { DEPARTMENT_RECORD } from '../../../projections/department-record/projector.js';
import { MEASURE_FOLD as COMPARED_MEASURE_FOLD } from '../../../projections/plan-comparison/measure-rows.js';
import { PLAN_COMPARISON } from '../../../projections/plan-comparison/projector.js';
import { UNIT_FACTS_FOLD } from '../../../projections/department-record/unit-facts.js';
import type { SpanRow } from '../../../projections/engine/bitemporal/span.js';
import type { StreamFold } from '../../../projections/engine/bitemporal/stream-history.js';
import { startProjections, type ProjectionEngine } from '../../../projections/engine/engine.js';
import type { Projection } from '../../../projections/engine/projection.js';
import { historyAsOf } from '../../../src/ledger/as-of.js';
import type { RecordedEvent } from '../../../src/ledger/fact.js';
import { addDays } from '../../../src/ledger/local-date.js';
import { toRecordedEvent } from '../../../src/ledger/read-events.js';
import { randomHistory, type RandomFact } from './arbitrary-history.js';
import { openLedgerUnderTest, SILENT, type LedgerUnderTest } from './ledger-under-test.js';

/** Tables whose rows name their measure, with the columns compared. */
const TABLES: readonly { projection: Projection; fold: StreamFold; table: string; columns: readonly string[] }[] = [
  {
    projection: DASHBOARD, fold: MEASURE_FOLD as unknown as StreamFold, table: 'milestone',
    columns: [
      'measure', 'milestone', 'occurrence', 'place', 'plan', 'deadline_kind', 'status', 'first_due', 'original_due', 'due', 'overdue_after', 'overdue_until',
      'completed_on', 'rework_limit', 'reported_late_days', 'extensions', 'extension_days', 'requested', 'granted', 'refused',
    ],
  },
  {
    projection: DASHBOARD, fold: MEASURE_FOLD as unknown as StreamFold, table: 'member_part',
    columns: ['measure', 'milestone', 'unit_group', 'member', 'deadline_kind', 'status', 'due', 'overdue_after', 'overdue_until', 'completed_on', 'reported_late_days', 'extensions'],
  },
  { projection: DASHBOARD, fold: MEASURE_FOLD as unknown as StreamFold, table: 'standing', columns: ['measure', 'plan', 'indicator_ordinal', 'indicator_name', 'state', 'main_text'] },
  { projection: DASHBOARD, fold: MEASURE_FOLD as unknown as StreamFold, table: 'responsibility', columns: ['measure', 'unit', 'role', 'place', 'printed_name'] },
  {
    projection: PLAN_COMPARISON, fold: COMPARED_MEASURE_FOLD as unknown as StreamFold, table: 'measure',
    columns: ['measure', 'plan', 'registered', 'indicator_ordinal', 'indicator_name', 'item_number', 'item_title', 'number', 'title', 'cite', 'milestones'],
  },
  { projection: PLAN_COMPARISON, fold: COMPARED_MEASURE_FOLD as unknown as StreamFold, table: 'link', columns: ['measure', 'plan', 'targets', 'how', 'set_on'] },
  {
    projection: DEPARTMENT_RECORD, fold: UNIT_FACTS_FOLD as unknown as StreamFold, table: 'fact',
    columns: ['unit', 'kind', 'plan', 'measure', 'milestone', 'event', 'amount'],
  },
  {
    projection: DEPARTMENT_RECORD, fold: UNIT_FACTS_FOLD as unknown as StreamFold, table: 'completion',
    columns: ['unit', 'role', 'plan', 'measure', 'milestone', 'event', 'completed_on', 'due', 'original_due', 'reported_late', 'member'],
  },
];

const DAYS = Array.from({ length: 43 }, (_, index) => addDays('2021-02-28', index));

describe('state at (D, P), architecture.md "Projections and time"', () => {
  let ledger: LedgerUnderTest;
  let engine: ProjectionEngine;
  let measures = 0;

  beforeAll(async () => {
    ledger = await openLedgerUnderTest();
    engine = await startProjections({ appUrl: ledger.database.appUrl, store: ledger.store, projections: [DASHBOARD, DEPARTMENT_RECORD, PLAN_COMPARISON], log: SILENT });
  });
  afterAll(async () => {
    await engine.stop();
    await ledger.close();
  });

  async function enterHistory(facts: readonly RandomFact[]): Promise<{ measure: string; events: RecordedEvent[] }> {
    const measure = `x${measures++}`;
    const ids: string[] = [];
    for (const [index, { type, occurredOn, data, correctsBack }] of facts.entries()) {
      const target = correctsBack === undefined ? {} : { target: ids[index - correctsBack] ?? 'unknown' };
      ids.push((await ledger.enter(`measure-${measure}`, type, occurredOn, { ...data, ...target })).id);
    }
    const events = (await ledger.store.readStreamKnown(`measure-${measure}`)).map(toRecordedEvent);
    for (const { name } of [DASHBOARD, DEPARTMENT_RECORD, PLAN_COMPARISON]) await engine.waitFor(name, events.at(-1)!.position, 10_000);
    return { measure, events };
  }

  function expectedAt(fold: StreamFold, table: string, events: readonly RecordedEvent[], day: string, position: number): string[] {
    let state = fold.initial;
    const rows: SpanRow[] = [];
    for (const event of historyAsOf(events, day, position)) {
      const next = fold.evolve(state, event);
      rows.push(...(fold.facts?.(state, event, next) ?? []));
      state = next;
    }
    rows.push(...fold.rows(state));
    return rows.filter((row) => row.table === table).map(({ values }) => values.map((value) => (value === null ? '' : String(value))).join('|')).sort();
  }

  it('the read models answer every day and position as the fold of the history', async () => {
    await fc.assert(fc.asyncProperty(randomHistory(24), async (facts) => {
      const { measure, events } = await enterHistory(facts);
      const positions = [events[0]!.position - 1, ...events.map(({ position }) => position)];
      for (const { projection, fold, table, columns } of TABLES) {
        const { schema } = engine.live(projection.name);
        const { rows } = await ledger.pool.query<{ day: string; position: number; rows: string[] }>(
          `select d.day::text, p.position::int, coalesce(array_agg(r.line) filter (where r.line is not null), '{}') as rows
             from unnest($1::date[]) as d (day) cross join unnest($2::bigint[]) as p (position)
             left join lateral (
               select concat_ws('|', ${columns.map((column) => `case when t.${column} is null then '' else t.${column}::text end`).join(', ')}) as line
                 from ${schema}.${table} t where t.measure = $3 and t.days @> d.day and t.positions @> p.position) r on true
            group by d.day, p.position`, [DAYS, positions, measure]);
        for (const at of rows) {
          const found = at.rows.sort();
          expect({ table, day: at.day, position: at.position, rows: found }).toEqual({ table, day: at.day, position: at.position, rows: expectedAt(fold, table, events, at.day, at.position) });
        }
        expect(rows).toHaveLength(DAYS.length * positions.length);
      }
    }), { numRuns: 25, seed: 20211121 });
  }, 120_000);

  it('a rebuild holds exactly the rows of the build that followed event by event', async () => {
    const rowsOf = async (): Promise<Record<string, string[]>> => {
      const found: Record<string, string[]> = {};
      for (const { projection, table } of TABLES) {
        const { rows } = await ledger.pool.query<{ row: string }>(`select t::text as row from ${engine.live(projection.name).schema}.${table} t order by 1`);
        found[table] = rows.map(({ row }) => row);
      }
      return found;
    };
    const followed = await rowsOf();
    for (const { name } of [DASHBOARD, DEPARTMENT_RECORD, PLAN_COMPARISON]) await engine.rebuild(name);
    expect(await rowsOf()).toEqual(followed);
  }, 60_000);
});
