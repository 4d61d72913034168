import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StoreUnavailableError } from '../../../src/event-store/errors.js';
import { NEW_STREAM } from '../../../src/event-store/event-store.js';
import { appendBatch } from '../../../src/event-store/postgres/append-batch.js';
import { openPostgresEventStore } from '../../../src/event-store/postgres/postgres-event-store.js';
import { freshStream, sampleFact, sampleFacts } from '../../contract/sample-facts.js';
import { startTestCluster } from '../../support/database.js';
import { CuttableConnection } from '../../support/cuttable-connection.js';
import { callOf, countOf, Ledger, ORIGIN, readEverything, until, untilWaitingForLock } from './opened-store.js';

const LONG = 60_000;

describe('when PostgreSQL is away', () => {
  let ledger: Ledger;
  let network: CuttableConnection;
  beforeEach(async () => {
    ledger = await Ledger.create();
    network = await CuttableConnection.before(ledger.database.appUrl);
  });
  afterEach(async () => {
    await ledger.close();
    await network.close();
  });

  const throughNetwork = (deadlineMs = 10_000) => ledger.open({ appUrl: network.url, appendLimits: { deadlineMs } });

  test('opening says so, with a typed error', async () => {
    network.refuse();
    await expect(throughNetwork()).rejects.toMatchObject({ name: 'StoreUnavailableError', code: 'STORE_UNAVAILABLE' });
  });

  test('an answer lost after the commit is not a lost append, nor a second one', async () => {
    const store = await throughNetwork();
    const direct = await ledger.open();
    await store.append(freshStream(), NEW_STREAM, sampleFacts(1));
    const stream = freshStream();
    network.loseAnswers();
    const pending = store.append(stream, NEW_STREAM, sampleFacts(2));
    await until(async () => (await direct.nextPosition()) === 3);
    network.cut();
    expect(await pending).toMatchObject({ revision: 1, repeated: false, receipt: 'p2' });
    expect(await direct.nextPosition()).toBe(3);
  });

  test('a lost answer is told from a lost race: another call in the same place is a conflict', async () => {
    const store = await throughNetwork();
    const direct = await ledger.open();
    const stream = freshStream();
    await store.append(freshStream(), NEW_STREAM, sampleFacts(1));
    network.refuse();
    const pending = store.append(stream, NEW_STREAM, sampleFacts(1));
    pending.catch(() => undefined);
    await direct.append(stream, NEW_STREAM, sampleFacts(1));
    network.accept();
    await expect(pending).rejects.toMatchObject({ code: 'WRONG_EXPECTED_REVISION', actualRevision: 0 });
  });

  test('past the deadline calls and reads are refused with typed errors; the same store works when it is back', async () => {
    const store = await throughNetwork(200);
    const stream = freshStream();
    const facts = sampleFacts(2);
    network.refuse();
    const refused = await Promise.allSettled([store.append(stream, NEW_STREAM, facts), store.append(freshStream(), NEW_STREAM, sampleFacts(1)), store.readStream(stream), store.readAll(0, 1), store.nextPosition()]);
    expect(refused.map((one) => (one.status === 'rejected' ? (one.reason as Error).name : 'accepted'))).toEqual(countOf(5).map(() => 'StoreUnavailableError'));
    network.accept();
    expect(await store.append(stream, NEW_STREAM, facts)).toMatchObject({ revision: 1 });
    expect(await store.readStream(stream)).toHaveLength(2);
  });

  test('a server that does not answer is given up at the deadline; repeating the call appends it once', async () => {
    const store = await throughNetwork(300);
    const blocker = await ledger.connect('app');
    const watcher = await ledger.connect('app');
    await blocker.query('begin');
    await appendBatch(blocker, ORIGIN, [callOf(freshStream(), NEW_STREAM, sampleFacts(1))]);
    const stream = freshStream();
    const facts = sampleFacts(1);
    const given = store.append(stream, NEW_STREAM, facts);
    given.catch(() => undefined);
    await untilWaitingForLock(watcher, 1);
    await expect(given).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await blocker.query('commit');
    expect(await store.append(stream, NEW_STREAM, facts)).toMatchObject({ revision: 0 });
    expect(await readEverything(store)).toHaveLength(2);
  });

  test('a full queue refuses at once instead of growing', async () => {
    const store = await ledger.open({ appendLimits: { maxWaitingCalls: 5 } });
    const blocker = await ledger.connect('app');
    const watcher = await ledger.connect('app');
    await blocker.query('begin');
    await appendBatch(blocker, ORIGIN, [callOf(freshStream(), NEW_STREAM, sampleFacts(1))]);
    const inFlight = store.append(freshStream(), NEW_STREAM, sampleFacts(1));
    await untilWaitingForLock(watcher, 1);
    const waiting = countOf(5).map(() => store.append(freshStream(), NEW_STREAM, sampleFacts(1)));
    await expect(store.append(freshStream(), NEW_STREAM, sampleFacts(1))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining('already waiting') });
    await blocker.query('commit');
    await Promise.all([inFlight, ...waiting]);
    expect(await store.nextPosition()).toBe(7);
  });

  test('a subscription sleeps through an outage and goes on where it was', async () => {
    const store = await ledger.open({ appUrl: network.url, pollIntervalMs: 20 });
    const direct = await ledger.open();
    const seen: number[] = [];
    store.subscribe({
      from: 0,
      async onBatch(leaves) {
        seen.push(...leaves.map((one) => one.position));
      },
    });
    await direct.append(freshStream(), NEW_STREAM, sampleFacts(3));
    await until(() => seen.length === 3);
    network.refuse();
    await direct.append(freshStream(), NEW_STREAM, sampleFacts(3));
    network.accept();
    await until(() => seen.length === 6);
    expect(seen).toEqual(countOf(6));
  });

  test('without notifications polling finds new leaves; with them nobody waits for the poll', async () => {
    const polling = await ledger.open({ pollIntervalMs: 20 });
    const listening = await ledger.open({ pollIntervalMs: 3_600_000 });
    const heard: number[] = [];
    let caughtUp = false;
    listening.subscribe({
      from: 0,
      async onBatch(leaves) {
        heard.push(...leaves.map((one) => one.position));
      },
      onCaughtUp: () => (caughtUp = true),
    });
    const watcher = await ledger.connect('app');
    await until(async () => caughtUp && (await sessionsListening(watcher)) > 0);
    await polling.append(freshStream(), NEW_STREAM, sampleFacts(1));
    await until(() => heard.length === 1);
    // A leaf written without NOTIFY, as a follower of another store may do.
    const owner = await ledger.connect('owner');
    const polled: number[] = [];
    polling.subscribe({
      from: 1,
      async onBatch(leaves) {
        polled.push(...leaves.map((one) => one.position));
      },
    });
    await insertSilently(owner, 1);
    await until(() => polled.length === 1);
    expect([heard, polled]).toEqual([[0], [1]]);
  });

  async function sessionsListening(watcher: { query(text: string): Promise<{ rows: unknown[] }> }): Promise<number> {
    return (await watcher.query(`select from pg_stat_activity where datname = current_database() and query = 'listen ledger_appended'`)).rows.length;
  }

  async function insertSilently(owner: { query(text: string, values: unknown[]): Promise<unknown> }, position: number): Promise<void> {
    const fact = sampleFact();
    const call = callOf('measure-silent', NEW_STREAM, [fact]);
    await owner.query('insert into ledger.leaf (position, known_at, event_id, revision, call_end, stream, bytes) values ($1, $2, $3, 0, 0, $4, $5)', [position, call.recordedAt, fact.id, call.stream, call.leaves[0]]);
  }
});

describe('a restart of PostgreSQL under load', () => {
  test('every append is acknowledged and stands once, reads fail with typed errors only, everything recovers without a restart', async () => {
    const cluster = await startTestCluster();
    const ledger = await Ledger.create(await cluster.createDatabase());
    try {
      const store = await ledger.open({ pollIntervalMs: 50 });
      const seen: number[] = [];
      store.subscribe({
        from: 0,
        async onBatch(leaves) {
          seen.push(...leaves.map((one) => one.position));
        },
      });
      const acknowledged: string[] = [];
      const untyped: unknown[] = [];
      let writing = true;
      const readers = countOf(2).map(async () => {
        while (writing) await readEverything(store).catch((error: unknown) => error instanceof StoreUnavailableError || untyped.push(error) === 0);
      });
      const writers = countOf(32).map(async () => {
        const stream = freshStream();
        for (let revision = NEW_STREAM; writing; revision += 1) {
          const fact = sampleFact();
          await store.append(stream, revision, [fact]);
          acknowledged.push(fact.id);
        }
      });
      const load = Promise.all([...writers, ...readers]).finally(() => (writing = false));
      const progress = (mark: number) => until(() => acknowledged.length >= mark || !writing);
      for (const mark of [200, 600, 1_000]) {
        await progress(mark);
        await cluster.restart();
      }
      await progress(acknowledged.length + 200);
      writing = false;
      await load;

      expect(untyped).toEqual([]);
      const ids = (await readEverything(store)).map(({ leaf }) => leaf.id);
      expect(ids.length).toBe(acknowledged.length);
      expect(new Set(ids)).toEqual(new Set(acknowledged));
      await until(() => seen.length >= ids.length);
      expect(seen).toEqual(countOf(ids.length));
    } finally {
      await ledger.close();
      await cluster.stop();
    }
  }, LONG);

  test('opening a database without the schema says what is missing', async () => {
    const cluster = await startTestCluster();
    const database = await cluster.createDatabase();
    await expect(openPostgresEventStore({ appUrl: database.appUrl, origin: ORIGIN, now: () => new Date() })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining('run the migrations') });
    await cluster.stop();
  }, LONG);
});
