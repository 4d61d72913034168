import { describe, expect, test } from '@jest/globals';
import { IdempotencyConflictError } from '../../src/event-store/errors.js';
import { NEW_STREAM } from '../../src/event-store/event-store.js';
import { freshStream, sampleFact, sampleFacts } from './sample-facts.js';
import type { StoreUnderTest } from './store-under-test.js';

/** A part of the event store contract. What a repeated call answers, and what is no repetition. */
export function idempotencyContract(under: () => StoreUnderTest): void {
  const store = () => under().store;

  describe('idempotency', () => {
    test('a repeated call answers with the first result and writes nothing', async () => {
      const stream = freshStream();
      const facts = sampleFacts(3);
      const first = await store().append(stream, NEW_STREAM, facts);
      expect(await store().append(stream, NEW_STREAM, facts)).toEqual({ ...first, repeated: true });
      expect(await store().readStream(stream)).toHaveLength(3);
    });

    test('also when the stream has moved on, and whatever revision the repeat expects', async () => {
      const stream = freshStream();
      const facts = sampleFacts(2);
      const first = await store().append(stream, NEW_STREAM, facts);
      await store().append(stream, 1, sampleFacts(1));
      for (const expected of [NEW_STREAM, 0, 2, 9]) expect(await store().append(stream, expected, facts)).toEqual({ ...first, repeated: true });
    });

    test('the repeat may come at another time, with another correlation and from another role', async () => {
      under().setClock('2021-07-01T00:00:00.000Z');
      const stream = freshStream();
      const fact = sampleFact();
      await store().append(stream, NEW_STREAM, [fact]);
      under().setClock('2021-07-02T00:00:00.000Z');
      const repeat = { ...fact, correlation: 'c-2', actor: { ...fact.actor, role: 'department-reviewer' as const } };
      expect((await store().append(stream, NEW_STREAM, [repeat])).repeated).toBe(true);
      expect((await store().readStream(stream))[0]!.leaf.recordedAt).toBe('2021-07-01T00:00:00.000Z');
    });

    test('many repeats at once are one event', async () => {
      const stream = freshStream();
      const facts = sampleFacts(1);
      const results = await Promise.all(Array.from({ length: 16 }, () => store().append(stream, NEW_STREAM, facts)));
      expect(results.filter((result) => !result.repeated)).toHaveLength(1);
      expect(new Set(results.map((result) => result.receipt)).size).toBe(1);
      expect(await store().readStream(stream)).toHaveLength(1);
    });

    const fact = sampleFact();
    test.each([
      ['type', { type: 'completion-reported' }],
      ['version', { version: 2 }],
      ['day', { occurredOn: '2021-06-29' }],
      ['account', { actor: { ...fact.actor, account: 'a-18' } }],
      ['basis', { basis: null }],
      ['data', { data: { ...fact.data, done: '另一句话' } }],
    ])('the same id with another %s is refused', async (_, changes) => {
      const stream = freshStream();
      await store().append(stream, NEW_STREAM, [fact]);
      const refused = store().append(stream, 0, [{ ...fact, ...changes }]);
      await expect(refused).rejects.toMatchObject({ name: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT', stream, eventId: fact.id });
      expect(await store().readStream(stream)).toHaveLength(1);
    });

    test('a call of several facts is repeated whole or refused whole', async () => {
      const stream = freshStream();
      const [a, b, c] = sampleFacts(3) as [ReturnType<typeof sampleFact>, ReturnType<typeof sampleFact>, ReturnType<typeof sampleFact>];
      await store().append(stream, NEW_STREAM, [a, b, c]);
      const d = sampleFact();
      for (const wrong of [[a, b], [b, c], [c], [b, a, c], [a, b, c, d], [d, a, b, c], [a, d]]) {
        await expect(store().append(stream, 2, wrong)).rejects.toBeInstanceOf(IdempotencyConflictError);
      }
      expect(await store().readStream(stream)).toHaveLength(3);
    });

    test('two calls that stand side by side are no single call', async () => {
      const stream = freshStream();
      const [a, b] = sampleFacts(2) as [ReturnType<typeof sampleFact>, ReturnType<typeof sampleFact>];
      await store().append(stream, NEW_STREAM, [a]);
      await store().append(stream, 0, [b]);
      await expect(store().append(stream, NEW_STREAM, [a, b])).rejects.toBeInstanceOf(IdempotencyConflictError);
    });

    test('an id that stands in another stream is refused', async () => {
      const taken = sampleFact();
      await store().append(freshStream(), NEW_STREAM, [taken]);
      const stream = freshStream();
      await expect(store().append(stream, NEW_STREAM, [sampleFact(), taken])).rejects.toBeInstanceOf(IdempotencyConflictError);
      expect(await store().readStream(stream)).toEqual([]);
    });

    test('of calls to many streams at once with one fact among theirs one wins, and the ledger stays whole', async () => {
      const taken = sampleFact();
      const streams = Array.from({ length: 12 }, freshStream);
      const results = await Promise.allSettled(streams.map((stream) => store().append(stream, NEW_STREAM, [sampleFact(), taken])));
      expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      expect(results.filter((one) => one.status === 'rejected' && one.reason instanceof IdempotencyConflictError)).toHaveLength(11);
      const { revision } = await store().append(freshStream(), NEW_STREAM, sampleFacts(1));
      expect(revision).toBe(0);
      await store().latestPosition();
      expect(await store().readAll(0, 10)).toHaveLength(3);
    });
  });
}
