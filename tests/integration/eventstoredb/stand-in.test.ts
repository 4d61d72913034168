import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import eventStoreDb, { type AppendResult, type AppendToStreamOptions, type EventStoreDBClient as Client, type ResolvedEvent } from '@eventstore/db-client';
import { closeEventStoreServer, eventStoreServer, type EventStoreServer } from '../../support/event-store-server.js';

const { BACKWARDS, END, EventStoreDBClient, jsonEvent, NO_STREAM, START, STREAM_EXISTS } = eventStoreDb;

/*
 * The observations that the stand-in was built from, made again through the real client. With EVENTSTORE_URL set the very same
 * assertions run on that server: what is green on both is no invention of the stand-in.
 */
let server: EventStoreServer;
let client: Client;
let streams = 0;

beforeAll(async () => {
  server = await eventStoreServer();
  client = EventStoreDBClient.connectionString(server.connectionString);
});

afterAll(async () => {
  await client.dispose();
  await closeEventStoreServer();
});

const newStream = (): string => `${server.prefix}.stream-${(streams += 1)}`;
const newEvent = (n = 0, bytes = 1): ReturnType<typeof jsonEvent> => jsonEvent({ id: randomUUID(), type: 'counted', data: { n, filling: 'x'.repeat(bytes) } });
const newEvents = (count: number): ReturnType<typeof newEvent>[] => Array.from({ length: count }, (_, n) => newEvent(n));

/** The client's two ways to append: many on one call that stays open, or one call each, which it takes where credentials are given. */
const WAYS: [string, AppendToStreamOptions][] = [
  ['on a shared call', {}],
  ['on a call of its own', { credentials: { username: 'admin', password: 'changeit' } }],
];

/** A stream with so many events; answers the append of the last of them. */
async function given(stream: string, count: number): Promise<AppendResult> {
  return client.appendToStream(stream, newEvents(count), { expectedRevision: NO_STREAM });
}

async function all(reading: AsyncIterable<ResolvedEvent>): Promise<ResolvedEvent[]> {
  const found: ResolvedEvent[] = [];
  for await (const resolved of reading) found.push(resolved);
  return found;
}

const read = (stream: string, options: Parameters<Client['readStream']>[1] = {}): Promise<ResolvedEvent[]> => all(client.readStream(stream, options));
const revisions = (found: readonly ResolvedEvent[]): (bigint | undefined)[] => found.map(({ event }) => event?.revision);
const positions = (found: readonly ResolvedEvent[]): bigint[] => found.map(({ event }) => event?.position?.commit ?? -1n);

describe.each(WAYS)('append %s', (_name, way) => {
  const append = (stream: string, events: Parameters<Client['appendToStream']>[1], options: AppendToStreamOptions = {}): Promise<AppendResult> =>
    client.appendToStream(stream, events, { ...way, ...options });

  test('answers the revision of the last event and the position where it stands in $all', async () => {
    const stream = newStream();
    const result = await given(stream, 3);
    const found = await read(stream);
    expect(result).toMatchObject({ success: true, nextExpectedRevision: 2n });
    expect(result.position).toEqual(found.at(-1)?.event?.position);
    expect(found.map(({ commitPosition }) => commitPosition)).toEqual(positions(found));
  });

  test('positions grow, by uneven steps, and commit and prepare are the same', async () => {
    const stream = newStream();
    await append(stream, [newEvent(0, 1), newEvent(1, 1_000), newEvent(2, 10), newEvent(3)], { expectedRevision: NO_STREAM });
    const found = await read(stream);
    const [first, second, third, fourth] = positions(found) as [bigint, bigint, bigint, bigint];
    expect([second - first < third - second, third - second > fourth - third]).toEqual([true, true]);
    expect(found.map(({ event }) => event?.position?.prepare)).toEqual(positions(found));
  });

  test('no events are a success that changes nothing', async () => {
    const stream = newStream();
    await given(stream, 2);
    expect(await append(stream, [], { expectedRevision: 1n })).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(await read(stream)).toHaveLength(2);
  });

  test('bytes come back as Uint8Array, text and metadata as they were', async () => {
    const stream = newStream();
    const binary = eventStoreDb.binaryEvent({ type: 'bytes', data: Buffer.from([0, 255, 7]), metadata: Buffer.from([1]) });
    const json = jsonEvent({ type: '文本', data: { 名称: '一号措施', 二: [1, null] }, metadata: { callEnd: 1 } });
    await append(stream, [binary, json], { expectedRevision: NO_STREAM });
    const [bytes, text] = (await read(stream)).map(({ event }) => event);
    expect(bytes?.data).toEqual(new Uint8Array([0, 255, 7]));
    expect(text).toMatchObject({ type: '文本', isJson: true, data: json.data, metadata: { callEnd: 1 }, id: json.id });
    expect(JSON.stringify(text?.data)).toBe(JSON.stringify(json.data));
  });

  test('data beyond 1 MiB in one call are refused, whatever the single events weigh', async () => {
    const stream = newStream();
    const call = [newEvent(0, 600_000), newEvent(1, 600_000)];
    await expect(append(stream, call, { expectedRevision: NO_STREAM })).rejects.toMatchObject({ type: 'maximum-append-size-exceeded', maxAppendSize: 1_048_576 });
    await expect(read(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    expect(await append(stream, newEvent(0, 1_040_000), { expectedRevision: NO_STREAM })).toMatchObject({ nextExpectedRevision: 0n });
  });

  test('a deadline that is over before the call is complete answers a timeout and writes nothing', async () => {
    const stream = newStream();
    await expect(append(stream, newEvent(), { deadline: -60_000 })).rejects.toMatchObject({ type: 'deadline-exceeded' });
    await expect(read(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
  });
});

describe.each(WAYS)('conflict %s', (_name, way) => {
  const append = (stream: string, event: ReturnType<typeof newEvent>, expectedRevision: AppendToStreamOptions['expectedRevision']): Promise<AppendResult> =>
    client.appendToStream(stream, event, { ...way, expectedRevision });

  test('tells the expected and the actual revision, and has no text', async () => {
    const stream = newStream();
    await given(stream, 3);
    const conflict = (expectedRevision: bigint | typeof NO_STREAM): Promise<unknown> => append(stream, newEvent(), expectedRevision);
    await expect(conflict(1n)).rejects.toMatchObject({ type: 'wrong-expected-version', streamName: stream, expectedVersion: 1n, actualVersion: 2n, message: '' });
    await expect(conflict(7n)).rejects.toMatchObject({ expectedVersion: 7n, actualVersion: 2n });
    await expect(conflict(NO_STREAM)).rejects.toMatchObject({ expectedVersion: 'no_stream', actualVersion: 2n });
  });

  test('on a stream that is not there the actual revision is no_stream', async () => {
    await expect(append(newStream(), newEvent(), 0n)).rejects.toMatchObject({ expectedVersion: 0n, actualVersion: 'no_stream' });
    await expect(append(newStream(), newEvent(), STREAM_EXISTS)).rejects.toMatchObject({ expectedVersion: 'stream_exists', actualVersion: 'no_stream' });
  });

  test('one of many racing appends wins', async () => {
    const stream = newStream();
    const outcomes = await Promise.allSettled(newEvents(20).map((event) => append(stream, event, NO_STREAM)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await read(stream)).toHaveLength(1);
  });
});

describe.each(WAYS)('repeat %s', (_name, way) => {
  const append = (stream: string, events: Parameters<Client['appendToStream']>[1], options: AppendToStreamOptions = {}): Promise<AppendResult> =>
    client.appendToStream(stream, events, { ...way, ...options });

  test('the same ids at the same revision answer what stands, also after others', async () => {
    const stream = newStream();
    const call = newEvents(3);
    const first = await append(stream, call, { expectedRevision: NO_STREAM });
    await append(stream, newEvent(), { expectedRevision: 2n });
    expect(await append(stream, call, { expectedRevision: NO_STREAM })).toEqual(first);
    expect(await append(stream, call)).toEqual(first);
    expect(await read(stream)).toHaveLength(4);
  });

  test('the data are not compared, and what stands is kept', async () => {
    const stream = newStream();
    const id = randomUUID();
    await append(stream, jsonEvent({ id, type: 'a', data: { n: 1 } }), { expectedRevision: NO_STREAM });
    await append(stream, jsonEvent({ id, type: 'b', data: { n: 2 } }), { expectedRevision: NO_STREAM });
    expect((await read(stream)).map(({ event }) => event?.data)).toEqual([{ n: 1 }]);
  });

  test('a shorter call of the same ids succeeds with its own last revision; a longer one is a conflict', async () => {
    const stream = newStream();
    const call = newEvents(3);
    await append(stream, call, { expectedRevision: NO_STREAM });
    expect(await append(stream, call.slice(0, 2), { expectedRevision: NO_STREAM })).toMatchObject({ nextExpectedRevision: 1n });
    await expect(append(stream, [...call, newEvent()], { expectedRevision: NO_STREAM })).rejects.toMatchObject({ actualVersion: 2n });
  });

  test('the same id at the head revision is written a second time', async () => {
    const stream = newStream();
    const event = newEvent();
    await append(stream, event, { expectedRevision: NO_STREAM });
    await append(stream, event, { expectedRevision: 0n });
    expect(await read(stream)).toHaveLength(2);
  });
});

describe('read', () => {
  test('from N starts at N; backwards goes down from N', async () => {
    const stream = newStream();
    await given(stream, 5);
    expect(revisions(await read(stream, { fromRevision: 2n }))).toEqual([2n, 3n, 4n]);
    expect(revisions(await read(stream, { fromRevision: 2n, maxCount: 1 }))).toEqual([2n]);
    expect(revisions(await read(stream, { fromRevision: 9n }))).toEqual([]);
    expect(revisions(await read(stream, { fromRevision: 3n, direction: BACKWARDS, maxCount: 2 }))).toEqual([3n, 2n]);
    expect(revisions(await read(stream, { fromRevision: END, direction: BACKWARDS, maxCount: 1 }))).toEqual([4n]);
    expect(revisions(await read(stream, { fromRevision: 9n, direction: BACKWARDS, maxCount: 1 }))).toEqual([4n]);
  });

  test('a stream that is not there is not found', async () => {
    await expect(read(newStream())).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  test('of $all starts at a position forwards and before it backwards, unfiltered', async () => {
    const stream = newStream();
    await given(stream, 3);
    const [, second] = await read(stream);
    const fromPosition = second?.event?.position ?? START;
    const forwards = await all(client.readAll({ fromPosition, maxCount: 2 }));
    const backwards = await all(client.readAll({ fromPosition, direction: BACKWARDS, maxCount: 1 }));
    expect(forwards.map(({ event }) => [event?.streamId, event?.revision])).toEqual([[stream, 1n], [stream, 2n]]);
    expect(backwards.map(({ event }) => [event?.streamId, event?.revision])).toEqual([[stream, 0n]]);
    const first = await all(client.readAll({ maxCount: 20 }));
    expect(first.some(({ event }) => event?.streamId.startsWith('$') === true)).toBe(true);
  });

  test('links are followed where asked, and shown as they are where not', async () => {
    const [stream, links] = [newStream(), newStream()];
    await given(stream, 2);
    await client.appendToStream(links, eventStoreDb.binaryEvent({ type: '$>', data: Buffer.from(`1@${stream}`) }), { expectedRevision: NO_STREAM });
    const [resolved] = await read(links, { resolveLinkTos: true });
    expect([resolved?.event?.streamId, resolved?.event?.revision, resolved?.link?.streamId]).toEqual([stream, 1n, links]);
    const [plain] = await read(links);
    expect([plain?.event?.type, plain?.link]).toEqual(['$>', undefined]);
  });
});

describe('deletion and truncation', () => {
  test('a deleted stream is not found, takes NO_STREAM again and goes on counting; $all keeps what was there', async () => {
    const stream = newStream();
    const first = await given(stream, 3);
    await client.deleteStream(stream, { expectedRevision: 2n });
    await expect(read(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    expect(await client.appendToStream(stream, newEvent(), { expectedRevision: NO_STREAM })).toMatchObject({ nextExpectedRevision: 3n });
    expect(revisions(await read(stream))).toEqual([3n]);
    const since = await all(client.readAll({ fromPosition: first.position ?? START }));
    const ours = since.map(({ event }) => event).filter((event) => event?.streamId.endsWith(stream));
    expect(ours.map((event) => [event?.streamId, event?.type, event?.revision])).toEqual([
      [stream, 'counted', 2n],
      [`$$${stream}`, '$metadata', 0n],
      [stream, 'counted', 3n],
      [`$$${stream}`, '$metadata', 1n],
    ]);
    expect(ours.at(-1)?.data).toMatchObject({ $tb: 3 });
  });

  test('a deleted stream takes its own last revision, too, and is brought back by it', async () => {
    const stream = newStream();
    await given(stream, 2);
    await client.deleteStream(stream);
    expect(await client.appendToStream(stream, newEvent(), { expectedRevision: 1n })).toMatchObject({ nextExpectedRevision: 2n });
    expect(revisions(await read(stream))).toEqual([2n]);
  });

  test('deleting needs the right revision and a stream', async () => {
    const stream = newStream();
    await given(stream, 2);
    await expect(client.deleteStream(stream, { expectedRevision: 7n })).rejects.toMatchObject({ type: 'wrong-expected-version', expectedVersion: 7n, actualVersion: 1n });
    await expect(client.deleteStream(newStream())).rejects.toMatchObject({ type: 'wrong-expected-version' });
  });

  test('a tombstone closes a stream for ever and shows in $all', async () => {
    const stream = newStream();
    const { position } = await given(stream, 1);
    await client.tombstoneStream(stream, { expectedRevision: 0n });
    await expect(read(stream)).rejects.toMatchObject({ type: 'stream-deleted', streamName: stream });
    await expect(client.appendToStream(stream, newEvent(), { expectedRevision: NO_STREAM })).rejects.toMatchObject({ type: 'stream-deleted', streamName: stream });
    const since = await all(client.readAll({ fromPosition: position ?? START }));
    const ours = since.map(({ event }) => event).filter((event) => event?.streamId === stream);
    expect(ours.map((event) => [event?.type, event?.revision])).toEqual([['counted', 0n], ['$streamDeleted', 9_223_372_036_854_775_807n]]);
  });

  test('$tb and $maxCount hide what is before', async () => {
    const [truncated, counted] = [newStream(), newStream()];
    await Promise.all([given(truncated, 4), given(counted, 4)]);
    await client.setStreamMetadata(truncated, { truncateBefore: 2 });
    await client.setStreamMetadata(counted, { maxCount: 1 });
    expect(revisions(await read(truncated))).toEqual([2n, 3n]);
    expect(revisions(await read(counted))).toEqual([3n]);
    expect((await client.getStreamMetadata(truncated)).metadata).toMatchObject({ truncateBefore: 2 });
  });
});
