import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { IdempotencyConflictError, LeafRefusedError, UnknownReceiptError, WrongExpectedRevisionError } from '../../src/event-store/errors.js';
import { NEW_STREAM, type EventStore, type StoredLeaf, type StreamLeaf } from '../../src/event-store/event-store.js';
import { commitmentHolds, parseLeaf } from '../../src/event-store/leaf.js';
import { freshStream, sampleFact, sampleFacts } from './sample-facts.js';
import { subscriptionContract } from './subscription.contract.js';

/** A store on an empty ledger. */
export interface StoreUnderTest {
  store: EventStore;
  /** Sets what the store's injected clock says from now on. */
  setClock(instant: string): void;
  close(): Promise<void>;
}

/**
 * What every adapter of the event store port must do. Nothing here may be true of one store only: ids are UUIDs, revisions are
 * exact, an append answers with an opaque receipt, positions are asked for by reading.
 */
export function eventStoreContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the event store contract`, () => {
    let under: StoreUnderTest;
    let store: EventStore;
    beforeEach(async () => {
      under = await makeStore();
      store = under.store;
    });
    afterEach(() => under.close());

    /** All leaves in the total order, once everything appended so far is readable. */
    async function readEverything(): Promise<StoredLeaf[]> {
      await store.latestPosition();
      return store.readAll(0, 10_000);
    }

    describe('append', () => {
      test('the facts of a call stand in the stream with dense revisions and their content', async () => {
        const stream = freshStream();
        const facts = sampleFacts(3);
        const { revision, repeated } = await store.append(stream, NEW_STREAM, facts);
        expect({ revision, repeated }).toEqual({ revision: 2, repeated: false });
        const leaves = (await store.readStream(stream)).map(({ leaf }) => leaf);
        expect(leaves.map((leaf) => leaf.revision)).toEqual([0, 1, 2]);
        expect(leaves.map(({ id, type, version, occurredOn, actor, basis, correlation, causation, data }) => ({ id, type, version, occurredOn, actor, basis, correlation, causation, data }))).toEqual(facts);
        expect(leaves.every((leaf) => leaf.stream === stream && leaf.format === 'taizhang-leaf/1' && leaf.origin !== '')).toBe(true);
      });

      test('a call continues a stream at the revision it was decided against', async () => {
        const stream = freshStream();
        await store.append(stream, NEW_STREAM, sampleFacts(2));
        expect((await store.append(stream, 1, sampleFacts(1))).revision).toBe(2);
      });

      test('what is read back is the canonical leaf, byte for byte', async () => {
        const stream = freshStream();
        await store.append(stream, NEW_STREAM, [sampleFact({ data: { text: '引号"与\\反斜杠\n\t\u0001、𠮷、café', empty: {}, list: [1, -2, null, true], max: Number.MAX_SAFE_INTEGER } })]);
        const [stored] = await store.readStream(stream);
        expect(parseLeaf(stored!.bytes)).toEqual(stored!.leaf);
      });

      test('recordedAt is what the injected clock says', async () => {
        under.setClock('2021-06-30T16:00:00.123Z');
        const stream = freshStream();
        await store.append(stream, NEW_STREAM, sampleFacts(1));
        expect((await store.readStream(stream))[0]!.leaf.recordedAt).toBe('2021-06-30T16:00:00.123Z');
      });

      test('text is brought to NFC', async () => {
        const stream = freshStream();
        await store.append(stream, NEW_STREAM, [sampleFact({ data: { text: 'cafe\u0301' } })]);
        expect((await store.readStream(stream))[0]!.leaf.data).toEqual({ text: 'caf\u00e9' });
      });

      test('personal values become commitments and are not in the leaf', async () => {
        const stream = freshStream();
        await store.append(stream, NEW_STREAM, [sampleFact({ personal: { contact: '张三 0536-0000000' } })]);
        const [{ bytes, leaf }] = (await store.readStream(stream)) as [StreamLeaf];
        expect(Object.keys(leaf.sealed)).toEqual(['contact']);
        expect(Buffer.from(leaf.sealed['contact']!, 'base64')).toHaveLength(32);
        expect(Buffer.from(bytes).includes('张三')).toBe(false);
        expect(commitmentHolds(leaf, 'contact', Buffer.alloc(32), '张三 0536-0000000')).toBe(false);
      });
    });

    describe('expected revision', () => {
      test.each([['behind', 0], ['ahead', 5], ['new', NEW_STREAM]])('a call that is %s is refused with the actual revision and writes nothing', async (_, expected) => {
        const stream = freshStream();
        await store.append(stream, NEW_STREAM, sampleFacts(2));
        const refused = store.append(stream, expected, sampleFacts(2));
        await expect(refused).rejects.toMatchObject({ name: 'WrongExpectedRevisionError', code: 'WRONG_EXPECTED_REVISION', stream, expectedRevision: expected, actualRevision: 1 });
        expect(await store.readStream(stream)).toHaveLength(2);
      });

      test('a stream that does not exist stands at −1', async () => {
        const error = await store.append(freshStream(), 0, sampleFacts(1)).catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(WrongExpectedRevisionError);
        expect((error as WrongExpectedRevisionError).actualRevision).toBe(-1);
      });

      test('of many callers deciding against the same revision exactly one wins, and calls to other streams are untouched', async () => {
        const stream = freshStream();
        const others = Array.from({ length: 20 }, freshStream);
        const [racing, untouched] = await Promise.all([
          Promise.allSettled(Array.from({ length: 20 }, () => store.append(stream, NEW_STREAM, sampleFacts(1)))),
          Promise.allSettled(others.map((other) => store.append(other, NEW_STREAM, sampleFacts(1)))),
        ]);
        expect(racing.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
        expect(racing.filter((one) => one.status === 'rejected' && one.reason instanceof WrongExpectedRevisionError && one.reason.actualRevision === 0)).toHaveLength(19);
        expect(untouched.every((one) => one.status === 'fulfilled')).toBe(true);
        expect(await store.readStream(stream)).toHaveLength(1);
      });
    });

    describe('idempotency', () => {
      test('a repeated call answers with the first result and writes nothing', async () => {
        const stream = freshStream();
        const facts = sampleFacts(3);
        const first = await store.append(stream, NEW_STREAM, facts);
        expect(await store.append(stream, NEW_STREAM, facts)).toEqual({ ...first, repeated: true });
        expect(await store.readStream(stream)).toHaveLength(3);
      });

      test('also when the stream has moved on, and whatever revision the repeat expects', async () => {
        const stream = freshStream();
        const facts = sampleFacts(2);
        const first = await store.append(stream, NEW_STREAM, facts);
        await store.append(stream, 1, sampleFacts(1));
        for (const expected of [NEW_STREAM, 0, 2, 9]) expect(await store.append(stream, expected, facts)).toEqual({ ...first, repeated: true });
      });

      test('the repeat may come at another time, with another correlation and from another role', async () => {
        under.setClock('2021-07-01T00:00:00.000Z');
        const stream = freshStream();
        const fact = sampleFact();
        await store.append(stream, NEW_STREAM, [fact]);
        under.setClock('2021-07-02T00:00:00.000Z');
        const repeat = { ...fact, correlation: 'c-2', actor: { ...fact.actor, role: 'department-reviewer' as const } };
        expect((await store.append(stream, NEW_STREAM, [repeat])).repeated).toBe(true);
        expect((await store.readStream(stream))[0]!.leaf.recordedAt).toBe('2021-07-01T00:00:00.000Z');
      });

      test('many repeats at once are one event', async () => {
        const stream = freshStream();
        const facts = sampleFacts(1);
        const results = await Promise.all(Array.from({ length: 16 }, () => store.append(stream, NEW_STREAM, facts)));
        expect(results.filter((result) => !result.repeated)).toHaveLength(1);
        expect(new Set(results.map((result) => result.receipt)).size).toBe(1);
        expect(await store.readStream(stream)).toHaveLength(1);
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
        await store.append(stream, NEW_STREAM, [fact]);
        const refused = store.append(stream, 0, [{ ...fact, ...changes }]);
        await expect(refused).rejects.toMatchObject({ name: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT', stream, eventId: fact.id });
        expect(await store.readStream(stream)).toHaveLength(1);
      });

      test('a call of several facts is repeated whole or refused whole', async () => {
        const stream = freshStream();
        const [a, b, c] = sampleFacts(3) as [ReturnType<typeof sampleFact>, ReturnType<typeof sampleFact>, ReturnType<typeof sampleFact>];
        await store.append(stream, NEW_STREAM, [a, b, c]);
        const d = sampleFact();
        for (const wrong of [[a, b], [b, c], [c], [b, a, c], [a, b, c, d], [d, a, b, c], [a, d]]) {
          await expect(store.append(stream, 2, wrong)).rejects.toBeInstanceOf(IdempotencyConflictError);
        }
        expect(await store.readStream(stream)).toHaveLength(3);
      });

      test('two calls that stand side by side are no single call', async () => {
        const stream = freshStream();
        const [a, b] = sampleFacts(2) as [ReturnType<typeof sampleFact>, ReturnType<typeof sampleFact>];
        await store.append(stream, NEW_STREAM, [a]);
        await store.append(stream, 0, [b]);
        await expect(store.append(stream, NEW_STREAM, [a, b])).rejects.toBeInstanceOf(IdempotencyConflictError);
      });

      test('an id that stands in another stream is refused', async () => {
        const taken = sampleFact();
        await store.append(freshStream(), NEW_STREAM, [taken]);
        const stream = freshStream();
        await expect(store.append(stream, NEW_STREAM, [sampleFact(), taken])).rejects.toBeInstanceOf(IdempotencyConflictError);
        expect(await store.readStream(stream)).toEqual([]);
      });
    });

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
        const error = await store.append(stream, NEW_STREAM, [sampleFact(), sampleFact(changes as object)]).catch((caught: unknown) => caught);
        expect(error).toBeInstanceOf(LeafRefusedError);
        expect(error).toMatchObject({ code, path });
        expect(await store.readStream(stream)).toEqual([]);
      });

      test('a call holds at most 900 KB', async () => {
        const stream = freshStream();
        const large = () => sampleFact({ data: { text: 'x'.repeat(60_000) } });
        await expect(store.append(stream, NEW_STREAM, Array.from({ length: 15 }, large))).rejects.toMatchObject({ code: 'APPEND_TOO_LARGE' });
        expect((await store.append(stream, NEW_STREAM, Array.from({ length: 14 }, large))).revision).toBe(13);
      });

      test.each([['no facts', [], 'LEAF_MALFORMED'], ['one id twice', [fact2(), fact2()], 'LEAF_MALFORMED']])('%s is refused', async (_, facts, code) => {
        await expect(store.append(freshStream(), NEW_STREAM, facts)).rejects.toMatchObject({ code });
      });

      test.each(['', 'Measure-1', 'measure-', 'measure-a b', 'measure-"', 'a\u0000'])('%j is no stream name', async (stream) => {
        await expect(store.append(stream, NEW_STREAM, sampleFacts(1))).rejects.toMatchObject({ code: 'LEAF_MALFORMED', path: '/stream' });
      });

      test('one caller\'s refusal does not fail others appending at the same moment', async () => {
        const results = await Promise.allSettled([
          store.append(freshStream(), NEW_STREAM, sampleFacts(1)),
          store.append(freshStream(), 7, sampleFacts(1)),
          store.append(freshStream(), NEW_STREAM, [sampleFact({ data: { rate: 0.5 } })]),
          store.append(freshStream(), NEW_STREAM, sampleFacts(2)),
        ]);
        expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
      });
    });

    describe('reading', () => {
      test('an unknown stream is empty; a stream is read from a revision on', async () => {
        const stream = freshStream();
        expect(await store.readStream(stream)).toEqual([]);
        await store.append(stream, NEW_STREAM, sampleFacts(4));
        expect((await store.readStream(stream, 2)).map(({ leaf }) => leaf.revision)).toEqual([2, 3]);
      });

      test('an empty ledger: nothing to read, next position 0, no position known', async () => {
        expect(await store.readAll(0, 10)).toEqual([]);
        expect(await store.nextPosition()).toBe(0);
        expect(await store.positionAt('2030-01-01T00:00:00.000Z')).toBe(-1);
      });

      test('the total order is dense, holds every stream in its own order, and can be read in pages', async () => {
        const appended = await Promise.all(Array.from({ length: 30 }, async (_, index) => store.append(freshStream(), NEW_STREAM, sampleFacts(1 + (index % 3)))));
        const all = await readEverything();
        for (const { receipt } of appended) expect(await store.resolveReceipt(receipt)).toBeLessThan(60);
        expect(all.map((one) => one.position)).toEqual(Array.from({ length: 60 }, (_, position) => position));
        const revisions = new Map<string, number>();
        for (const { leaf } of all) {
          expect(leaf.revision).toBe((revisions.get(leaf.stream) ?? -1) + 1);
          revisions.set(leaf.stream, leaf.revision);
        }
        expect((await store.readAll(10, 5)).map((one) => one.position)).toEqual([10, 11, 12, 13, 14]);
        expect(await store.readAll(60, 5)).toEqual([]);
        expect(await store.nextPosition()).toBe(60);
      });

      test('a stream has what was just appended, without a place in the total order', async () => {
        const stream = freshStream();
        await store.append(stream, NEW_STREAM, sampleFacts(2));
        const leaves = await store.readStream(stream);
        expect(leaves.map((one) => [Object.keys(one).sort(), one.leaf.revision])).toEqual([[['bytes', 'leaf'], 0], [['bytes', 'leaf'], 1]]);
      });

      test('what is known of a stream at a position are its leaves of the total order up to there, in its own order', async () => {
        const stream = freshStream();
        for (const revision of [NEW_STREAM, 1, 3]) {
          await store.append(stream, revision, sampleFacts(2));
          await store.append(freshStream(), NEW_STREAM, sampleFacts(1));
        }
        const ofStream = (await readEverything()).filter(({ leaf }) => leaf.stream === stream);
        expect(ofStream).toHaveLength(6);
        expect(await store.readStreamKnown(stream)).toEqual(ofStream);
        for (let position = -1; position < 9; position += 1) {
          expect(await store.readStreamKnown(stream, position)).toEqual(ofStream.filter((one) => one.position <= position));
        }
        expect(await store.readStreamKnown(freshStream())).toEqual([]);
      });

      test('no reader of the total order gets a leaf without its place, and all agree on it; appends made at once may stand in any order', async () => {
        const streams = Array.from({ length: 12 }, freshStream);
        const appended = await Promise.all(streams.map((stream, index) => store.append(stream, NEW_STREAM, sampleFacts(1 + (index % 2)))));
        for (const { receipt } of appended) await store.resolveReceipt(receipt);
        const all = await store.readAll(0, 100);
        expect(new Set(all.map(({ leaf }) => leaf.stream))).toEqual(new Set(streams));
        expect(all.map(({ position }) => position)).toEqual(all.map((_, position) => position));
        const known = (await Promise.all(streams.map((stream) => store.readStreamKnown(stream)))).flat();
        expect(known.sort((a, b) => a.position - b.position)).toEqual(all);
        const followed: StoredLeaf[] = [];
        const subscription = store.subscribe({
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
        const { receipt } = await store.append(stream, NEW_STREAM, sampleFacts(3));
        const position = await store.resolveReceipt(receipt);
        const at = (await readEverything()).find((one) => one.position === position)!;
        expect([at.leaf.stream, at.leaf.revision]).toEqual([stream, 2]);
      });

      test.each(['', 'x', '12', 'p999999', 'p-1'])('%j is no receipt of this ledger', async (receipt) => {
        await store.append(freshStream(), NEW_STREAM, sampleFacts(1));
        await expect(store.resolveReceipt(receipt)).rejects.toBeInstanceOf(UnknownReceiptError);
      });

      test('P(K) follows the running maximum of recordedAt, also when the clock was set back', async () => {
        const times = ['10:00', '10:05', '10:02', '10:03', '10:09'];
        let receipt = '';
        for (const time of times) {
          under.setClock(`2021-07-01T${time}:00.000Z`);
          ({ receipt } = await store.append(freshStream(), NEW_STREAM, sampleFacts(1)));
        }
        await store.resolveReceipt(receipt);
        const known = async (time: string) => store.positionAt(`2021-07-01T${time}:00.000Z`);
        expect(await known('09:59')).toBe(-1);
        expect(await known('10:00')).toBe(0);
        expect(await known('10:04')).toBe(0);
        expect(await known('10:05')).toBe(3);
        expect(await known('10:08')).toBe(3);
        expect(await known('11:00')).toBe(4);
      });
    });

    subscriptionContract(() => store);
  });
}

const sharedFact = sampleFact();
function fact2() {
  return sharedFact;
}
