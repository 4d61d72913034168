import { describe, expect, test } from '@jest/globals';
import { WrongExpectedRevisionError } from '../../src/event-store/errors.js';
import { NEW_STREAM, type StreamLeaf } from '../../src/event-store/event-store.js';
import { commitmentHolds, parseLeaf } from '../../src/event-store/leaf.js';
import { freshStream, sampleFact, sampleFacts } from './sample-facts.js';
import type { StoreUnderTest } from './store-under-test.js';

/** A part of the event store contract. What an append writes, and which revision it must be decided against. */
export function appendContract(under: () => StoreUnderTest): void {
  const store = () => under().store;

  describe('append', () => {
    test('the facts of a call stand in the stream with dense revisions and their content', async () => {
      const stream = freshStream();
      const facts = sampleFacts(3);
      const { revision, repeated } = await store().append(stream, NEW_STREAM, facts);
      expect({ revision, repeated }).toEqual({ revision: 2, repeated: false });
      const leaves = (await store().readStream(stream)).map(({ leaf }) => leaf);
      expect(leaves.map((leaf) => leaf.revision)).toEqual([0, 1, 2]);
      expect(leaves.map(({ id, type, version, occurredOn, actor, basis, correlation, causation, data }) => ({ id, type, version, occurredOn, actor, basis, correlation, causation, data }))).toEqual(facts);
      expect(leaves.every((leaf) => leaf.stream === stream && leaf.format === 'taizhang-leaf/1' && leaf.origin !== '')).toBe(true);
    });

    test('a call continues a stream at the revision it was decided against', async () => {
      const stream = freshStream();
      await store().append(stream, NEW_STREAM, sampleFacts(2));
      expect((await store().append(stream, 1, sampleFacts(1))).revision).toBe(2);
    });

    test('what is read back is the canonical leaf, byte for byte', async () => {
      const stream = freshStream();
      await store().append(stream, NEW_STREAM, [sampleFact({ data: { text: '引号"与\\反斜杠\n\t\u0001、𠮷、café', empty: {}, list: [1, -2, null, true], max: Number.MAX_SAFE_INTEGER } })]);
      const [stored] = await store().readStream(stream);
      expect(parseLeaf(stored!.bytes)).toEqual(stored!.leaf);
    });

    test('recordedAt is what the injected clock says', async () => {
      under().setClock('2021-06-30T16:00:00.123Z');
      const stream = freshStream();
      await store().append(stream, NEW_STREAM, sampleFacts(1));
      expect((await store().readStream(stream))[0]!.leaf.recordedAt).toBe('2021-06-30T16:00:00.123Z');
    });

    test('text is brought to NFC', async () => {
      const stream = freshStream();
      await store().append(stream, NEW_STREAM, [sampleFact({ data: { text: 'cafe\u0301' } })]);
      expect((await store().readStream(stream))[0]!.leaf.data).toEqual({ text: 'caf\u00e9' });
    });

    test('appends handed over in order stand in that order, whoever else appends meanwhile, before and after one that is refused', async () => {
      const calls = Array.from({ length: 60 }, () => ({ stream: freshStream(), expectedRevision: NEW_STREAM, facts: sampleFacts(2) }));
      const others = Array.from({ length: 40 }, () => store().append(freshStream(), NEW_STREAM, sampleFacts(1)));
      const [results] = await Promise.all([store().appendInOrder(calls), ...others]);
      expect(results.map(({ revision }) => revision)).toEqual(calls.map(() => 1));
      const refused = [{ stream: freshStream(), expectedRevision: NEW_STREAM, facts: sampleFacts(1) }, { ...calls[0]!, facts: sampleFacts(1) }];
      await expect(store().appendInOrder(refused)).rejects.toThrow(WrongExpectedRevisionError);
      await store().latestPosition();
      const wanted = [...calls, refused[0]!].map(({ stream }) => stream);
      const standing = (await store().readAll(0, 1_000)).map(({ leaf }) => leaf.stream).filter((stream) => wanted.includes(stream));
      expect([...new Set(standing)]).toEqual(wanted);
    });

    test('personal values become commitments and are not in the leaf', async () => {
      const stream = freshStream();
      await store().append(stream, NEW_STREAM, [sampleFact({ personal: { contact: '张三 0536-0000000' } })]);
      const [{ bytes, leaf }] = (await store().readStream(stream)) as [StreamLeaf];
      expect(Object.keys(leaf.sealed)).toEqual(['contact']);
      expect(Buffer.from(leaf.sealed['contact']!, 'base64')).toHaveLength(32);
      expect(Buffer.from(bytes).includes('张三')).toBe(false);
      expect(commitmentHolds(leaf, 'contact', Buffer.alloc(32), '张三 0536-0000000')).toBe(false);
    });
  });

  describe('expected revision', () => {
    test.each([['behind', 0], ['ahead', 5], ['new', NEW_STREAM]])('a call that is %s is refused with the actual revision and writes nothing', async (_, expected) => {
      const stream = freshStream();
      await store().append(stream, NEW_STREAM, sampleFacts(2));
      const refused = store().append(stream, expected, sampleFacts(2));
      await expect(refused).rejects.toMatchObject({ name: 'WrongExpectedRevisionError', code: 'WRONG_EXPECTED_REVISION', stream, expectedRevision: expected, actualRevision: 1 });
      expect(await store().readStream(stream)).toHaveLength(2);
    });

    test('a stream that does not exist stands at −1', async () => {
      const error = await store().append(freshStream(), 0, sampleFacts(1)).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(WrongExpectedRevisionError);
      expect((error as WrongExpectedRevisionError).actualRevision).toBe(-1);
    });

    test('of many callers deciding against the same revision exactly one wins, and calls to other streams are untouched', async () => {
      const stream = freshStream();
      const others = Array.from({ length: 20 }, freshStream);
      const [racing, untouched] = await Promise.all([
        Promise.allSettled(Array.from({ length: 20 }, () => store().append(stream, NEW_STREAM, sampleFacts(1)))),
        Promise.allSettled(others.map((other) => store().append(other, NEW_STREAM, sampleFacts(1)))),
      ]);
      expect(racing.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      expect(racing.filter((one) => one.status === 'rejected' && one.reason instanceof WrongExpectedRevisionError && one.reason.actualRevision === 0)).toHaveLength(19);
      expect(untouched.every((one) => one.status === 'fulfilled')).toBe(true);
      expect(await store().readStream(stream)).toHaveLength(1);
    });
  });
}
