import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import eventStoreDb from '@eventstore/db-client';
import { NEW_STREAM } from '../../../src/event-store/event-store.js';
import { freshStream, sampleFact, sampleFacts } from '../../contract/sample-facts.js';
import { startStandIn } from '../../support/eventstoredb/stand-in.js';
import { closeEventStoreServer, eventStoreServer } from '../../support/event-store-server.js';
import { countOf, until } from '../event-store/opened-store.js';
import { FollowedLedger } from './followed-ledger.js';

const { jsonEvent } = eventStoreDb;

afterAll(() => closeEventStoreServer());

describe('the follower copies the server\'s order', () => {
  let followed: FollowedLedger;
  beforeEach(async () => {
    followed = await FollowedLedger.on(await eventStoreServer());
  });
  afterEach(() => followed.close());

  const foreign = () => followed.client.appendToStream(`other-${followed.prefix}`, countOf(7).map((n) => jsonEvent({ type: 'foreign', data: { n } })));

  /** Callers that write at once, each to a stream of its own, calls of one to four facts; other people's events between them. */
  async function write(callers: number, calls: number): Promise<number> {
    const counts = await Promise.all(countOf(callers).map(async () => {
      const stream = freshStream();
      let revision = NEW_STREAM;
      for (const call of countOf(calls)) {
        const facts = sampleFacts(1 + (call % 4));
        await followed.append(stream, revision, facts);
        revision += facts.length;
        if (call % 3 === 0) await foreign();
      }
      return revision + 1;
    }));
    return counts.reduce((sum, one) => sum + one, 0);
  }

  test('each event once and with its place in the log, while callers write and strangers write between them', async () => {
    const follower = followed.follow();
    const total = await write(8, 12);
    await followed.untilCopied(follower, total);
    expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(total));
    const { rows } = await (await followed.ledger.connect('app')).query<{ rising: boolean; sparse: boolean }>(`
      select bool_and((commit_position, prepare_position) > (before_commit, before_prepare)) as rising, max(commit_position) > 10 * count(*) as sparse
      from (select *, lag(commit_position, 1, -1) over w as before_commit, lag(prepare_position, 1, -1) over w as before_prepare
            from ledger.followed window w as (order by position)) f`);
    expect(rows).toEqual([{ rising: true, sparse: true }]);
  });

  test('history first, then what is written meanwhile', async () => {
    const before = await write(4, 6);
    const follower = followed.follow();
    const total = before + await write(4, 6);
    await followed.untilCopied(follower, total);
    expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(total));
  });

  test('a call of several facts becomes readable whole', async () => {
    const follower = followed.follow();
    const large = countOf(10).map(() => freshStream());
    await Promise.all(large.map((stream) => followed.append(stream, NEW_STREAM, sampleFacts(300))));
    await followed.untilCopied(follower, 3_000);
    const { rows } = await (await followed.ledger.connect('app')).query('select stream, count(distinct xmin::text)::int as transactions, max(call_end) as call_end from ledger.leaf group by stream');
    expect(rows).toEqual(expect.arrayContaining(large.map((stream) => ({ stream, transactions: 1, call_end: 299 }))));
  });

  test('goes on after the last one copied when it is started again', async () => {
    const first = followed.follow();
    const half = await write(3, 5);
    await followed.untilCopied(first, half);
    await first.stop();
    const total = half + await write(3, 5);
    const second = followed.follow();
    await followed.untilCopied(second, total);
    expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(total));
  });

  test('of two one copies; the other takes over within two seconds and goes on where the first was', async () => {
    const first = followed.follow();
    await until(() => first.status().leads);
    const second = followed.follow();
    const half = await write(3, 5);
    await followed.untilCopied(first, half);
    await until(() => second.status().copied === half);
    expect(second.status()).toMatchObject({ leads: false, behindSince: null });
    await first.stop();
    const stopped = performance.now();
    await until(() => second.status().leads);
    expect(performance.now() - stopped).toBeLessThan(2_000);
    const total = half + await write(3, 5);
    await followed.untilCopied(second, total);
    expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(total));
  });

  test('a connection to the database that breaks, again and again, costs nothing and doubles nothing', async () => {
    const follower = followed.follow();
    const owner = await followed.ledger.connect('app');
    let writing = true;
    const written = write(6, 25).finally(() => (writing = false));
    for (let broken = 0; writing; broken += 1) {
      await until(() => follower.status().leads || !writing);
      await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'taizhang-follow' and datname = current_database()`);
      await until(() => !follower.status().leads || !writing);
    }
    const total = await written;
    await followed.untilCopied(follower, total);
    expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(total));
  });

  test('a burst while the database takes nothing in is copied when it does again, however much the server had to hold back', async () => {
    const follower = followed.follow();
    await until(() => follower.status().leads && follower.status().connected);
    const blocker = await followed.ledger.connect('app');
    await blocker.query('begin; select pg_advisory_xact_lock(7286134)');
    await Promise.all(countOf(8).map(async () => {
      const stream = freshStream();
      for (const call of countOf(12)) await followed.append(stream, call * 100 - 1, sampleFacts(100));
    }));
    await until(() => follower.status().behindSince !== null);
    expect(follower.status()).toMatchObject({ copied: 0 });
    await blocker.query('commit');
    await followed.untilCopied(follower, 9_600);
    expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(9_600));
  });

  test('shows how far it is', async () => {
    const follower = followed.follow();
    await followed.append('measure-shown', NEW_STREAM, sampleFacts(3));
    await followed.untilCopied(follower, 3);
    await until(() => follower.status().behindSince === null);
    expect(follower.status()).toEqual({
      kind: 'eventstoredb', connected: true, leads: true, copied: 3, behindSince: null, lagMs: expect.any(Number), eventsPerSecond: expect.any(Number), stopped: null,
    });
    await follower.stop();
    expect(follower.status()).toMatchObject({ connected: false, leads: false });
  });
});

describe('when the server goes away', () => {
  test.each([
    ['drops its subscribers as too slow', (server: StandIn) => Promise.resolve(server.dropSubscribers())],
    ['cuts all connections', (server: StandIn) => Promise.resolve(server.cut())],
    ['is killed and started again', (server: StandIn) => server.kill().then(() => server.restart())],
    ['is stopped and started again', (server: StandIn) => server.stop().then(() => server.restart())],
  ])('and %s, in the middle of writing, again and again, the follower comes back and misses nothing', async (_, disturb) => {
    const server = await startStandIn();
    const followed = await FollowedLedger.on({ connectionString: server.connectionString, prefix: 'taizhang' });
    try {
      const follower = followed.follow();
      const stream = freshStream();
      let revision = NEW_STREAM;
      const append = async () => {
        const call = sampleFacts(2);
        for (let written = false; !written; ) {
          const attempt = followed.append(stream, revision, call).then(() => true, (error: { actualVersion?: bigint }) => error.actualVersion === BigInt(revision + 2));
          written = await Promise.race([attempt, silence()]);
        }
        revision += 2;
      };
      for (const round of countOf(5)) {
        for (const _call of countOf(3)) await append();
        await followed.untilCopied(follower, 6 * (round + 1) + 2 * round);
        const disturbed = disturb(server);
        await append();
        await disturbed;
      }
      await followed.untilCopied(follower, revision + 1);
      expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(revision + 1));
    } finally {
      await followed.close();
      await server.close();
    }
  });

  test('says so while it is away: not connected, behind since then', async () => {
    const server = await startStandIn();
    const followed = await FollowedLedger.on({ connectionString: server.connectionString, prefix: 'taizhang' });
    try {
      const follower = followed.follow();
      await followed.append('measure-1', NEW_STREAM, [sampleFact()]);
      await followed.untilCopied(follower, 1);
      await server.kill();
      await until(() => !follower.status().connected);
      expect(follower.status()).toMatchObject({ leads: true, copied: 1, behindSince: expect.any(String), stopped: null });
      await server.restart();
      await until(() => follower.status().connected && follower.status().behindSince === null);
    } finally {
      await followed.close();
      await server.close();
    }
  });
});

/** The bare client forgets an append whose connection breaks at the wrong moment: it is sent again, at the same revision. */
const SILENCE_MS = 3_000;
const silence = () => delay(SILENCE_MS, false, { ref: false });

type StandIn = Awaited<ReturnType<typeof startStandIn>>;
