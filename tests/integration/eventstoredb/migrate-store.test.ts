import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { failureOf } from '../../../src/cli/failure.js';
import { DemoClock } from '../../../src/config/demo-clock.js';
import { loadDemoHistory } from '../../../src/demo/load-demo-history.js';
import { NEW_STREAM } from '../../../src/event-store/event-store.js';
import type { MigrationProgress } from '../../../src/event-store/migration/migration.js';
import { migrateToEventStoreDb } from '../../../src/event-store/migration/to-eventstoredb.js';
import { migrateToPostgres } from '../../../src/event-store/migration/to-postgres.js';
import { openPostgresEventStore } from '../../../src/event-store/postgres/postgres-event-store.js';
import { freshStream, sampleFacts } from '../../contract/sample-facts.js';
import { type TestDatabase } from '../../support/database.js';
import { makeLedgerHome } from '../../support/ledger-home.js';
import { runCommand, runProgram } from '../../support/program.js';
import { boundTo, dropLedgers, emptyDatabase, leavesOf, moving, ORIGIN, serverHolds, smallLedger } from './moving-ledgers.js';

afterAll(dropLedgers);

describe('the demo ledger', () => {
  const identity = { origin: 'demo.taizhang.example/2021', name: '演示台账', kind: 'demo' as const };
  let database: TestDatabase;
  let before: object[];

  beforeAll(async () => {
    database = await emptyDatabase();
    const clock = new DemoClock();
    const store = await openPostgresEventStore({ appUrl: database.appUrl, origin: identity.origin, now: () => clock.now() });
    await loadDemoHistory({ store, clock, identity });
    await store.close();
    before = await leavesOf(database);
  });

  test('goes to EventStoreDB and from there to a new PostgreSQL, every leaf the same in the same place, then back into the first', async () => {
    const options = await moving(database, { origin: identity.origin });
    const events = before.length;
    expect(events).toBeGreaterThan(1_800);
    const there = await migrateToEventStoreDb(options);
    expect(there).toMatchObject({ from: 'postgres', to: 'eventstoredb', events, copied: events, withoutPersonalValues: 0 });
    expect(await boundTo(database)).toEqual({ store: 'eventstoredb', leaves: events, followed: events });

    const fresh = await emptyDatabase();
    const back = await migrateToPostgres({ ...options, appUrl: fresh.appUrl, ownerUrl: fresh.ownerUrl });
    expect(back).toMatchObject({ from: 'eventstoredb', to: 'postgres', events, copied: events, digest: there.digest });
    expect(await leavesOf(fresh)).toEqual(before);
    expect(await boundTo(fresh)).toEqual({ store: 'postgres', leaves: events, followed: 0 });

    expect(await migrateToPostgres(options)).toMatchObject({ copied: 0, digest: there.digest });
    expect(await leavesOf(database)).toEqual(before);
    expect(await boundTo(database)).toEqual({ store: 'postgres', leaves: events, followed: 0 });
  });

  test('stopped by Ctrl-C says how far it is, leaves the ledger where it was, and goes on', async () => {
    const options = await moving(database, { origin: identity.origin });
    const home = await makeLedgerHome(0o755);
    try {
      const settings = { ...home.settings, TAIZHANG_DATABASE_URL: database.appUrl, TAIZHANG_DATABASE_OWNER_URL: database.ownerUrl, TAIZHANG_EVENT_STORE: options.connectionString };
      const command = ['migrate-store', '--ledger', 'demo', '--from', 'postgres', '--to', 'eventstoredb', '--prefix', options.prefix];
      const stopped = runProgram('src/cli.ts', command, settings);
      await serverHolds(options, 300);
      stopped.child.kill('SIGINT');
      expect({ code: await stopped.ended(), output: stopped.output() }).toEqual({ code: 130, output: expect.stringMatching(/搬迁记录 \d+\/\d+\n[^]*已中断：已搬 \d+\/\d+ 条，台账仍在原处；重新运行同一命令会接着做/) });
      expect(stopped.output()).toMatch(/正在连接 EventStoreDB（[^@]+:\d+）…/);
      const moved = Number(/已搬 (\d+)\//.exec(stopped.output())![1]);
      // On a fast machine all may be moved before the signal comes; only then is it bound to the server.
      expect(moved).toBeGreaterThanOrEqual(300);
      expect(await boundTo(database)).toMatchObject({ store: 'postgres', followed: 0 });

      const again = await runCommand(command, settings);
      expect(again).toEqual({ code: 0, output: expect.stringMatching(new RegExp(`本次搬入 ${before.length - moved} 条[^]*TAIZHANG_EVENT_STORE_PREFIX=${options.prefix} 启动`)) });
      const back = await runCommand(['migrate-store', '--ledger', 'demo', '--from', 'eventstoredb', '--to', 'postgres', '--prefix', options.prefix], settings);
      expect(back).toEqual({ code: 0, output: expect.stringContaining('TAIZHANG_EVENT_STORE=postgres（或去掉这项设置') });
      expect(await leavesOf(database)).toEqual(before);
    } finally {
      await home.remove();
    }
  }, 180_000);

  test('goes on after kill -9 in the middle of the copy, and says what it did as JSON', async () => {
    const { origin } = identity;
    const options = await moving(database, { origin });
    const home = await makeLedgerHome(0o755);
    try {
      const settings = { ...home.settings, TAIZHANG_DATABASE_URL: database.appUrl, TAIZHANG_DATABASE_OWNER_URL: database.ownerUrl, TAIZHANG_EVENT_STORE: options.connectionString };
      const command = ['migrate-store', '--ledger', 'demo', '--from', 'postgres', '--to', 'eventstoredb', '--prefix', options.prefix, '--json'];
      const killed = runProgram('src/cli.ts', command, settings);
      await serverHolds(options, 300);
      killed.child.kill('SIGKILL');
      await killed.ended();
      expect(await boundTo(database)).toMatchObject({ store: 'postgres' });

      const again = runProgram('src/cli.ts', command, settings);
      expect({ code: await again.ended(), output: again.output() }).toMatchObject({ code: 0 });
      const result = JSON.parse(/^\{[^]*^\}/m.exec(again.output())![0]) as { events: number; copied: number };
      expect(result).toMatchObject({ events: before.length, to: 'eventstoredb', ledger: { origin } });
      expect(result.copied).toBeLessThan(before.length);
      expect(await boundTo(database)).toEqual({ store: 'eventstoredb', leaves: before.length, followed: before.length });
      expect(await leavesOf(database)).toEqual(before);
    } finally {
      await home.remove();
    }
  });
});

describe('a move', () => {
  /** Ends the move at the first progress of that phase that the condition holds for. */
  const cutAt = (phase: MigrationProgress['phase'], done: number) => (progress: MigrationProgress): void => {
    if (progress.phase === phase && progress.done >= done) throw new Error('power cut');
  };

  test.each([['copy', 3], ['copy', 9], ['verify', 1]] as const)('to EventStoreDB cut off at %s %i goes on there; until its last step the ledger stays in PostgreSQL', async (phase, done) => {
    const database = await smallLedger();
    const before = await leavesOf(database);
    const options = await moving(database);
    await expect(migrateToEventStoreDb({ ...options, onProgress: cutAt(phase, done) })).rejects.toThrow('power cut');
    expect(await boundTo(database)).toMatchObject({ store: 'postgres' });
    const result = await migrateToEventStoreDb(options);
    expect(result.copied).toBe(phase === 'verify' ? 0 : before.length - done);
    expect(await boundTo(database)).toEqual({ store: 'eventstoredb', leaves: before.length, followed: before.length });
    expect(await migrateToEventStoreDb(options)).toMatchObject({ copied: 0, digest: result.digest });
  });

  test('refuses a prefix that holds another ledger, or more than this one', async () => {
    const one = await smallLedger(2);
    const options = await moving(one);
    await migrateToEventStoreDb(options);
    for (const [origin, calls] of [[ORIGIN, 3], ['taizhang.example/other', 3]] as const) {
      const other = await smallLedger(calls, origin);
      await expect(migrateToEventStoreDb({ ...(await moving(other)), prefix: options.prefix, origin })).rejects.toMatchObject({ code: 'PREFIX_TAKEN', position: 0 });
      expect(await boundTo(other)).toMatchObject({ store: 'postgres', followed: 0 });
    }
  });

  test('to PostgreSQL refuses where the server lacks what the database has', async () => {
    const database = await smallLedger();
    await migrateToEventStoreDb(await moving(database));
    await expect(migrateToPostgres(await moving(database))).rejects.toMatchObject({ code: 'STORE_LACKS_LEDGER' });
    expect(await boundTo(database)).toMatchObject({ store: 'eventstoredb' });
  });

  test('to PostgreSQL from a prefix that holds nothing asks whether it was meant the other way round, where the ledger is there already', async () => {
    const database = await smallLedger(1);
    const error = await migrateToPostgres(await moving(database, { prefix: 'empty' })).catch((thrown: unknown) => thrown);
    expect(failureOf(error)).toEqual({ code: 'NOTHING_THERE', exitCode: 2, unexpected: false, message: expect.stringMatching(/存放在 PostgreSQL.*前缀「empty」下没有任何记录.*是否写反/) });
    expect(await boundTo(database)).toMatchObject({ store: 'postgres' });
  });

  test('to another EventStoreDB than the one the ledger is bound to is refused', async () => {
    const database = await smallLedger();
    await migrateToEventStoreDb(await moving(database));
    await expect(migrateToEventStoreDb(await moving(database))).rejects.toMatchObject({ code: 'WRONG_STORE' });
  });

  test('while somebody appends leaves the ledger where it was', async () => {
    const database = await smallLedger();
    const store = await openPostgresEventStore({ appUrl: database.appUrl, origin: ORIGIN, now: () => new Date() });
    const options = await moving(database);
    let appended: Promise<unknown> | undefined;
    const onProgress = ({ phase }: MigrationProgress): void => {
      if (phase === 'copy') appended ??= store.append(freshStream(), NEW_STREAM, sampleFacts(1));
    };
    const total = (await leavesOf(database)).length;
    await expect(migrateToEventStoreDb({ ...options, onProgress })).rejects.toMatchObject({ code: 'LEDGER_MOVED_ON', expectedNext: total, actualNext: total + 1 });
    await appended;
    expect(await migrateToEventStoreDb(options)).toMatchObject({ copied: 1, events: total + 1 });
    await expect(store.append(freshStream(), NEW_STREAM, sampleFacts(1))).rejects.toMatchObject({ code: 'WRONG_STORE' });
    await store.close();
  });

  test('tells that personal values stayed in the database they were entered in', async () => {
    const database = await smallLedger();
    const options = await moving(database);
    expect(await migrateToEventStoreDb(options)).toMatchObject({ withoutPersonalValues: 0 });
    const fresh = await emptyDatabase();
    expect(await migrateToPostgres({ ...options, appUrl: fresh.appUrl, ownerUrl: fresh.ownerUrl })).toMatchObject({ withoutPersonalValues: 1 });
  });

  test('of nothing is refused, and so is the database of another ledger', async () => {
    const empty = await emptyDatabase();
    await expect(migrateToEventStoreDb(await moving(empty))).rejects.toMatchObject({ code: 'NOTHING_TO_MIGRATE' });
    await expect(migrateToPostgres(await moving(empty))).rejects.toMatchObject({ code: 'NOTHING_TO_MIGRATE' });
    const other = await smallLedger(1, 'taizhang.example/other');
    await expect(migrateToEventStoreDb(await moving(other))).rejects.toMatchObject({ code: 'WRONG_LEDGER' });
  });
});
