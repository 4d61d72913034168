import { describe, expect, test } from '@jest/globals';
import type { JSONRecordedEvent } from '@eventstore/db-client';
import fc from 'fast-check';
import { buildCall, MAX_APPEND_BYTES } from '../../../src/event-store/append-call.js';
import { canonicalize } from '../../../src/event-store/canonical-json.js';
import { LedgerDamagedError } from '../../../src/event-store/errors.js';
import type { FactToAppend } from '../../../src/event-store/event-store.js';
import { serverEventId, toEvents, toStreamLeaf, type LeafEvent } from '../../../src/event-store/eventstoredb/stream-codec.js';
import { sampleFact, sampleFacts } from '../../contract/sample-facts.js';

const ORIGIN = 'taizhang.example/codec';
const HERE = { prefix: 'taizhang', origin: ORIGIN };
const NOON = () => new Date('2021-07-01T04:00:00.000Z');

function callOf(facts: FactToAppend[], expectedRevision = -1) {
  return buildCall('measure-1', expectedRevision, facts, ORIGIN, NOON);
}

/** What the client gives for the events of a call once they are stored: their data were spelt by it and parsed again. */
function readBack(facts: FactToAppend[], changes: Partial<JSONRecordedEvent<LeafEvent>> = {}): JSONRecordedEvent<LeafEvent>[] {
  return toEvents(callOf(facts)).map(({ id, type, data, metadata }, index) => ({
    id, type, metadata: JSON.parse(JSON.stringify(metadata)), data: JSON.parse(JSON.stringify(data)),
    streamId: 'taizhang.measure-1', revision: BigInt(index), isJson: true, created: new Date(0), ...changes,
  }) as JSONRecordedEvent<LeafEvent>);
}

describe('leaves as events of EventStoreDB', () => {
  const name = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_]{0,8}$/);
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true })),
  }));

  test('what is stored are the canonical bytes, and canonical(parse(stored)) are the same bytes', () => {
    fc.assert(fc.property(fc.dictionary(name, value, { maxKeys: 6, noNullPrototype: true }), (data) => {
      const facts = [sampleFact({ data })];
      const [bytes] = callOf(facts).leaves;
      const stored = JSON.stringify(toEvents(callOf(facts))[0]!.data); // what the client sends of a JSON event
      expect(stored).toBe(bytes!.toString('utf8'));
      expect(canonicalize(JSON.parse(stored)).equals(bytes!)).toBe(true);
      expect(Buffer.from(toStreamLeaf(readBack(facts)[0]!, HERE).bytes).equals(bytes!)).toBe(true);
    }));
  });

  test('an event has the type of its leaf, and says where its call ends', () => {
    const events = toEvents(callOf(sampleFacts(3), 4));
    expect(events.map(({ type, contentType, metadata }) => [type, contentType, metadata])).toEqual(Array.from({ length: 3 }, () => ['progress-reported', 'application/json', { callEnd: 7 }]));
    expect(toStreamLeaf(readBack(sampleFacts(2))[0]!, HERE).callEnd).toBe(1);
  });

  test('its id on the server is of its bytes: the same fact at another place or time is another event', () => {
    const fact = sampleFact();
    const [here, there] = [callOf([fact]), callOf([fact], 0)].map((call) => call.leaves[0]!);
    expect(serverEventId(here!)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(serverEventId(Buffer.from(here!))).toBe(serverEventId(here!));
    expect(serverEventId(there!)).not.toBe(serverEventId(here!));
  });

  test.each<[string, Partial<JSONRecordedEvent<LeafEvent>> | { data: unknown }]>([
    ['another stream', { streamId: 'taizhang.measure-2' }],
    ['another prefix', { streamId: 'other.measure-1' }],
    ['another revision', { revision: 5n }],
    ['another type', { type: 'completion-reported' }],
    ['no JSON', { isJson: false as true }],
    ['text', { data: '{"format":' }],
    ['an empty object', { data: {} }],
    ['a number no leaf can hold', { data: { rate: 0.5 } }],
    ['no end of its call', { metadata: {} as never }],
    ['an end of its call before itself', { metadata: { callEnd: -1 } }],
  ])('an event with %s is damage, with its place', (_, changes) => {
    const [event] = readBack([sampleFact()], changes as Partial<JSONRecordedEvent<LeafEvent>>);
    expect(() => toStreamLeaf(event!, HERE)).toThrow(LedgerDamagedError);
    expect(() => toStreamLeaf(event!, HERE)).toThrow(`revision ${event!.revision} of ${event!.streamId}`);
  });

  test('a leaf of another ledger is damage', () => {
    expect(() => toStreamLeaf(readBack([sampleFact()])[0]!, { ...HERE, origin: 'taizhang.example/other' })).toThrow(ORIGIN);
  });

  test('the largest call stays below the server\'s default append limit of 1 MiB', () => {
    expect(MAX_APPEND_BYTES).toBeLessThan(1024 * 1024 * 0.9);
  });
});
