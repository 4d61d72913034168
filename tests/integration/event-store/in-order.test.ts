import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import type { AppendCall } from '../../../src/event-store/append-call.js';
import { NEW_STREAM, type EventStore } from '../../../src/event-store/event-store.js';
import { freshStream, sampleFacts } from '../../contract/sample-facts.js';
import { callOf, Ledger, ORIGIN } from './opened-store.js';

/** The functions that write at once are called by the application's role: they refuse by themselves what the program would not send. */
describe('writing at once what is in order', () => {
  let ledger: Ledger;
  let store: EventStore;
  let app: Client;
  beforeEach(async () => {
    ledger = await Ledger.create();
    store = await ledger.open();
    app = await ledger.connect('app');
    await store.append('measure-first', NEW_STREAM, sampleFacts(1));
  });
  afterEach(() => ledger.close());

  const one = async (call: AppendCall, origin = ORIGIN): Promise<unknown> => {
    const { rows } = await app.query<{ written: string[] | null }>('select ledger.append_one($1, $2, $3, $4, $5, $6) as written', [
      origin, call.stream, call.expectedRevision + 1, call.recordedAt, call.eventIds[0], call.leaves[0],
    ]);
    return rows[0]!.written?.[0] ?? null;
  };
  const many = async (calls: AppendCall[], origin = ORIGIN): Promise<unknown> => {
    const facts = calls.flatMap((call) => call.leaves.map((leaf, index) => ({ ...call, leaf, id: call.eventIds[index], revision: call.expectedRevision + 1 + index })));
    const ends = facts.map((_, index) => facts.slice(0, index + 1).reduce((sum, { leaf }) => sum + leaf.length, 0));
    const { rows } = await app.query<{ written: string[] | null }>(`select ledger.append_in_order($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '{}', '{}', '{}', '{}', '{}') as written`, [
      origin, facts.map(({ stream }) => stream), facts.map(({ revision }) => revision), facts.map(({ expectedRevision }) => expectedRevision + 1),
      facts.map(({ expectedRevision, leaves }) => expectedRevision + leaves.length), facts.map(({ recordedAt }) => recordedAt), facts.map(({ id }) => id),
      ends.map((end, index) => end - facts[index]!.leaf.length), facts.map(({ leaf }) => leaf.length), Buffer.concat(facts.map(({ leaf }) => leaf)),
    ]);
    return rows[0]!.written?.[0] ?? null;
  };
  const call = (stream = freshStream(), expectedRevision = NEW_STREAM, facts = 1): AppendCall => callOf(stream, expectedRevision, sampleFacts(facts));
  const inAnHour = (): AppendCall => ({ ...call(), recordedAt: new Date(Date.now() + 61 * 60_000).toISOString() });

  test('what is in order stands at the next positions', async () => {
    expect(await one(call())).toBe('1');
    expect(await many([call('measure-first', 0, 2), call()])).toBe('2');
    expect(await store.nextPosition()).toBe(5);
  });

  test.each([
    ['one fact', (calls: AppendCall[], origin?: string) => one(calls[0]!, origin)],
    ['a batch', many],
  ])('%s: another ledger, a revision ahead, a clock ahead and foreign bytes write nothing', async (_, append) => {
    expect(await append([call()], 'taizhang.example/other')).toBeNull();
    expect(await append([call('measure-first', 1)])).toBeNull();
    expect(await append([call(freshStream(), 0)])).toBeNull();
    expect(await append([inAnHour()])).toBeNull();
    expect(await append([{ ...call(), leaves: call().leaves }])).toBeNull();
    expect(await store.nextPosition()).toBe(1);
  });

  test.each([
    ['one fact', (calls: AppendCall[]) => one(calls[0]!)],
    ['a batch', many],
  ])('%s: an id or a revision that stands is refused by the keys', async (_, append) => {
    const standing = call();
    await append([standing]);
    await expect(append([{ ...call(), eventIds: standing.eventIds, stream: standing.stream, leaves: standing.leaves }])).rejects.toMatchObject({ code: '23505' });
    await expect(append([call('measure-first')])).rejects.toMatchObject({ code: '23505' });
    expect(await store.nextPosition()).toBe(2);
  });

  test('a batch of which a part is not in order leaves nothing of the rest', async () => {
    await expect(many([call(), call('measure-first', 3), call()])).rejects.toMatchObject({ code: 'TZ007' });
    const [later, earlier] = [call(), { ...call(), recordedAt: '2021-07-01T00:00:00.000Z' }];
    await expect(many([later, earlier])).rejects.toMatchObject({ code: 'TZ007' });
    expect(await store.nextPosition()).toBe(1);
  });
});
