import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { EventStore, FactToAppend } from '../../../src/event-store/event-store.js';
import { migrate } from '../../../src/event-store/postgres/migrate.js';
import { openPostgresEventStore } from '../../../src/event-store/postgres/postgres-event-store.js';
import type { Actor } from '../../../src/ledger/roles.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

export const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const OFFICE: Actor = { account: 'local:office', role: 'office', department: null };

export interface LedgerUnderTest {
  database: TestDatabase;
  store: EventStore;
  pool: pg.Pool;
  /** Appends one fact to a stream, whatever revision it stands at; answers its position. */
  enter(stream: string, type: string, occurredOn: string, data: Record<string, unknown>, more?: Partial<FactToAppend>): Promise<{ id: string; position: number }>;
  /** The day the store's clock shows. */
  setToday(day: string): void;
  close(): Promise<void>;
}

export async function openLedgerUnderTest(): Promise<LedgerUnderTest> {
  const database = await createTestDatabase();
  await migrate(database.ownerUrl);
  let now = new Date('2021-07-01T02:00:00.000Z');
  const store = await openPostgresEventStore({ appUrl: database.appUrl, origin: 'test.example/1', now: () => now });
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 4 });
  pool.on('error', () => undefined);
  const revisions = new Map<string, number>();
  return {
    database, store, pool,
    async enter(stream, type, occurredOn, data, more = {}) {
      const revision = revisions.get(stream) ?? -1;
      const id = more.id ?? randomUUID();
      const version = type === 'measure-registered' ? 2 : 1;
      const { receipt } = await store.append(stream, revision, [
        { type, version, occurredOn, actor: OFFICE, basis: null, correlation: null, causation: null, data, ...more, id },
      ]);
      revisions.set(stream, revision + 1);
      return { id, position: await store.resolveReceipt(receipt) };
    },
    setToday(day) {
      now = new Date(`${day}T02:00:00.000Z`);
    },
    async close() {
      await pool.end();
      await store.close();
      await database.drop();
    },
  };
}
