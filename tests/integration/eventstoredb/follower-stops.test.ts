import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import eventStoreDb from '@eventstore/db-client';
import { checkEventStore } from '../../../src/cli/doctor/store-checks.js';
import { NEW_STREAM } from '../../../src/event-store/event-store.js';
import { toEvents } from '../../../src/event-store/eventstoredb/stream-codec.js';
import { buildLeaf } from '../../../src/event-store/leaf.js';
import { openEventStore } from '../../../src/event-store/open-event-store.js';
import { sampleFact, sampleFacts } from '../../contract/sample-facts.js';
import { startStandIn, type StandIn } from '../../support/eventstoredb/stand-in.js';
import { closeEventStoreServer, eventStoreServer } from '../../support/event-store-server.js';
import { callOf, ORIGIN, until } from '../event-store/opened-store.js';
import { FollowedLedger } from './followed-ledger.js';

const { binaryEvent, jsonEvent } = eventStoreDb;
const STREAM = 'measure-1';

describe('the follower stops loudly', () => {
  let followed: FollowedLedger;
  beforeEach(async () => {
    followed = await FollowedLedger.on(await eventStoreServer());
    await followed.append(STREAM, NEW_STREAM, sampleFacts(4));
    await followed.append('plan-1', NEW_STREAM, sampleFacts(2));
  });
  afterEach(() => followed.close());
  afterAll(() => closeEventStoreServer());

  const leafOf = (place: { origin?: string; stream?: string; revision?: number }) =>
    buildLeaf(sampleFact(), { origin: ORIGIN, stream: 'measure-2', revision: 0, recordedAt: new Date().toISOString(), ...place }).bytes;
  const written = (leaf: Buffer) => toEvents({ leaves: [leaf], expectedRevision: -1 });
  const add = (events: ReturnType<typeof toEvents>, stream = 'measure-2') => followed.client.appendToStream(followed.name(stream), events);

  test.each<[string, string | RegExp, () => Promise<unknown>]>([
    ['a stream was deleted', /measure-1 was deleted or truncated/, () => followed.client.deleteStream(followed.name(STREAM))],
    ['a stream was deleted for ever', /measure-1 was deleted/, () => followed.client.tombstoneStream(followed.name(STREAM))],
    ['a stream was cut before a revision', /measure-1 was deleted or truncated/, () => followed.client.setStreamMetadata(followed.name(STREAM), { truncateBefore: 2 })],
    ['a stream was given a largest length', /measure-1 was deleted or truncated/, () => followed.client.setStreamMetadata(followed.name(STREAM), { maxCount: 1 })],
    ['a stream was given a largest age', /measure-1 was deleted or truncated/, () => followed.client.setStreamMetadata(followed.name(STREAM), { maxAge: 60 })],
    ['somebody wrote what is no leaf', /0@.*measure-2/, () => followed.client.appendToStream(followed.name('measure-2'), [jsonEvent({ type: 'note', data: { text: 'x' } })])],
    ['somebody wrote bytes', /0@.*measure-2/, () => followed.client.appendToStream(followed.name('measure-2'), [binaryEvent({ type: 'note', data: Buffer.from([1, 2]) })])],
    ['somebody wrote a link', /0@.*measure-2/, () => followed.client.appendToStream(followed.name('measure-2'), [binaryEvent({ type: '$>', data: Buffer.from(`0@${followed.name(STREAM)}`) })])],
    ['somebody wrote the leaf of another stream', /0@.*measure-2/, () => add(written(leafOf({ stream: 'measure-3' })))],
    ['somebody wrote the leaf of another revision', /0@.*measure-2/, () => add(written(leafOf({ revision: 3 })))],
    ['somebody wrote the leaf of another ledger', /0@.*measure-2/, () => add(written(leafOf({ origin: 'taizhang.example/other' })))],
    ['somebody wrote a leaf without the end of its call', /0@.*measure-2/, () => add(written(leafOf({})).map((event) => ({ ...event, metadata: {} as { callEnd: number } })))],
    ['a call has no end before the next begins', /middle of a call/, async () => {
      await add(written(leafOf({})).map((event) => ({ ...event, metadata: { callEnd: 1 } })));
      await followed.append('measure-3', NEW_STREAM, sampleFacts(1));
    }],
  ])('where %s; what stood before is copied, nothing after', async (_, reason, change) => {
    const follower = followed.follow();
    await followed.untilCopied(follower, 6);
    await change();
    await followed.append('measure-9', NEW_STREAM, sampleFacts(1));
    expect(await followed.untilStopped(follower)).toEqual({ code: 'STORE_TAMPERED', message: expect.stringMatching(reason) });
    expect(follower.status()).toMatchObject({ leads: false, copied: 6 });
    expect(await followed.idsCopied()).toEqual(await followed.idsOnServer(6));
  });

  test.each<[string, () => Promise<unknown>]>([
    ['deleted', () => followed.client.deleteStream(followed.name(STREAM))],
    ['deleted for ever', () => followed.client.tombstoneStream(followed.name(STREAM))],
  ])('and the ledger still opens to be read after its first stream was %s', async (_, remove) => {
    const follower = followed.follow();
    await followed.untilCopied(follower, 6);
    await follower.stop();
    await remove();
    const store = await openEventStore({
      store: { kind: 'eventstoredb', connectionString: followed.connectionString, prefix: followed.prefix }, appUrl: followed.ledger.database.appUrl, origin: ORIGIN, now: () => new Date(),
    });
    expect(await store.readStreamKnown(STREAM)).toHaveLength(4);
    await until(async () => ((await store.status()) as { stopped: unknown }).stopped !== null);
    await expect(store.append('measure-9', NEW_STREAM, sampleFacts(1))).rejects.toMatchObject({ code: 'STORE_TAMPERED' });
    await store.close();
  });

  const judged = async () => checkEventStore(
    await followed.ledger.connect('app'), { kind: 'eventstoredb', connectionString: followed.connectionString, prefix: followed.prefix }, ORIGIN,
  );

  test('and doctor says why what follows cannot be copied', async () => {
    const follower = followed.follow();
    await followed.untilCopied(follower, 6);
    await follower.stop();
    await followed.append('measure-8', NEW_STREAM, sampleFacts(1));
    expect(await judged()).toMatchObject({ result: 'PASS', detail: expect.stringContaining('另有 1 条尚未计入') });
    const twice = sampleFact();
    await followed.append('measure-6', NEW_STREAM, [twice]);
    await followed.append('measure-7', NEW_STREAM, [twice]);
    expect(await judged()).toMatchObject({ result: 'FAIL', detail: expect.stringMatching(/measure-7 的第 0 条与另一条记录编号相同/) });
  });

  test('where an id stands a second time in another stream', async () => {
    const fact = sampleFact();
    await followed.append('measure-2', NEW_STREAM, [fact]);
    const follower = followed.follow();
    await followed.untilCopied(follower, 7);
    await followed.append('measure-3', NEW_STREAM, [fact]);
    expect(await followed.untilStopped(follower)).toMatchObject({ code: 'STORE_TAMPERED' });
    expect(await followed.idsCopied()).toHaveLength(7);
  });

  test('once more when it is started again, and so does the one that takes over', async () => {
    const first = followed.follow();
    await followed.untilCopied(first, 6);
    const waiting = followed.follow();
    await followed.client.setStreamMetadata(followed.name(STREAM), { maxCount: 1 });
    await followed.untilStopped(first);
    expect(await followed.untilStopped(waiting)).toMatchObject({ code: 'STORE_TAMPERED' });
    expect(await followed.untilStopped(followed.follow())).toMatchObject({ code: 'STORE_TAMPERED' });
  });

  test('but not where an administrator says who may read', async () => {
    const follower = followed.follow();
    await followed.client.setStreamMetadata(followed.name(STREAM), { acl: { readRoles: ['$admins'] } });
    await followed.append('measure-2', NEW_STREAM, sampleFacts(1));
    await followed.untilCopied(follower, 7);
  });

  test('where the database holds leaves of PostgreSQL\'s own', async () => {
    const store = await followed.ledger.open();
    await store.append('measure-7', NEW_STREAM, sampleFacts(1));
    expect(await followed.untilStopped(followed.follow())).toMatchObject({ code: 'WRONG_STORE' });
  });

  test('where the database holds leaves of which nobody knows where they stand on the server', async () => {
    const store = await followed.ledger.open();
    await store.append('measure-7', NEW_STREAM, sampleFacts(1));
    await (await followed.ledger.connect('owner')).query(`select ledger.bind_store('eventstoredb')`);
    expect(await followed.untilStopped(followed.follow())).toMatchObject({ code: 'STORE_TAMPERED', message: expect.stringContaining('1 leaves, of which 0') });
  });

  test('where the database holds another ledger', async () => {
    const store = await followed.ledger.open({ origin: 'taizhang.example/other' });
    await store.append('measure-7', NEW_STREAM, sampleFacts(1));
    expect(await followed.untilStopped(followed.follow())).toMatchObject({ code: 'WRONG_LEDGER' });
  });

  test('where the leaf table was changed: the copy and the server differ', async () => {
    const follower = followed.follow();
    await followed.untilCopied(follower, 6);
    await follower.stop();
    const owner = await followed.ledger.connect('owner');
    await owner.query(`alter table ledger.leaf disable trigger user; update ledger.leaf set bytes = bytes || ' ' where position = 2`);
    expect(await followed.untilStopped(followed.follow())).toMatchObject({ code: 'STORE_TAMPERED', message: expect.stringContaining('position 2') });
  });
});

/* What only somebody with the server's disk in hand can do: on the stand-in alone. */
describe('a server whose history was rewritten', () => {
  let server: StandIn;
  let followed: FollowedLedger;
  beforeEach(async () => {
    server = await startStandIn();
    followed = await FollowedLedger.on({ connectionString: server.connectionString, prefix: 'taizhang' });
    await followed.append(STREAM, NEW_STREAM, sampleFacts(4));
    await followed.append('plan-1', NEW_STREAM, sampleFacts(2));
    const follower = followed.follow();
    await followed.untilCopied(follower, 6);
    await follower.stop();
  });
  afterEach(async () => {
    await followed.close();
    await server.close();
  });

  const otherLeaf = (revision: number) => callOf(STREAM, revision - 1, [sampleFact()]).leaves[0]!.toString('utf8');
  test.each<[string, RegExp, (server: StandIn) => void]>([
    ['an event was altered', /position 1: event 1@measure-1 was copied here, the server holds another/, ({ administrator }) => administrator.alter('taizhang.measure-1', 1n, otherLeaf(1))],
    ['an event vanished', /middle of a call to measure-1/, ({ administrator }) => administrator.vanish('taizhang.measure-1', 1n)],
    ['an event was put in between', /none of this ledger's/, ({ administrator }) => administrator.insertBefore('taizhang.measure-1', 1n, 'note', '{}')],
    ['the last event copied was altered', /1@taizhang.plan-1/, ({ administrator }) => administrator.alter('taizhang.plan-1', 1n, otherLeaf(1))],
    ['the last event copied vanished', /no longer stands there/, ({ administrator }) => administrator.vanish('taizhang.plan-1', 1n)],
  ])('stops the follower at its next start: %s', async (_, reason, rewrite) => {
    rewrite(server);
    expect(await followed.untilStopped(followed.follow())).toEqual({ code: 'STORE_TAMPERED', message: expect.stringMatching(reason) });
  });

  test('stops it too where the events of a deleted stream were cleared away', async () => {
    await followed.client.deleteStream(followed.name(STREAM));
    server.administrator.scavenge();
    expect(await followed.untilStopped(followed.follow())).toMatchObject({ code: 'STORE_TAMPERED' });
  });

  test('or is another server, that holds nothing or something else', async () => {
    const empty = await startStandIn();
    expect(await followed.untilStopped(followed.follow({ connectionString: empty.connectionString }))).toMatchObject({ code: 'STORE_TAMPERED', message: expect.stringContaining('no longer stands there') });
    const other = await FollowedLedger.on({ connectionString: empty.connectionString, prefix: 'taizhang' });
    await other.append(`measure-${randomUUID()}`, NEW_STREAM, sampleFacts(9));
    expect(await followed.untilStopped(followed.follow({ connectionString: empty.connectionString }))).toMatchObject({ code: 'STORE_TAMPERED' });
    await other.close();
    await empty.close();
  });
});
