import { NEW_STREAM } from '../../../src/event-store/event-store.js';
import { EsdbConnection } from '../../../src/event-store/eventstoredb/connection.js';
import type { OrderedEvent } from '../../../src/event-store/eventstoredb/followed-event.js';
import { serverOrder } from '../../../src/event-store/eventstoredb/server-order.js';
import { leafHash } from '../../../src/event-store/leaf.js';
import type { MigrationOptions } from '../../../src/event-store/migration/migration.js';
import { migrate } from '../../../src/event-store/postgres/migrate.js';
import { openPostgresEventStore } from '../../../src/event-store/postgres/postgres-event-store.js';
import { connected } from '../../../src/postgres/provision-database.js';
import { freshStream, sampleFact, sampleFacts } from '../../contract/sample-facts.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { closeEventStoreServer, eventStoreServer } from '../../support/event-store-server.js';

export const ORIGIN = 'taizhang.example/moving';
const databases: TestDatabase[] = [];

export async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  databases.push(database);
  await migrate(database.ownerUrl);
  return database;
}

/** Some calls of one to three facts, one with a personal value, in the database. */
export async function smallLedger(calls = 5, origin = ORIGIN): Promise<TestDatabase> {
  const database = await emptyDatabase();
  const store = await openPostgresEventStore({ appUrl: database.appUrl, origin, now: () => new Date() });
  for (let call = 0; call < calls; call += 1) await store.append(freshStream(), NEW_STREAM, sampleFacts(1 + (call % 3)));
  await store.append(freshStream(), NEW_STREAM, [sampleFact({ personal: { contact: '示例' } })]);
  await store.close();
  return database;
}

export async function moving(database: TestDatabase, options: Partial<MigrationOptions> = {}): Promise<MigrationOptions> {
  const { connectionString, prefix } = await eventStoreServer();
  return { appUrl: database.appUrl, ownerUrl: database.ownerUrl, origin: ORIGIN, connectionString, prefix, ...options };
}

interface TableRow {
  stream: string;
  revision: number;
  call_end: number;
  known_at: Date;
  bytes: Buffer;
}

/** All that readers and proofs rely on, in order. */
export async function leavesOf({ ownerUrl }: TestDatabase): Promise<object[]> {
  const { rows } = await connected(ownerUrl, (client) => client.query<TableRow>('select stream, revision, call_end, known_at, bytes from ledger.leaf order by position'));
  return rows.map(({ bytes, ...row }) => ({ ...row, hash: leafHash(bytes).toString('hex') }));
}

/** Resolves when so many events of the ledger stand on the server. */
export async function serverHolds({ connectionString, prefix, origin }: MigrationOptions, count: number): Promise<void> {
  const connection = new EsdbConnection(connectionString);
  let last: OrderedEvent | undefined;
  for (let standing = 0; standing < count; ) {
    for await (const events of serverOrder(connection, prefix, origin, last)) {
      standing += events.length;
      last = events.at(-1);
    }
  }
  await connection.close();
}

export async function boundTo({ ownerUrl }: TestDatabase): Promise<unknown> {
  const { rows } = await connected(ownerUrl, (client) => client.query(
    'select store, (select count(*)::int from ledger.leaf) as leaves, (select count(*)::int from ledger.followed) as followed from ledger.identity'));
  return rows[0];
}

/** In the last `afterAll` of a test file. */
export async function dropLedgers(): Promise<void> {
  for (const database of databases) await database.drop();
  await closeEventStoreServer();
}
