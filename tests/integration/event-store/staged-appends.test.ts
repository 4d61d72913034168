import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { NEW_STREAM, type EventStore, type Subscription } from '../../../src/event-store/event-store.js';
import { appendBatch } from '../../../src/event-store/postgres/append-batch.js';
import { freshStream, sampleFacts } from '../../contract/sample-facts.js';
import { callOf, countOf, Ledger, ORIGIN, readEverything, until, untilWaitingForLock } from './opened-store.js';

/**
 * Appends held open by hand between their insert and their commit, on real connections: the moments in which a reader could
 * see position n+1 before n if positions were not drawn in commit order.
 */
describe('a reader never sees n+1 before n', () => {
  let ledger: Ledger;
  let store: EventStore;
  let subscription: Subscription;
  let seen: number[];
  beforeEach(async () => {
    ledger = await Ledger.create();
    store = await ledger.open({ pollIntervalMs: 20 });
    seen = [];
    subscription = store.subscribe({
      from: 0,
      async onBatch(leaves) {
        seen.push(...leaves.map((one) => one.position));
      },
    });
  });
  afterEach(() => ledger.close());

  test('a slow append holds back those after it, and both become visible in order', async () => {
    const slow = await ledger.connect('app');
    const watcher = await ledger.connect('app');
    await slow.query('begin');
    expect((await appendBatch(slow, ORIGIN, [callOf(freshStream(), NEW_STREAM, sampleFacts(2))])).outcomes).toEqual([{ kind: 'appended', revision: 1, lastPosition: 1 }]);
    let answered = false;
    const later = store.append(freshStream(), NEW_STREAM, sampleFacts(1)).finally(() => (answered = true));
    await untilWaitingForLock(watcher, 1);
    expect(await store.readAll(0, 10)).toEqual([]);
    expect(await store.nextPosition()).toBe(0);
    expect(answered).toBe(false);
    await slow.query('commit');
    expect(await store.resolveReceipt((await later).receipt)).toBe(2);
    await until(() => seen.length === 3);
    expect(seen).toEqual([0, 1, 2]);
  });

  test('an append rolled back leaves no gap', async () => {
    const doomed = await ledger.connect('app');
    const watcher = await ledger.connect('app');
    await store.append(freshStream(), NEW_STREAM, sampleFacts(1));
    await doomed.query('begin');
    await appendBatch(doomed, ORIGIN, [callOf(freshStream(), NEW_STREAM, sampleFacts(5))]);
    const later = store.append(freshStream(), NEW_STREAM, sampleFacts(1));
    await untilWaitingForLock(watcher, 1);
    await doomed.query('rollback');
    expect(await store.resolveReceipt((await later).receipt)).toBe(1);
    await until(() => seen.length === 2);
    expect(seen).toEqual([0, 1]);
  });

  test('an appender that dies with its transaction open leaves no gap', async () => {
    const dying = await ledger.connect('app');
    const owner = await ledger.connect('app');
    const { rows } = await dying.query<{ pid: number }>('select pg_backend_pid() as pid');
    await dying.query('begin');
    await appendBatch(dying, ORIGIN, [callOf(freshStream(), NEW_STREAM, sampleFacts(5))]);
    const later = store.append(freshStream(), NEW_STREAM, sampleFacts(1));
    await untilWaitingForLock(owner, 1);
    await owner.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
    expect(await store.resolveReceipt((await later).receipt)).toBe(0);
  });

  test('overlapping appends from many connections: the one who waited sees the head of the one before', async () => {
    const clients = await Promise.all(countOf(8).map(() => ledger.connect('app')));
    const watcher = await ledger.connect('app');
    const stream = freshStream();
    await clients[0]!.query('begin');
    await appendBatch(clients[0]!, ORIGIN, [callOf(stream, NEW_STREAM, sampleFacts(1))]);
    // All the others wait for the lock with statements begun before the first commits: a head read too early would let them in.
    const rivals = clients.slice(1).map(async (client) => (await appendBatch(client, ORIGIN, [callOf(stream, NEW_STREAM, sampleFacts(1)), callOf(freshStream(), NEW_STREAM, sampleFacts(1))])).outcomes);
    await untilWaitingForLock(watcher, 7);
    await clients[0]!.query('commit');
    for (const [raced, other] of await Promise.all(rivals)) {
      expect(raced).toEqual({ kind: 'conflict', actualRevision: 0 });
      expect(other).toMatchObject({ kind: 'appended', revision: 0 });
    }
    expect((await readEverything(store)).map((one) => one.position)).toEqual(countOf(8));
    await until(() => seen.length === 8);
    expect(seen).toEqual(countOf(8));
  });

  test('an append in a repeatable-read transaction is refused: its snapshot may be older than the lock', async () => {
    const client = await ledger.connect('app');
    await client.query('begin isolation level repeatable read');
    await expect(appendBatch(client, ORIGIN, [callOf(freshStream(), NEW_STREAM, sampleFacts(1))])).rejects.toMatchObject({ code: 'TZ003' });
  });

  test('a batch out of order of recordedAt is refused: known_at would fall', async () => {
    const client = await ledger.connect('app');
    const [later, earlier] = ['2021-07-01T00:00:01.000Z', '2021-07-01T00:00:00.000Z'].map((recordedAt) => ({ ...callOf(freshStream(), NEW_STREAM, sampleFacts(1)), recordedAt }));
    await expect(appendBatch(client, ORIGIN, [later!, earlier!])).rejects.toMatchObject({ code: 'TZ004' });
    const { outcomes } = await appendBatch(client, ORIGIN, [earlier!, later!]);
    expect(outcomes.map((one) => one.kind)).toEqual(['appended', 'appended']);
  });

  test('under load from several connections every reader sees a dense prefix at every moment', async () => {
    const stores = await Promise.all(countOf(3).map(() => ledger.open()));
    let writing = true;
    const written = Promise.all(stores.map(async (one) => {
      for (const index of countOf(40)) await Promise.all(countOf(4).map(() => one.append(freshStream(), NEW_STREAM, sampleFacts(1 + (index % 2)))));
    })).finally(() => (writing = false));
    while (writing) await readEverything(store); // throws LedgerDamagedError at a gap
    await written;
    const total = 3 * 40 * 4 * 1.5;
    expect(await store.nextPosition()).toBe(total);
    await until(() => seen.length === total);
    await subscription.stop();
    expect(seen).toEqual(countOf(total));
  }, 30_000);
});
