import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import { WrongExpectedRevisionError } from '../../../src/event-store/errors.js';
import { NEW_STREAM, type EventStore } from '../../../src/event-store/event-store.js';
import { commitmentHolds, parseLeaf } from '../../../src/event-store/leaf.js';
import { freshStream, sampleFact, sampleFacts } from '../../contract/sample-facts.js';
import { countOf, Ledger, readEverything } from './opened-store.js';

let ledger: Ledger;
let store: EventStore;
let app: Client;
beforeEach(async () => {
  ledger = await Ledger.create();
  store = await ledger.open();
  app = await ledger.connect('app');
});
afterEach(() => ledger.close());

async function transactions(): Promise<number> {
  return Number((await app.query<{ count: string }>('select count(distinct xmin::text) as count from ledger.leaf')).rows[0]!.count);
}

describe('group commit', () => {
  test('calls that arrive together share a transaction, two where they are many', async () => {
    const calls = countOf(64).map(() => ({ stream: freshStream(), facts: sampleFacts(1) }));
    await Promise.all(calls.map(({ stream, facts }) => store.append(stream, NEW_STREAM, facts)));
    expect(await transactions()).toBe(2);
    const few = countOf(8).map(() => store.append(freshStream(), NEW_STREAM, sampleFacts(1)));
    await Promise.all(few);
    expect(await transactions()).toBe(3);
  });

  test('where the disk is slow, calls that arrive together share one flush', async () => {
    const owner = await ledger.connect('owner');
    await owner.query(`
      create function public.flush_slowly() returns trigger language plpgsql as 'begin perform pg_sleep(0.01); return null; end';
      create constraint trigger slow after insert on ledger.leaf deferrable initially deferred for each row execute function public.flush_slowly()`);
    for (const revision of countOf(3)) await store.append('measure-slow', revision - 1, sampleFacts(1));
    await Promise.all(countOf(64).map(() => store.append(freshStream(), NEW_STREAM, sampleFacts(1))));
    expect(await transactions()).toBe(3 + 1);
  });

  test('refused calls in a batch leave the others their transaction and no gap', async () => {
    const stream = freshStream();
    const taken = sampleFact();
    await store.append(stream, NEW_STREAM, [taken]);
    const results = await Promise.allSettled([
      store.append(freshStream(), NEW_STREAM, sampleFacts(2)),
      store.append(freshStream(), 3, sampleFacts(1)),
      store.append(freshStream(), NEW_STREAM, [sampleFact(), taken]),
      store.append(stream, NEW_STREAM, [taken]),
      store.append(freshStream(), NEW_STREAM, sampleFacts(3)),
    ]);
    expect(results.map((one) => (one.status === 'fulfilled' ? one.value.receipt : (one.reason as Error).name))).toEqual(['p2', 'WrongExpectedRevisionError', 'IdempotencyConflictError', 'p0', 'p5']);
    expect(await transactions()).toBe(2);
    expect((await readEverything(store)).map((one) => one.position)).toEqual(countOf(6));
  });

  test('calls to one stream follow each other in the order they came', async () => {
    const stream = freshStream();
    const results = await Promise.allSettled(countOf(10).map((index) => store.append(stream, index - 1, sampleFacts(1))));
    expect(results.every((one) => one.status === 'fulfilled')).toBe(true);
    expect((await store.readStream(stream)).map(({ leaf }) => leaf.revision)).toEqual(countOf(10));
  });

  test('a clock set back among calls that arrive together lets known_at stand still', async () => {
    let second = 30;
    const backwards = await ledger.open({ now: () => new Date(Date.UTC(2021, 6, 1, 0, 0, (second -= 1))) });
    await Promise.all(countOf(10).map(() => backwards.append(freshStream(), NEW_STREAM, sampleFacts(1))));
    await backwards.append(freshStream(), NEW_STREAM, sampleFacts(1));
    const { rows } = await app.query<{ known_at: Date }>('select known_at from ledger.leaf order by position');
    const seconds = rows.map((row) => row.known_at.getUTCSeconds());
    expect(seconds).toHaveLength(11);
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
    expect(seconds.at(-1)).toBe(29);
  });

  test('large calls are divided over batches', async () => {
    const large = () => countOf(13).map(() => sampleFact({ data: { text: 'x'.repeat(60_000) } }));
    await Promise.all(countOf(12).map(() => store.append(freshStream(), NEW_STREAM, large())));
    expect(await transactions()).toBeGreaterThan(1);
    expect(await store.nextPosition()).toBe(12 * 13);
  });
});

describe('sealed values', () => {
  test('lie beside the ledger with their salt, written with the leaf, and open its commitment', async () => {
    const stream = freshStream();
    await store.append(stream, NEW_STREAM, [sampleFact(), sampleFact({ personal: { contact: '李四 0536-0000001', note: { text: '含个人信息' } } })]);
    const { rows } = await app.query<{ event_id: string; subject: string; field: string; salt: Buffer; value: Buffer; xmin: string }>(
      'select s.*, s.xmin = l.xmin as together from ledger.sealed_value s join ledger.leaf l using (event_id) order by field');
    const leaf = parseLeaf((await store.readStream(stream, 1))[0]!.bytes);
    expect(rows.map(({ event_id, subject, field }) => ({ event_id, subject, field }))).toEqual(['contact', 'note'].map((field) => ({ event_id: leaf.id, subject: stream, field })));
    expect(rows).toEqual(rows.map((row) => ({ ...row, together: true })));
    for (const { field, salt, value } of rows) expect(commitmentHolds(leaf, field, salt, JSON.parse(value.toString()))).toBe(true);
  });

  test('of a refused or repeated call are not written', async () => {
    const stream = freshStream();
    const fact = sampleFact({ personal: { contact: '王五' } });
    await store.append(stream, NEW_STREAM, [fact]);
    await store.append(stream, NEW_STREAM, [fact]);
    await expect(store.append(stream, 9, [sampleFact({ personal: { contact: '赵六' } })])).rejects.toBeInstanceOf(WrongExpectedRevisionError);
    expect((await app.query('select from ledger.sealed_value')).rows).toHaveLength(1);
  });
});

describe('one database holds one ledger', () => {
  test('the first append binds the origin; another origin is refused on opening and on appending', async () => {
    const other = await ledger.open({ origin: 'taizhang.example/other' });
    await store.append(freshStream(), NEW_STREAM, sampleFacts(1));
    const refusal = { name: 'WrongLedgerError', code: 'WRONG_LEDGER', expectedOrigin: 'taizhang.example/other', actualOrigin: 'taizhang.example/integration' };
    await expect(other.append(freshStream(), NEW_STREAM, sampleFacts(1))).rejects.toMatchObject(refusal);
    await expect(ledger.open({ origin: 'taizhang.example/other' })).rejects.toMatchObject(refusal);
    expect(await store.nextPosition()).toBe(1);
  });
});

describe('a damaged ledger is never read past', () => {
  test('a position missing behind the triggers\' back stops the reader', async () => {
    await store.append(freshStream(), NEW_STREAM, sampleFacts(3));
    const owner = await ledger.connect('owner');
    await owner.query('alter table ledger.leaf disable trigger user; delete from ledger.leaf where position = 1');
    await expect(store.readAll(0, 10)).rejects.toMatchObject({ code: 'LEDGER_DAMAGED', position: 1 });
    await expect(store.subscribe({ from: 0, onBatch: () => Promise.resolve() }).done).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
  });

  test('bytes that are no leaf stop the reader', async () => {
    await store.append(freshStream(), NEW_STREAM, sampleFacts(2));
    const owner = await ledger.connect('owner');
    for (const bytes of [`'{'`, `'\\xff'`]) {
      await owner.query(`alter table ledger.leaf disable trigger user; update ledger.leaf set bytes = ${bytes} where position = 1`);
      await expect(store.readAll(0, 10)).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
    }
  });
});
