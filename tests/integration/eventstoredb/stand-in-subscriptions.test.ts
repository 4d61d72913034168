import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import eventStoreDb, { type AllStreamSubscription, type EventStoreDBClient as Client, type Position, type ResolvedEvent, type StreamSubscription } from '@eventstore/db-client';
import { closeEventStoreServer, eventStoreServer, type EventStoreServer } from '../../support/event-store-server.js';

const { END, EventStoreDBClient, jsonEvent, NO_STREAM, START, streamNameFilter } = eventStoreDb;

/* As stand-in.test.ts: the same assertions on the stand-in and, with EVENTSTORE_URL set, on that server. */
let server: EventStoreServer;
let client: Client;
let streams = 0;
const open = new Set<AllStreamSubscription | StreamSubscription>();

beforeAll(async () => {
  server = await eventStoreServer();
  client = EventStoreDBClient.connectionString(server.connectionString);
});

afterAll(async () => {
  await Promise.all([...open].map((subscription) => subscription.unsubscribe()));
  await client.dispose();
  await closeEventStoreServer();
});

const newStream = (area = 'stream'): string => `${server.prefix}${area}.${(streams += 1)}`;
const newEvents = (count: number, bytes = 1): ReturnType<typeof jsonEvent>[] =>
  Array.from({ length: count }, (_, n) => jsonEvent({ id: randomUUID(), type: 'counted', data: { n, filling: 'x'.repeat(bytes) } }));

/** Waits for the first so many events, then ends the subscription. */
async function take(subscription: AllStreamSubscription | StreamSubscription, count: number): Promise<ResolvedEvent[]> {
  open.add(subscription);
  const found: ResolvedEvent[] = [];
  for await (const resolved of subscription) if (found.push(resolved as ResolvedEvent) === count) break;
  open.delete(subscription);
  return found;
}

const keys = (found: readonly ResolvedEvent[]): unknown[] => found.map(({ event }) => [event?.streamId, event?.revision]);

describe('subscription to a stream', () => {
  test('from N starts after N and goes on with what is written', async () => {
    const stream = newStream();
    await client.appendToStream(stream, newEvents(3), { expectedRevision: NO_STREAM });
    const taken = take(client.subscribeToStream(stream, { fromRevision: 1n }), 3);
    await client.appendToStream(stream, newEvents(2), { expectedRevision: 2n });
    expect(keys(await taken)).toEqual([[stream, 2n], [stream, 3n], [stream, 4n]]);
  });

  test('a stream that is not there yet is waited for', async () => {
    const stream = newStream();
    const subscription = client.subscribeToStream(stream, { fromRevision: START });
    const confirmed = once(subscription, 'confirmation');
    const taken = take(subscription, 1);
    await confirmed;
    await client.appendToStream(stream, newEvents(1), { expectedRevision: NO_STREAM });
    expect(keys(await taken)).toEqual([[stream, 0n]]);
  });
});

describe('filtered subscription to $all', () => {
  test('shows what the filter names in the order of the log, stream metadata included', async () => {
    const [one, two, other] = [newStream('a'), newStream('a'), newStream('b')];
    await client.appendToStream(one, newEvents(2), { expectedRevision: NO_STREAM });
    await client.appendToStream(other, newEvents(2), { expectedRevision: NO_STREAM });
    await client.setStreamMetadata(one, { maxCount: 10 });
    await client.appendToStream(two, newEvents(1), { expectedRevision: NO_STREAM });
    const filter = streamNameFilter({ regex: `^(\\$\\$)?${server.prefix}a\\.` });
    const found = await take(client.subscribeToAll({ fromPosition: START, filter }), 4);
    expect(keys(found)).toEqual([[one, 0n], [one, 1n], [`$$${one}`, 0n], [two, 0n]]);
  });

  test('from a position starts after it', async () => {
    const stream = newStream('c');
    await client.appendToStream(stream, newEvents(1), { expectedRevision: NO_STREAM });
    const { position } = await client.appendToStream(stream, newEvents(1), { expectedRevision: 0n });
    await client.appendToStream(stream, newEvents(1), { expectedRevision: 1n });
    const filter = streamNameFilter({ prefixes: [`${server.prefix}c.`] });
    expect(keys(await take(client.subscribeToAll({ fromPosition: position ?? START, filter }), 1))).toEqual([[stream, 2n]]);
  });

  test('from a position between two records is refused, as reading there is', async () => {
    const { position } = await client.appendToStream(newStream(), newEvents(1));
    await client.appendToStream(newStream(), newEvents(1));
    const place = (position?.commit ?? 0n) + 1n;
    const fromPosition = { commit: place, prepare: place };
    const failed = (reading: NodeJS.EventEmitter): Promise<unknown> => new Promise((resolve) => reading.once('error', resolve));
    expect(await failed(client.readAll({ fromPosition }))).toMatchObject({ type: 'unknown', code: 2 });
    expect(await failed(client.subscribeToAll({ fromPosition, filter: streamNameFilter({ prefixes: ['x'] }) }))).toMatchObject({ type: 'unknown', code: 2 });
  });

  test('from beyond the end of the log nothing complains: it is caught up, and shows what is written below', async () => {
    const stream = newStream('f');
    const { position } = await client.appendToStream(stream, newEvents(1));
    const place = (position?.commit ?? 0n) + 1_000_000_000n;
    const subscription = client.subscribeToAll({ fromPosition: { commit: place, prepare: place }, filter: streamNameFilter({ prefixes: [`${server.prefix}f.`] }) });
    const taken = take(subscription, 1);
    await once(subscription as NodeJS.EventEmitter, 'caughtUp');
    await client.appendToStream(stream, newEvents(1));
    expect(keys(await taken)).toEqual([[stream, 1n]]);
  });

  test('a filter that is no regular expression is refused', async () => {
    const subscription = client.subscribeToAll({ filter: streamNameFilter({ regex: '(' }) });
    expect(await new Promise((resolve) => subscription.once('error', resolve))).toMatchObject({ type: 'unknown', code: 2 });
  });

  test('is confirmed, caught up once, and goes on live from there', async () => {
    const stream = newStream('d');
    await client.appendToStream(stream, newEvents(40), { expectedRevision: NO_STREAM });
    const subscription = client.subscribeToAll({ fromPosition: START, filter: streamNameFilter({ prefixes: [`${server.prefix}d.`] }) });
    const order: string[] = [];
    subscription.on('confirmation', () => order.push('confirmation'));
    (subscription as NodeJS.EventEmitter).on('caughtUp', () => order.push('caughtUp'));
    subscription.on('data', () => order.push('event'));
    open.add(subscription);
    await once(subscription as NodeJS.EventEmitter, 'caughtUp');
    await client.appendToStream(stream, newEvents(1), { expectedRevision: 39n });
    while (order.filter((what) => what === 'event').length < 41) await once(subscription, 'data');
    expect([order[0], order.indexOf('caughtUp'), order.lastIndexOf('caughtUp'), order.length]).toEqual(['confirmation', 41, 41, 43]);
  });

  test('tells checkpoints though nothing matches, and they grow', async () => {
    const checkpoints: Position[] = [];
    const filter = streamNameFilter({
      prefixes: ['no-such-stream'],
      checkpointInterval: 1,
      checkpointReached: async (_subscription, position) => void checkpoints.push(position),
    });
    const subscription = client.subscribeToAll({ fromPosition: END, filter });
    open.add(subscription);
    subscription.resume();
    await once(subscription as NodeJS.EventEmitter, 'caughtUp');
    const stream = newStream();
    // A checkpoint is due after 32 events that were looked at.
    for (let n = 0; checkpoints.length < 2 && n < 100; n += 1) await client.appendToStream(stream, newEvents(10));
    const commits = checkpoints.map(({ commit }) => commit);
    expect(commits.length).toBeGreaterThanOrEqual(2);
    expect(commits.every((commit, n) => n === 0 || commit > (commits[n - 1] as bigint))).toBe(true);
  });

  test('a subscriber that does not read is dropped as too slow, hears of it when it reads on, and misses nothing when it subscribes again', async () => {
    const stream = newStream('e');
    const filter = streamNameFilter({ prefixes: [`${server.prefix}e.`] });
    const subscription = client.subscribeToAll({ fromPosition: END, filter });
    const dropped = once(subscription, 'error').catch((error: unknown) => [error]);
    await once(subscription as NodeJS.EventEmitter, 'caughtUp');
    // Far more than the network and both ends keep for a reader.
    for (let n = 0; n < 400; n += 10) await client.appendToStream(stream, newEvents(10, 20_000));
    let received = 0;
    subscription.on('data', () => (received += 1));
    const [error] = (await dropped) as [unknown];
    expect(received).toBeLessThan(400);
    expect(error).toMatchObject({ type: 'timeout', code: 10 });
    expect((error as Error).message).toContain('Consumer too slow to handle event while live. Client resubscription required.');
    const found = await take(client.subscribeToAll({ fromPosition: START, filter }), 400);
    expect(found.map(({ event }) => event?.revision)).toEqual(Array.from({ length: 400 }, (_, n) => BigInt(n)));
  });
});
