import { describe, expect, test } from '@jest/globals';
import eventStoreDb, { type JSONRecordedEvent, type ResolvedEvent } from '@eventstore/db-client';
import fc from 'fast-check';
import { MAX_APPEND_BYTES } from '../../src/event-store/append-call.js';
import { canonicalize } from '../../src/event-store/canonical-json.js';
import { StoreUnavailableError, WrongExpectedRevisionError } from '../../src/event-store/errors.js';
import { NEW_STREAM, type FactToAppend, type Leaf, type StreamLeaf } from '../../src/event-store/event-store.js';
import { buildLeaf, parseLeaf } from '../../src/event-store/leaf.js';
import { sampleFact } from './sample-facts.js';

const GRPC_UNAVAILABLE = 14;
const { EventStoreDBClient, jsonEvent, NO_STREAM, UnavailableError, WrongExpectedVersionError } = eventStoreDb;

/*
 * A spike, not an adapter: does the port ask for anything that EventStoreDB's real client cannot carry? No server is needed
 * to see that. What needs one (that a repeat is answered idempotently, that $all keeps the order) is not shown here.
 */

/** The client's spelling of our expected revision. */
function expectedRevisionOf(revision: number): typeof NO_STREAM | bigint {
  return revision === NEW_STREAM ? NO_STREAM : BigInt(revision);
}

/** Our error for what the client throws. */
function asPortError(stream: string, expectedRevision: number, error: unknown): unknown {
  if (error instanceof WrongExpectedVersionError) {
    const actual = typeof error.actualVersion === 'bigint' ? Number(error.actualVersion) : NEW_STREAM;
    return new WrongExpectedRevisionError(stream, expectedRevision, actual);
  }
  // A connection that never came up is reported with gRPC's bare status, not as the client's own error class.
  if (error instanceof UnavailableError || (error as { code?: unknown }).code === GRPC_UNAVAILABLE) return new StoreUnavailableError((error as Error).message, { cause: error });
  return error;
}

function eventOf(fact: FactToAppend, revision: number) {
  const { bytes } = buildLeaf(fact, { origin: 'taizhang.example/spike', stream: 'measure-1', revision, recordedAt: '2021-07-01T00:00:00.000Z' });
  return { bytes, event: jsonEvent({ id: fact.id, type: fact.type, data: JSON.parse(bytes.toString('utf8')) as Leaf & Record<string, unknown> }) };
}

type LeafEvent = { type: string; data: Leaf & Record<string, unknown> };

/** A leaf as the client reads it: its place in the log is no dense position, so the port asks for none here. */
function streamLeafOf({ event }: ResolvedEvent<LeafEvent>): StreamLeaf {
  const { data, revision } = event!;
  const bytes = canonicalize(data);
  const leaf = parseLeaf(bytes);
  if (leaf.revision !== Number(revision)) throw new Error(`revision ${revision} holds the leaf of revision ${leaf.revision}`);
  return { bytes, leaf };
}

/** What the client gives for an event read from a stream. */
function readBack(fact: FactToAppend, revision: bigint): ResolvedEvent<LeafEvent> {
  const { event } = eventOf(fact, Number(revision));
  const read: JSONRecordedEvent<LeafEvent> = {
    id: event.id, type: event.type, data: event.data, streamId: 'measure-1', revision, isJson: true, created: new Date(0), metadata: {},
  };
  return { event: read, commitPosition: 5_000_000_000n + revision * 317n };
}

describe('EventStoreDB\'s client can carry the port', () => {
  test('ids and types are kept as given', () => {
    const fact = sampleFact();
    const { event } = eventOf(fact, 0);
    expect([event.id, event.type, event.contentType]).toEqual([fact.id, fact.type, 'application/json']);
  });

  test('the client\'s own JSON is the canonical leaf: it keeps the order of members, and no name looks like a number', () => {
    fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_]{0,5}$/), fc.oneof(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.boolean())), (data) => {
      const { bytes, event } = eventOf(sampleFact({ data }), 0);
      const asSent = JSON.stringify(event.data); // what the client does with the data of a JSON event
      expect(asSent).toBe(bytes.toString('utf8'));
      expect(canonicalize(JSON.parse(asSent)).equals(bytes)).toBe(true);
    }));
  });

  test('expected revisions have a spelling of their own for a new stream', () => {
    expect([-1, 0, 7].map(expectedRevisionOf)).toEqual(['no_stream', 0n, 7n]);
  });

  test('what is read from a stream is the leaf with its revision, and no position', () => {
    const facts = [sampleFact(), sampleFact({ data: { text: '引号"与\\反斜杠\n𠮷', max: Number.MAX_SAFE_INTEGER, list: [null, true, {}] } })];
    for (const [revision, fact] of facts.entries()) {
      const leaf = streamLeafOf(readBack(fact, BigInt(revision)));
      expect(Buffer.from(leaf.bytes).equals(eventOf(fact, revision).bytes)).toBe(true);
      expect([leaf.leaf.id, leaf.leaf.revision, Object.keys(leaf).sort()]).toEqual([fact.id, revision, ['bytes', 'leaf']]);
    }
  });

  test.each<[string, 'no_stream' | bigint, number]>([['a revision', 4n, 4], ['no stream', 'no_stream', -1]])('a conflict carries the actual revision: %s', (_, current, actual) => {
    const thrown = new WrongExpectedVersionError(undefined, { streamName: 'measure-1', expected: 9n, current });
    expect(asPortError('measure-1', 9, thrown)).toMatchObject({ code: 'WRONG_EXPECTED_REVISION', expectedRevision: 9, actualRevision: actual });
  });

  test('a server that is away is our StoreUnavailableError', async () => {
    const client = EventStoreDBClient.connectionString('esdb://127.0.0.1:9?tls=false&defaultDeadline=3000');
    const error = await client.appendToStream('measure-1', [eventOf(sampleFact(), 0).event], { expectedRevision: expectedRevisionOf(NEW_STREAM) }).catch((caught: unknown) => caught);
    expect(asPortError('measure-1', NEW_STREAM, error)).toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await client.dispose();
  }, 15_000);

  test('the largest call stays below the server\'s default append limit of 1 MiB', () => {
    expect(MAX_APPEND_BYTES).toBeLessThan(1024 * 1024 * 0.9);
  });
});
