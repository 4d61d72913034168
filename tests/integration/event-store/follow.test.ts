import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Client } from 'pg';
import { NEW_STREAM, type FactToAppend } from '../../../src/event-store/event-store.js';
import { followBatch, type FollowedEvent } from '../../../src/event-store/postgres/follow-batch.js';
import { freshStream, sampleFact, sampleFacts } from '../../contract/sample-facts.js';
import { callOf, countOf, Ledger, ORIGIN, readEverything, untilWaitingForLock } from './opened-store.js';

let ledger: Ledger;
let app: Client;
let owner: Client;
let log: bigint;
beforeEach(async () => {
  ledger = await Ledger.create();
  app = await ledger.connect('app');
  owner = await ledger.connect('owner');
  log = 1_000n;
});
afterEach(() => ledger.close());

/** Events as they stand in a server's log: each call at the next, sparse, place. */
function eventsOf(stream: string, expectedRevision: number, facts: readonly FactToAppend[], recordedAt?: string): FollowedEvent[] {
  const call = callOf(stream, expectedRevision, facts);
  log += 317n;
  return facts.map((fact, index) => ({
    stream, revision: expectedRevision + 1 + index, callEnd: expectedRevision + facts.length, recordedAt: recordedAt ?? call.recordedAt,
    eventId: fact.id, bytes: call.leaves[index]!, commit: log, prepare: log - BigInt(facts.length - index),
  }));
}

const head = async () => Number((await app.query<{ next: string }>('select count(*) as next from ledger.leaf')).rows[0]!.next);

describe('ledger.follow', () => {
  test('copies runs of events to the next positions, with their places in the log, and binds the ledger to its store', async () => {
    const stream = freshStream();
    const first = [...eventsOf(stream, NEW_STREAM, sampleFacts(3)), ...eventsOf(freshStream(), NEW_STREAM, sampleFacts(1))];
    const second = eventsOf(stream, 2, sampleFacts(2));
    await followBatch(app, ORIGIN, 0, first);
    await followBatch(app, ORIGIN, 4, second);
    const { rows } = await app.query('select l.position, l.event_id, l.revision, l.call_end, l.bytes, f.commit_position, f.prepare_position from ledger.leaf l join ledger.followed f using (position) order by position');
    expect(rows).toEqual([...first, ...second].map((event, position) => ({
      position: `${position}`, event_id: event.eventId, revision: event.revision, call_end: event.callEnd, bytes: event.bytes,
      commit_position: `${event.commit}`, prepare_position: `${event.prepare}`,
    })));
    expect((await app.query('select origin, store from ledger.identity')).rows).toEqual([{ origin: ORIGIN, store: 'eventstoredb' }]);
  });

  test('known_at is the running maximum of recordedAt, within a run and from run to run', async () => {
    const at = (second: number) => eventsOf(freshStream(), NEW_STREAM, sampleFacts(1), `2021-07-01T00:00:0${second}.000Z`);
    await followBatch(app, ORIGIN, 0, [...at(2), ...at(1), ...at(4), ...at(3)]);
    await followBatch(app, ORIGIN, 4, [...at(1), ...at(5)]);
    const { rows } = await app.query<{ known_at: Date }>('select known_at from ledger.leaf order by position');
    expect(rows.map((row) => row.known_at.getUTCSeconds())).toEqual([2, 2, 4, 4, 4, 5]);
  });

  test('a run with an event that is dated more than an hour ahead is refused whole; known_at stays where it was', async () => {
    const at = (minutes: number) => eventsOf(freshStream(), NEW_STREAM, sampleFacts(1), new Date(Date.now() + minutes * 60_000).toISOString());
    await expect(followBatch(app, ORIGIN, 0, [...at(0), ...at(61), ...at(0)])).rejects.toMatchObject({ code: 'TZ005' });
    expect(await head()).toBe(0);
    await followBatch(app, ORIGIN, 0, [...at(0), ...at(59), ...at(0)]);
  });

  test('the same run sent again, by a displaced follower or after a lost answer, is refused and nothing stands twice', async () => {
    const run = eventsOf(freshStream(), NEW_STREAM, sampleFacts(2));
    await followBatch(app, ORIGIN, 0, run);
    await expect(followBatch(app, ORIGIN, 0, run)).rejects.toMatchObject({ code: 'TZ008' });
    await expect(followBatch(app, ORIGIN, 3, run)).rejects.toMatchObject({ code: 'TZ008' });
    expect(await head()).toBe(2);
  });

  test('of two followers that send the next run at once, one is refused', async () => {
    const rival = await ledger.connect('app');
    const watcher = await ledger.connect('app');
    const run = eventsOf(freshStream(), NEW_STREAM, sampleFacts(2));
    await app.query('begin');
    await followBatch(app, ORIGIN, 0, run);
    const displaced = followBatch(rival, ORIGIN, 0, run);
    displaced.catch(() => undefined);
    await untilWaitingForLock(watcher, 1);
    await app.query('commit');
    await expect(displaced).rejects.toMatchObject({ code: 'TZ008' });
    expect(await head()).toBe(2);
  });

  test.each<[string, (stream: string) => FollowedEvent[]]>([
    ['leaves out a revision', (stream) => eventsOf(stream, 2, sampleFacts(1))],
    ['repeats a revision', (stream) => eventsOf(stream, 0, sampleFacts(1))],
    ['begins a stream in its middle', () => eventsOf(freshStream(), 4, sampleFacts(1))],
    ['turns two revisions round', (stream) => eventsOf(stream, 1, sampleFacts(2)).reverse().map((event) => ({ ...event, commit: log++, prepare: log }))],
    ['ends its call before itself', (stream) => eventsOf(stream, 1, sampleFacts(1)).map((event) => ({ ...event, callEnd: 1 }))],
    ['stands before the last one copied', (stream) => eventsOf(stream, 1, sampleFacts(1)).map((event) => ({ ...event, commit: 5n, prepare: 5n }))],
    ['stands where the last one copied stands', (stream) => eventsOf(stream, 1, sampleFacts(1)).map((event) => ({ ...event, commit: event.commit - 317n, prepare: event.commit - 318n }))],
    ['stands before the one before it in the run', (stream) => [...eventsOf(stream, 1, sampleFacts(1)), ...eventsOf(freshStream(), NEW_STREAM, sampleFacts(1)).map((event) => ({ ...event, commit: event.commit - 600n }))]],
  ])('a run in which an event %s is refused whole', async (_, runAfter) => {
    const stream = freshStream();
    await followBatch(app, ORIGIN, 0, eventsOf(stream, NEW_STREAM, sampleFacts(2)));
    const run = runAfter(stream);
    await expect(followBatch(app, ORIGIN, 2, run)).rejects.toMatchObject({ code: 'TZ009' });
    expect(await head()).toBe(2);
    await followBatch(app, ORIGIN, 2, eventsOf(stream, 1, sampleFacts(1)));
  });

  test('bytes of another event, and an id that stands already, are refused', async () => {
    const [event] = eventsOf(freshStream(), NEW_STREAM, sampleFacts(1));
    await expect(followBatch(app, ORIGIN, 0, [{ ...event!, stream: 'measure-other' }])).rejects.toMatchObject({ code: 'TZ006' });
    const fact = sampleFact();
    await followBatch(app, ORIGIN, 0, eventsOf(freshStream(), NEW_STREAM, [fact]));
    await expect(followBatch(app, ORIGIN, 1, eventsOf(freshStream(), NEW_STREAM, [fact]))).rejects.toMatchObject({ code: '23505' });
    expect(await head()).toBe(1);
  });

  test('wakes readers, who read what was copied like any other leaf', async () => {
    const store = await ledger.open({ pollIntervalMs: 3_600_000 });
    const heard: number[] = [];
    await app.query('listen ledger_appended');
    app.on('notification', () => heard.push(1));
    const run = countOf(40).flatMap(() => eventsOf(freshStream(), NEW_STREAM, sampleFacts(2)));
    await followBatch(app, ORIGIN, 0, run);
    await app.query('select 1');
    expect(heard).toEqual([1]);
    expect((await readEverything(store)).map(({ leaf }) => leaf.id)).toEqual(run.map((event) => event.eventId));
  });

  test('another ledger\'s events are refused', async () => {
    await followBatch(app, ORIGIN, 0, eventsOf(freshStream(), NEW_STREAM, sampleFacts(1)));
    await expect(followBatch(app, 'taizhang.example/other', 1, eventsOf(freshStream(), NEW_STREAM, sampleFacts(1)))).rejects.toMatchObject({ code: 'TZ001', message: ORIGIN });
  });
});

describe('a ledger has one store', () => {
  test('what was appended to PostgreSQL is not followed, and nothing is appended to what is followed', async () => {
    await (await ledger.open()).append(freshStream(), NEW_STREAM, sampleFacts(1));
    await expect(followBatch(app, ORIGIN, 1, eventsOf(freshStream(), NEW_STREAM, sampleFacts(1)))).rejects.toMatchObject({ code: 'TZ010', message: 'postgres' });
    await owner.query(`select ledger.bind_store('eventstoredb')`);
    await owner.query(`select ledger.note_followed(0, '{1}', '{1}')`);
    const { rows } = await app.query(`select ledger.append_in_order($1, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '', '{}', '{}', '{}', '{}', '{}') as many, ledger.append_one($1, 'measure-1', 0, now(), gen_random_uuid(), '') as one`, [ORIGIN]);
    expect(rows).toEqual([{ many: null, one: null }]);
    await expect(app.query(`select ledger.append($1, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '', '{}', '{}', '{}', '{}', '{}')`, [ORIGIN])).rejects.toMatchObject({ code: 'TZ010', message: 'eventstoredb' });
    await followBatch(app, ORIGIN, 1, eventsOf(freshStream(), NEW_STREAM, sampleFacts(1)));
  });

  test('moving back to PostgreSQL forgets the places in the server\'s log and keeps the leaves', async () => {
    const stream = freshStream();
    await followBatch(app, ORIGIN, 0, eventsOf(stream, NEW_STREAM, sampleFacts(2)));
    await owner.query(`select ledger.bind_store('postgres')`);
    expect((await app.query('select from ledger.followed')).rows).toEqual([]);
    expect(await (await ledger.open()).append(stream, 1, sampleFacts(1))).toMatchObject({ revision: 2 });
  });

  test.each(['postgres', 'eventstoredb'])('how far the server\'s log was looked through is noted for what is copied by then, and forgotten on the way to %s', async (store) => {
    const note = (next: number, commit: number) => app.query('select ledger.note_looked($1, $2, $3, $3, gen_random_uuid())', [next, 'taizhang', commit]);
    const noted = async () => (await app.query<{ commit_position: string }>('select commit_position from ledger.looked_at')).rows.map((row) => Number(row.commit_position));
    await note(0, 500);
    await followBatch(app, ORIGIN, 0, eventsOf(freshStream(), NEW_STREAM, sampleFacts(2)));
    await note(2, 9_000);
    await note(1, 9_500);
    expect(await noted()).toEqual([9_000]);
    await owner.query('select ledger.bind_store($1)', [store]);
    expect(await noted()).toEqual([]);
  });

  test('leaves without their places in the log are not followed on; the places are noted once, in order', async () => {
    const stream = freshStream();
    await (await ledger.open()).append(stream, NEW_STREAM, sampleFacts(3));
    await owner.query(`select ledger.bind_store('eventstoredb')`);
    await owner.query(`select ledger.note_followed(0, '{10,20}', '{10,20}')`);
    await expect(owner.query(`select ledger.note_followed(0, '{10}', '{10}')`)).rejects.toMatchObject({ code: 'TZ008' });
    const next = eventsOf(stream, 2, sampleFacts(1));
    await expect(followBatch(app, ORIGIN, 3, next)).rejects.toMatchObject({ code: 'TZ008' });
    await owner.query(`select ledger.note_followed(2, '{30}', '{30}')`);
    await followBatch(app, ORIGIN, 3, next);
  });

  test('a store nobody knows, and an empty database, are not bound', async () => {
    await expect(owner.query(`select ledger.bind_store('eventstoredb')`)).rejects.toMatchObject({ code: 'TZ011' });
    await (await ledger.open()).append(freshStream(), NEW_STREAM, sampleFacts(1));
    await expect(owner.query(`select ledger.bind_store('files')`)).rejects.toMatchObject({ code: '23514' });
  });

  test.each(['bind_store(\'postgres\')', 'note_followed(0, \'{}\', \'{}\')'])('the application may not %s', async (call) => {
    await expect(app.query(`select ledger.${call}`)).rejects.toMatchObject({ code: '42501' });
  });

  test('the application cannot write where leaves stand in the log', async () => {
    for (const statement of ['insert into ledger.followed values (0, 0, 0)', 'update ledger.followed set position = 1', 'delete from ledger.followed', `insert into ledger.looked_at values (true, 'x', 0, 0, gen_random_uuid())`, 'delete from ledger.looked_at']) {
      await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('the functions keep their own search path', async () => {
    const { rows } = await app.query<{ proname: string; proconfig: string[]; prosecdef: boolean }>(`
      select proname, proconfig, prosecdef from pg_proc where pronamespace = 'ledger'::regnamespace and proname in ('follow', 'keep_sealed')`);
    expect(rows.map((row) => row.prosecdef && row.proconfig.includes('search_path=ledger, pg_temp'))).toEqual([true, true]);
  });
});

describe('ledger.keep_sealed', () => {
  const keep = (id: string, salt: string) => app.query('select ledger.keep_sealed($1, $2, $3, $4, $5)', [[id], ['measure-1'], ['contact'], [Buffer.from(salt)], [Buffer.from('"李四"')]]);

  test('keeps values before their leaf stands; each attempt leaves its own salt, the same attempt once', async () => {
    const { id } = sampleFact();
    await keep(id, 'first');
    await keep(id, 'first');
    await keep(id, 'second');
    const { rows } = await app.query<{ salt: Buffer }>('select salt from ledger.sealed_value where event_id = $1 order by salt', [id]);
    expect(rows.map((row) => row.salt.toString())).toEqual(['first', 'second']);
  });

  test('is the only way of the application to write them', async () => {
    await expect(app.query(`insert into ledger.sealed_value values (gen_random_uuid(), 'f', 's', '', '')`)).rejects.toMatchObject({ code: '42501' });
  });
});
