import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import eventStoreDb from '@eventstore/db-client';
import type { Client } from 'pg';
import { NEW_STREAM, type EventStore } from '../../../src/event-store/event-store.js';
import { openEventStoreDb } from '../../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { sampleFacts } from '../../contract/sample-facts.js';
import { startStandIn, type StandIn } from '../../support/eventstoredb/stand-in.js';
import { countOf, ORIGIN, until } from '../event-store/opened-store.js';
import { FollowedLedger } from './followed-ledger.js';

const { jsonEvent } = eventStoreDb;
const PREFIX = 'taizhang';
const STRANGERS = 5_000;
/** What may be read of others: two stretches of 1,000 that the server looks through before it says so, and a margin. */
const FEW = 2_500;

/* Only the stand-in counts what is read of it. */
describe('a server on which others write much more', () => {
  let server: StandIn;
  let followed: FollowedLedger;
  let owner: Client;
  const open = new Set<EventStore>();
  beforeEach(async () => {
    server = await startStandIn();
    followed = await FollowedLedger.on({ connectionString: server.connectionString, prefix: PREFIX });
    owner = await followed.ledger.connect('owner');
  });
  afterEach(async () => {
    await Promise.all([...open].map((store) => store.close()));
    open.clear();
    await followed.close();
    await server.close();
  });

  async function openStore(): Promise<EventStore> {
    const store = await openEventStoreDb({ connectionString: server.connectionString, prefix: PREFIX, appUrl: followed.ledger.database.appUrl, origin: ORIGIN, now: () => new Date() });
    open.add(store);
    return store;
  }

  async function close(store: EventStore): Promise<void> {
    open.delete(store);
    await store.close();
  }

  /** @returns where the last event of others stands in the log */
  async function strangersWrite(count: number): Promise<bigint> {
    let last = 0n;
    for (const _ of countOf(count / 500)) last = (await followed.client.appendToStream('others', countOf(500).map((n) => jsonEvent({ type: 'foreign', data: { n } })))).position!.commit;
    return last;
  }

  const noted = async () => BigInt((await owner.query<{ commit_position: string }>('select commit_position from ledger.looked_at')).rows[0]?.commit_position ?? -1);

  /** Until at most so much is not looked through that `FEW` covers it. */
  async function untilLooked(end: bigint): Promise<void> {
    const perEvent = end / BigInt(STRANGERS);
    await until(async () => (await noted()) > end - BigInt(FEW) * perEvent);
  }

  async function readBy<T>(work: () => Promise<T>): Promise<{ answer: T; read: number }> {
    const before = server.eventsRead;
    return { answer: await work(), read: server.eventsRead - before };
  }

  test('what was looked through while following is not read again for the latest position', async () => {
    const store = await openStore();
    await store.append('measure-1', NEW_STREAM, sampleFacts(2));
    await untilLooked(await strangersWrite(STRANGERS));
    const { answer, read } = await readBy(() => store.latestPosition());
    expect(answer).toBe(1);
    expect(read).toBeLessThan(FEW);
    await store.append('measure-1', 1, sampleFacts(1));
    expect(await store.latestPosition()).toBe(2);
  });

  test('nor where the ledger holds nothing yet and they were there before', async () => {
    const end = await strangersWrite(STRANGERS);
    const store = await openStore();
    await untilLooked(end);
    const { answer, read } = await readBy(() => store.latestPosition());
    expect(answer).toBe(-1);
    expect(read).toBeLessThan(FEW);
  });

  test('a follower that is started again begins where the last one had looked, and misses nothing written meanwhile', async () => {
    const store = await openStore();
    await store.append('measure-1', NEW_STREAM, sampleFacts(2));
    await untilLooked(await strangersWrite(STRANGERS));
    await close(store);
    await followed.append('measure-2', NEW_STREAM, sampleFacts(3));
    await strangersWrite(500);
    const looked = await noted();
    const again = await openStore();
    expect(await again.latestPosition()).toBe(4);
    expect(server.subscribedFrom).toContainEqual(looked);
    expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(5));
  });

  test.each([
    ['was lost', 'delete from ledger.looked_at'],
    ['is of an event that no longer stands there', 'update ledger.looked_at set commit_position = $1, prepare_position = $1, event_id = gen_random_uuid()'],
    ['lies beyond the end of the log', 'update ledger.looked_at set commit_position = $1::bigint + 1000000, prepare_position = $1::bigint + 1000000'],
    ['lies between two events', 'update ledger.looked_at set commit_position = $1::bigint - 1, prepare_position = $1::bigint - 1'],
    ['is that of another prefix', `update ledger.looked_at set commit_position = $1, prepare_position = $1, event_id = $2, prefix = 'other'`],
  ])('where the place that was looked up to %s, nothing is missed', async (_, change) => {
    const store = await openStore();
    await store.append('measure-1', NEW_STREAM, sampleFacts(2));
    await strangersWrite(1_500);
    // Where it has looked is noted now and then only, and only while something comes.
    await until(async () => (await noted()) > 0n || (await strangersWrite(500)) === 0n);
    await close(store);
    await followed.append('measure-2', NEW_STREAM, sampleFacts(3));
    const end = await strangersWrite(500);
    const last = server.streams.log.at(server.streams.log.indexFrom(end))!;
    await owner.query(change, [String(end), last.id].slice(0, /\$2/.test(change) ? 2 : /\$1/.test(change) ? 1 : 0));
    const again = await openStore();
    expect(await again.latestPosition()).toBe(4);
    expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(5));
  });
});
