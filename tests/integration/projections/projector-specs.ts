import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { BuildWriter } from '../../../projections/engine/build-writer.js';
import type { Projection } from '../../../projections/engine/projection.js';
import { makeRegistry, openBuild, schemaOf } from '../../../projections/engine/registry.js';
import type { StoredLeaf } from '../../../src/event-store/event-store.js';
import { openLedgerUnderTest, type LedgerUnderTest } from './ledger-under-test.js';

/** Enters the history a projector is held against. */
export type Given = (ledger: LedgerUnderTest) => Promise<void>;

/** What every projector keeps: its rows follow from the events alone, whatever the batches and however often. */
export function projectorSpecs(projection: Projection, given: Given): void {
  describe(`projector of ${projection.name}`, () => {
    let ledger: LedgerUnderTest;
    let client: pg.Client;
    let leaves: StoredLeaf[];

    beforeAll(async () => {
      ledger = await openLedgerUnderTest();
      await given(ledger);
      leaves = await ledger.store.readAll(0, 100_000);
      client = new pg.Client({ connectionString: ledger.database.appUrl });
      await client.connect();
      await makeRegistry(client);
    });
    afterAll(async () => {
      await client.end();
      await ledger.close();
    });

    /** All rows of a fresh build, table by table. */
    async function rowsWithBatchesOf(size: number): Promise<Record<string, string[]>> {
      const build = await openBuild(client, projection);
      const writer = new BuildWriter(client, ledger.store, projection, build);
      for (let from = 0; from < leaves.length; from += size) await writer.take(leaves.slice(from, from + size));
      const tables = await client.query<{ name: string }>('select tablename as name from pg_tables where schemaname = $1 order by 1', [schemaOf(build)]);
      const found: Record<string, string[]> = {};
      for (const { name } of tables.rows) {
        const { rows } = await client.query<{ row: string }>(`select t::text as row from ${schemaOf(build)}.${name} t order by 1`);
        found[name] = rows.map(({ row }) => row);
      }
      return found;
    }

    it('turns events into rows', async () => {
      const rows = await rowsWithBatchesOf(leaves.length);
      expect(Object.values(rows).flat().length).toBeGreaterThan(0);
    });

    it('turns the same events into the same rows', async () => {
      expect(await rowsWithBatchesOf(leaves.length)).toEqual(await rowsWithBatchesOf(leaves.length));
    });

    it('turns them into the same rows in batches of any size', async () => {
      const together = await rowsWithBatchesOf(leaves.length);
      for (const size of [1, 2, 3, 7, 20]) expect({ size, rows: await rowsWithBatchesOf(size) }).toEqual({ size, rows: together });
    });
  });
}
