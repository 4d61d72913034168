import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DASHBOARD } from '../../../projections/dashboard/projector.js';
import { overview } from '../../../projections/dashboard/overview.js';
import { OverviewMemory } from '../../../projections/dashboard/overview-memory.js';
import type { ReadModel } from '../../../projections/engine/read-model.js';
import { rebuild } from '../../../projections/engine/rebuild.js';
import { makeRegistry, schemaOf } from '../../../projections/engine/registry.js';
import { appendHistory, benchHistory } from '../../bench/history.js';
import { openLedgerUnderTest, type LedgerUnderTest } from './ledger-under-test.js';

describe('the query plans of the overview at size', () => {
  let ledger: LedgerUnderTest;
  let client: pg.Client;
  let schema: string;

  beforeAll(async () => {
    ledger = await openLedgerUnderTest();
    await appendHistory(ledger.store, benchHistory({ events: 12_000, milestones: 300 }), () => undefined);
    client = new pg.Client({ connectionString: ledger.database.appUrl });
    await client.connect();
    await makeRegistry(client);
    schema = schemaOf(await rebuild(client, ledger.store, DASHBOARD));
  }, 120_000);
  afterAll(async () => {
    await client.end();
    await ledger.close();
  });

  it('finds the milestones of (D, P) through the GiST index, and looks once more for the whole trend', async () => {
    const looks: string[] = [];
    const atPoint: string[] = [];
    const read = {
      schema,
      checkpoint: 0,
      async rows(sql: string, values: unknown[]) {
        const text = sql.replaceAll(/\bread\./g, `${schema}.`);
        const { rows: plan } = await ledger.pool.query<Record<'QUERY PLAN', string>>(`explain ${text}`, values);
        looks.push(...plan.map((line) => line['QUERY PLAN']).filter((line) => /Scan.* on milestone /.test(line)));
        atPoint.push(...plan.map((line) => line['QUERY PLAN']).filter((line) => line.includes('Index Scan on milestone_at')));
        return (await ledger.pool.query(text, values)).rows;
      },
    } as unknown as ReadModel;
    const position = (await ledger.store.nextPosition()) - 1;
    await overview(read, new OverviewMemory(read), { plan: 'bench-plan', day: '2021-10-01', position });
    expect(atPoint.length).toBeGreaterThanOrEqual(1);
    // Totals, the two lists, and the trend: however many months it has, it reads the rows known at P once, also all of them.
    expect(looks).toHaveLength(3);
    expect(looks.filter((line) => line.includes('Seq Scan')).length).toBeLessThanOrEqual(1);
  });
});
