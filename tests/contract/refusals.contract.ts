import { describe, expect, test } from '@jest/globals';
import { LeafRefusedError } from '../../src/event-store/errors.js';
import { NEW_STREAM } from '../../src/event-store/event-store.js';
import { freshStream, sampleFact, sampleFacts } from './sample-facts.js';
import type { StoreUnderTest } from './store-under-test.js';

/** One id for both places of a call. */
const twice = sampleFact();

/** A part of the event store contract. What is refused, with its place, and that nothing of the call is written. */
export function refusalsContract(under: () => StoreUnderTest): void {
  const store = () => under().store;

  describe('refusals', () => {
    test.each([
      ['a float', { data: { rate: 0.5 } }, 'LEAF_NOT_CANONICAL', '/data/rate'],
      ['an undefined member', { data: { list: [{ a: undefined }] } }, 'LEAF_NOT_CANONICAL', '/data/list/0/a'],
      ['a lone surrogate', { data: { text: '\ud800' } }, 'LEAF_NOT_CANONICAL', '/data/text'],
      ['a forbidden member name', { data: { '1': 'x' } }, 'LEAF_NOT_CANONICAL', '/data/1'],
      ['a date object', { data: { day: new Date(0) } }, 'LEAF_NOT_CANONICAL', '/data/day'],
      ['an id that is no UUID', { id: 'x' }, 'LEAF_MALFORMED', '/id'],
      ['a day that does not exist', { occurredOn: '2021-02-29' }, 'LEAF_MALFORMED', '/occurredOn'],
      ['a leaf above 65,535 bytes', { data: { text: '长'.repeat(22_000) } }, 'LEAF_TOO_LARGE', ''],
    ])('%s is refused with its place, and the whole call with it', async (_, changes, code, path) => {
      const stream = freshStream();
      const error = await store().append(stream, NEW_STREAM, [sampleFact(), sampleFact(changes as object)]).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(LeafRefusedError);
      expect(error).toMatchObject({ code, path });
      expect(await store().readStream(stream)).toEqual([]);
    });

    test('a call holds at most 900 KB', async () => {
      const stream = freshStream();
      const large = () => sampleFact({ data: { text: 'x'.repeat(60_000) } });
      await expect(store().append(stream, NEW_STREAM, Array.from({ length: 15 }, large))).rejects.toMatchObject({ code: 'APPEND_TOO_LARGE' });
      expect((await store().append(stream, NEW_STREAM, Array.from({ length: 14 }, large))).revision).toBe(13);
    });

    test.each([['no facts', [], 'LEAF_MALFORMED'], ['one id twice', [twice, twice], 'LEAF_MALFORMED']])('%s is refused', async (_, facts, code) => {
      await expect(store().append(freshStream(), NEW_STREAM, facts)).rejects.toMatchObject({ code });
    });

    test.each([-2, 0.5, Number.NaN, 2_147_483_647, 3_000_000_000, Number.MAX_SAFE_INTEGER])('%d is no expected revision', async (revision) => {
      await expect(store().append(freshStream(), revision, sampleFacts(1))).rejects.toMatchObject({ code: 'LEAF_MALFORMED', path: '/revision' });
    });

    test('the largest revision is a conflict like any other', async () => {
      await expect(store().append(freshStream(), 2_147_483_646, sampleFacts(1))).rejects.toMatchObject({ code: 'WRONG_EXPECTED_REVISION', actualRevision: -1 });
    });

    test.each(['', 'Measure-1', 'measure-', 'measure-a b', 'measure-"', 'a\u0000'])('%j is no stream name', async (stream) => {
      await expect(store().append(stream, NEW_STREAM, sampleFacts(1))).rejects.toMatchObject({ code: 'LEAF_MALFORMED', path: '/stream' });
    });

    test('one caller\'s refusal does not fail others appending at the same moment', async () => {
      const results = await Promise.allSettled([
        store().append(freshStream(), NEW_STREAM, sampleFacts(1)),
        store().append(freshStream(), 7, sampleFacts(1)),
        store().append(freshStream(), NEW_STREAM, [sampleFact({ data: { rate: 0.5 } })]),
        store().append(freshStream(), NEW_STREAM, sampleFacts(2)),
      ]);
      expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    });
  });
}
