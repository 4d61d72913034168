import pg from 'pg';
import type { EventStore, FactToAppend, StoredLeaf } from '../../../src/event-store/event-store.js';
import { buildLeaf } from '../../../src/event-store/leaf.js';
import type { AppendCall } from '../../../src/event-store/append-call.js';
import { migrate } from '../../../src/event-store/postgres/migrate.js';
import { openPostgresEventStore, type PostgresEventStoreOptions } from '../../../src/event-store/postgres/postgres-event-store.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

export const ORIGIN = 'taizhang.example/integration';

/** A migrated database with connections that close with it. */
export class Ledger {
  private readonly closers: (() => Promise<unknown>)[] = [];

  private constructor(readonly database: TestDatabase) {}

  static async create(database?: TestDatabase): Promise<Ledger> {
    const ledger = new Ledger(database ?? (await createTestDatabase()));
    await migrate(ledger.database.ownerUrl);
    return ledger;
  }

  async open(options: Partial<PostgresEventStoreOptions> = {}): Promise<EventStore> {
    const store = await openPostgresEventStore({ appUrl: this.database.appUrl, origin: ORIGIN, now: () => new Date(), ...options });
    this.closers.push(() => store.close());
    return store;
  }

  async connect(role: 'app' | 'owner'): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: role === 'app' ? this.database.appUrl : this.database.ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    this.closers.push(() => client.end().catch(() => undefined));
    return client;
  }

  async close(): Promise<void> {
    await Promise.all(this.closers.map((close) => close()));
    await this.database.drop();
  }
}

/** A call with its leaves, for appending by hand in a transaction the test holds open. */
export function callOf(stream: string, expectedRevision: number, facts: readonly FactToAppend[]): AppendCall {
  const recordedAt = new Date().toISOString();
  const leaves = facts.map((fact, index) => buildLeaf(fact, { origin: ORIGIN, stream, revision: expectedRevision + 1 + index, recordedAt }).bytes);
  return { stream, expectedRevision, recordedAt, eventIds: facts.map((fact) => fact.id), leaves, sealed: [], resent: false };
}

/** Waits until as many sessions of this database wait for the append lock. */
export async function untilWaitingForLock(client: pg.Client, count: number): Promise<void> {
  await until(async () => {
    const { rows } = await client.query<{ waiting: string }>(`
      select count(*) as waiting from pg_locks
      where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`);
    return Number(rows[0]!.waiting) === count;
  });
}

/** Asks again and again, without sleeping, until the condition holds; the test's own time limit ends it. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setImmediate(resolve));
}

export async function readEverything(store: EventStore): Promise<StoredLeaf[]> {
  const all: StoredLeaf[] = [];
  for (;;) {
    const page = await store.readAll(all.length, 2_000);
    if (page.length === 0) return all;
    all.push(...page);
  }
}

export function countOf(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
