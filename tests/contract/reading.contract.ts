import { describe, expect, test } from '@jest/globals';
import { UnknownReceiptError } from '../../src/event-store/errors.js';
import { NEW_STREAM, type EventStore, type StoredLeaf } from '../../src/event-store/event-store.js';
import { freshStream, sampleFacts } from './sample-facts.js';
import type { StoreUnderTest } from './store-under-test.js';

/** All leaves in the total order, once everything appended so far is readable. */
async function readEverything(store: EventStore): Promise<StoredLeaf[]> {
  await store.latestPosition();
  return store.readAll(0, 10_000);
}

/** A part of the event store contract. What streams, the total order, receipts and P(K) answer. */
export function readingContract(under: () => StoreUnderTest): void {
  const store = () => under().store;

  describe('reading', () => {
    test('an unknown stream is empty; a stream is read from a revision on', async () => {
      const stream = freshStream();
      expect(await store().readStream(stream)).toEqual([]);
      await store().append(stream, NEW_STREAM, sampleFacts(4));
      expect((await store().readStream(stream, 2)).map(({ leaf }) => leaf.revision)).toEqual([2, 3]);
    });

    test('an empty ledger: nothing to read, next position 0, no position known', async () => {
      expect(await store().readAll(0, 10)).toEqual([]);
      expect(await store().nextPosition()).toBe(0);
      expect(await store().positionAt('2030-01-01T00:00:00.000Z')).toBe(-1);
    });

    test('the total order is dense, holds every stream in its own order, and can be read in pages', async () => {
      const appended = await Promise.all(Array.from({ length: 30 }, async (_, index) => store().append(freshStream(), NEW_STREAM, sampleFacts(1 + (index % 3)))));
      const all = await readEverything(store());
      for (const { receipt } of appended) expect(await store().resolveReceipt(receipt)).toBeLessThan(60);
      expect(all.map((one) => one.position)).toEqual(Array.from({ length: 60 }, (_, position) => position));
      const revisions = new Map<string, number>();
      for (const { leaf } of all) {
        expect(leaf.revision).toBe((revisions.get(leaf.stream) ?? -1) + 1);
        revisions.set(leaf.stream, leaf.revision);
      }
      expect((await store().readAll(10, 5)).map((one) => one.position)).toEqual([10, 11, 12, 13, 14]);
      expect(await store().readAll(60, 5)).toEqual([]);
      expect(await store().nextPosition()).toBe(60);
    });

    test('a stream has what was just appended, without a place in the total order', async () => {
      const stream = freshStream();
      await store().append(stream, NEW_STREAM, sampleFacts(2));
      const leaves = await store().readStream(stream);
      expect(leaves.map((one) => [Object.keys(one).sort(), one.leaf.revision])).toEqual([[['bytes', 'leaf'], 0], [['bytes', 'leaf'], 1]]);
    });

    test('what is known of a stream at a position are its leaves of the total order up to there, in its own order', async () => {
      const stream = freshStream();
      for (const revision of [NEW_STREAM, 1, 3]) {
        await store().append(stream, revision, sampleFacts(2));
        await store().append(freshStream(), NEW_STREAM, sampleFacts(1));
      }
      const ofStream = (await readEverything(store())).filter(({ leaf }) => leaf.stream === stream);
      expect(ofStream).toHaveLength(6);
      expect(await store().readStreamKnown(stream)).toEqual(ofStream);
      for (let position = -1; position < 9; position += 1) {
        expect(await store().readStreamKnown(stream, position)).toEqual(ofStream.filter((one) => one.position <= position));
      }
      expect(await store().readStreamKnown(freshStream())).toEqual([]);
    });

    test('no reader of the total order gets a leaf without its place, and all agree on it; appends made at once may stand in any order', async () => {
      const streams = Array.from({ length: 12 }, freshStream);
      const appended = await Promise.all(streams.map((stream, index) => store().append(stream, NEW_STREAM, sampleFacts(1 + (index % 2)))));
      for (const { receipt } of appended) await store().resolveReceipt(receipt);
      const all = await store().readAll(0, 100);
      expect(new Set(all.map(({ leaf }) => leaf.stream))).toEqual(new Set(streams));
      expect(all.map(({ position }) => position)).toEqual(all.map((_, position) => position));
      const known = (await Promise.all(streams.map((stream) => store().readStreamKnown(stream)))).flat();
      expect(known.sort((a, b) => a.position - b.position)).toEqual(all);
      const followed: StoredLeaf[] = [];
      const subscription = store().subscribe({
        from: 0,
        onBatch: async (leaves) => {
          followed.push(...leaves);
          if (followed.length === all.length) void subscription.stop();
        },
      });
      await subscription.done;
      expect(followed).toEqual(all);
    });

    test('a receipt stands for the position of the last fact of its call', async () => {
      const stream = freshStream();
      const { receipt } = await store().append(stream, NEW_STREAM, sampleFacts(3));
      const position = await store().resolveReceipt(receipt);
      const at = (await readEverything(store())).find((one) => one.position === position)!;
      expect([at.leaf.stream, at.leaf.revision]).toEqual([stream, 2]);
    });

    test.each(['', 'x', '12', 'p999999', 'p-1'])('%j is no receipt of this ledger', async (receipt) => {
      await store().append(freshStream(), NEW_STREAM, sampleFacts(1));
      await expect(store().resolveReceipt(receipt)).rejects.toBeInstanceOf(UnknownReceiptError);
    });

    test('P(K) follows the running maximum of recordedAt, also when the clock was set back', async () => {
      const times = ['10:00', '10:05', '10:02', '10:03', '10:09'];
      let receipt = '';
      for (const time of times) {
        under().setClock(`2021-07-01T${time}:00.000Z`);
        ({ receipt } = await store().append(freshStream(), NEW_STREAM, sampleFacts(1)));
      }
      await store().resolveReceipt(receipt);
      const known = async (time: string) => store().positionAt(`2021-07-01T${time}:00.000Z`);
      expect(await known('09:59')).toBe(-1);
      expect(await known('10:00')).toBe(0);
      expect(await known('10:04')).toBe(0);
      expect(await known('10:05')).toBe(3);
      expect(await known('10:08')).toBe(3);
      expect(await known('11:00')).toBe(4);
    });
  });
}
