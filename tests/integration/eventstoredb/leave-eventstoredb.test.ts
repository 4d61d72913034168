import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { NEW_STREAM, type EventStore } from '../../../src/event-store/event-store.js';
import type { MigrationOptions } from '../../../src/event-store/migration/migration.js';
import { continueFromCopy } from '../../../src/event-store/migration/from-copy.js';
import { migrateToEventStoreDb } from '../../../src/event-store/migration/to-eventstoredb.js';
import { migrateToPostgres } from '../../../src/event-store/migration/to-postgres.js';
import { openEventStore } from '../../../src/event-store/open-event-store.js';
import { connected } from '../../../src/postgres/provision-database.js';
import { freshStream, sampleFacts } from '../../contract/sample-facts.js';
import { type TestDatabase } from '../../support/database.js';
import { makeLedgerHome } from '../../support/ledger-home.js';
import { runCommand } from '../../support/program.js';
import { boundTo, dropLedgers, leavesOf, moving, ORIGIN, smallLedger } from './moving-ledgers.js';

afterAll(dropLedgers);

describe('a ledger on EventStoreDB that another instance has open', () => {
  let database: TestDatabase;
  let options: MigrationOptions;

  beforeEach(async () => {
    database = await smallLedger();
    options = await moving(database);
    await migrateToEventStoreDb(options);
  });

  const opened = (): Promise<EventStore> => {
    const { appUrl, connectionString, prefix } = options;
    return openEventStore({ store: { kind: 'eventstoredb', connectionString, prefix }, appUrl, origin: ORIGIN, now: () => new Date() });
  };

  test('is not moved', async () => {
    const store = await opened();
    await store.latestPosition();
    for (const move of [() => migrateToPostgres(options), () => continueFromCopy(options)]) await expect(move()).rejects.toMatchObject({ code: 'LEDGER_SERVED' });
    expect(await boundTo(database)).toMatchObject({ store: 'eventstoredb' });
    await store.close();
    expect(await migrateToPostgres(options)).toMatchObject({ copied: 0 });
  });

  test('is not appended to through it any more once it was moved', async () => {
    const store = await opened();
    await store.append(freshStream(), NEW_STREAM, sampleFacts(1));
    await store.latestPosition();
    await connected(database.ownerUrl, (client) => client.query("select ledger.bind_store('postgres')"));
    await expect(store.append(freshStream(), NEW_STREAM, sampleFacts(1))).rejects.toMatchObject({ code: 'WRONG_STORE' });
    await store.close();
    expect(await migrateToPostgres(options)).toMatchObject({ copied: 0, events: (await leavesOf(database)).length });
  });
});

describe('going on from the copy', () => {
  test('needs no server, keeps every leaf and binds the ledger to PostgreSQL', async () => {
    const database = await smallLedger();
    const before = await leavesOf(database);
    const options = await moving(database);
    const there = await migrateToEventStoreDb(options);
    const home = await makeLedgerHome(0o755);
    try {
      const settings = { ...home.settings, TAIZHANG_DATABASE_URL: database.appUrl, TAIZHANG_DATABASE_OWNER_URL: database.ownerUrl };
      await mkdir(join(home.path, 'office'));
      await writeFile(join(home.path, 'office', 'ledger.json'), JSON.stringify({ origin: ORIGIN, name: '搬迁', kind: 'office' }));
      const command = ['migrate-store', '--from', `esdb://admin:geheim@127.0.0.1:${await closedPort()}?tls=false`, '--to', 'postgres'];
      const away = await runCommand(command, settings);
      expect(away).toEqual({ code: 4, output: expect.stringMatching(/连不上 EventStoreDB（127\.0\.0\.1:\d+）/) });
      expect(away.output).not.toContain('geheim');
      expect(await boundTo(database)).toMatchObject({ store: 'eventstoredb' });

      const copied = await runCommand([...command, '--from-copy'], settings);
      expect(copied).toEqual({ code: 0, output: expect.stringMatching(new RegExp(`没有询问 EventStoreDB[^]*共 ${before.length} 条记录（摘要 ${there.digest}）`)) });
      expect(await boundTo(database)).toEqual({ store: 'postgres', leaves: before.length, followed: 0 });
      expect(await leavesOf(database)).toEqual(before);
    } finally {
      await home.remove();
    }
  });

  test('is refused where the ledger is kept in PostgreSQL, and where leaves stand there that were not copied', async () => {
    const database = await smallLedger();
    const options = await moving(database);
    await expect(continueFromCopy(options)).rejects.toMatchObject({ code: 'WRONG_STORE' });
    await migrateToEventStoreDb(options);
    await connected(database.ownerUrl, (client) => client.query('delete from ledger.followed where position = (select max(position) from ledger.followed)'));
    await expect(continueFromCopy(options)).rejects.toMatchObject({ code: 'STORES_DIFFER' });
    expect(await boundTo(database)).toMatchObject({ store: 'eventstoredb' });
  });
});

async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
