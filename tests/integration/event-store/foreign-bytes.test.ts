import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import { NEW_STREAM, type EventStore } from '../../../src/event-store/event-store.js';
import { appendBatch } from '../../../src/event-store/postgres/append-batch.js';
import { freshStream, sampleFacts } from '../../contract/sample-facts.js';
import { callOf, Ledger, ORIGIN } from './opened-store.js';

/** What whoever holds the application's password could send to ledger.append past the program. */
describe('bytes that the program did not make', () => {
  let ledger: Ledger;
  let store: EventStore;
  let app: Client;
  beforeEach(async () => {
    ledger = await Ledger.create();
    store = await ledger.open();
    app = await ledger.connect('app');
  });
  afterEach(() => ledger.close());

  const call = () => callOf(freshStream(), NEW_STREAM, sampleFacts(1));
  test.each([
    ['no leaf at all', () => Buffer.from('{"not":"a leaf"}')],
    ['the leaf of another event', () => call().leaves[0]!],
    ['the leaf of another stream', (mine: Buffer) => Buffer.from(mine.toString('utf8').replace('"stream":"measure-', '"stream":"plan-'))],
  ])('%s is refused, alone and in a batch, and nothing is written', async (_, bytesOf) => {
    await store.append(freshStream(), NEW_STREAM, sampleFacts(1));
    const good = call();
    const bad = { ...good, leaves: [bytesOf(good.leaves[0]!)] };
    await expect(appendBatch(app, ORIGIN, [bad])).rejects.toMatchObject({ code: 'TZ006' });
    await expect(appendBatch(app, ORIGIN, [{ ...call(), recordedAt: good.recordedAt }, bad])).rejects.toMatchObject({ code: 'TZ006' });
    expect(await store.nextPosition()).toBe(1);
    expect((await appendBatch(app, ORIGIN, [good])).outcomes).toMatchObject([{ kind: 'appended' }]);
  });

  test('a clock more than an hour ahead is refused with an error of its own; half an hour is taken in', async () => {
    const ahead = (minutes: number) => ledger.open({ now: () => new Date(Date.now() + minutes * 60_000) });
    await expect((await ahead(61)).append(freshStream(), NEW_STREAM, sampleFacts(1))).rejects.toMatchObject({ code: 'CLOCK_AHEAD' });
    expect(await store.nextPosition()).toBe(0);
    await expect((await ahead(30)).append(freshStream(), NEW_STREAM, sampleFacts(1))).resolves.toMatchObject({ revision: 0 });
  });

  test.each([
    ['an object that is no leaf', '{"not":"a leaf"}'],
    ['a value that is no object', 'null'],
    ['a leaf without a type', JSON.stringify({ format: 'taizhang-leaf/1', id: 'i', stream: 's' })],
  ])('%s that stands all the same stops every reader at its position', async (_, text) => {
    await store.append('measure-1', NEW_STREAM, sampleFacts(1));
    const owner = await ledger.connect('owner');
    await owner.query(`insert into ledger.leaf select 1, known_at, gen_random_uuid(), 1, 1, stream, convert_to($1, 'UTF8') from ledger.leaf`, [text]);
    const damaged = { code: 'LEDGER_DAMAGED', position: 1 };
    await expect(store.readAll(0, 10)).rejects.toMatchObject(damaged);
    await expect(store.readStream('measure-1')).rejects.toMatchObject(damaged);
    expect(await store.readAll(0, 1)).toHaveLength(1);
  });
});
