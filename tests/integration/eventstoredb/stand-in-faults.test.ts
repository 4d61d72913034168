import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import eventStoreDb, { type AppendToStreamOptions, type EventStoreDBClient as Client, type ResolvedEvent } from '@eventstore/db-client';
import { startStandIn, type StandIn } from '../../support/eventstoredb/stand-in.js';

const { END, EventStoreDBClient, jsonEvent, NO_STREAM, START } = eventStoreDb;

/* What the client sees of each switch of the stand-in. On a real server these need its process, its disk or its cluster. */
const STREAM = 'ledger.stream-1';
let standIn: StandIn;
let clients: Client[] = [];
let nodes: StandIn[] = [];

beforeEach(async () => {
  standIn = await started();
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.dispose()));
  await Promise.all(nodes.map((node) => node.close()));
  [clients, nodes] = [[], []];
});

async function started(options: Parameters<typeof startStandIn>[0] = {}): Promise<StandIn> {
  const node = await startStandIn(options);
  nodes.push(node);
  return node;
}

function connect(connectionString = standIn.connectionString): Client {
  const client = EventStoreDBClient.connectionString(connectionString);
  clients.push(client);
  return client;
}

const newEvent = (n = 0, bytes = 1): ReturnType<typeof jsonEvent> => jsonEvent({ type: 'counted', data: { n, filling: 'x'.repeat(bytes) } });
const own = { credentials: { username: 'admin', password: 'changeit' } };

async function standing(stream = STREAM): Promise<NonNullable<ResolvedEvent['event']>[]> {
  const found = [];
  for await (const { event } of connect().readStream(stream)) if (event !== undefined) found.push(event);
  return found;
}

describe.each<[string, AppendToStreamOptions, string]>([
  ['on a shared call', {}, 'deadline-exceeded'],
  ['on a call of its own', own, 'timeout'],
])('an answer lost after the commit %s', (_name, way, timeout) => {
  const append = (client: Client, event: ReturnType<typeof newEvent>): Promise<unknown> => client.appendToStream(STREAM, event, { ...way, expectedRevision: NO_STREAM });

  test('a timeout is answered, the event stands, and the repeat succeeds without a second one', async () => {
    const event = newEvent();
    standIn.faults.loseAnswers('timeout');
    await expect(append(connect(), event)).rejects.toMatchObject({ type: timeout });
    expect(await standing()).toHaveLength(1);
    expect(await append(connect(), event)).toMatchObject({ nextExpectedRevision: 0n });
    expect(await standing()).toHaveLength(1);
  });

  test('a late write cannot be read after its timeout, and stands when it is repeated', async () => {
    const event = newEvent();
    standIn.faults.loseAnswers('late');
    await expect(append(connect(), event)).rejects.toMatchObject({ type: timeout });
    await expect(standing()).rejects.toMatchObject({ type: 'stream-not-found' });
    expect(await append(connect(), event)).toMatchObject({ nextExpectedRevision: 0n });
    expect(await standing()).toHaveLength(1);
  });

  test('a cut connection is unavailable at the client, and the event stands', async () => {
    standIn.faults.loseAnswers('cut');
    await expect(append(connect(), newEvent())).rejects.toMatchObject({ code: 14 });
    expect(await standing()).toHaveLength(1);
  });
});

test('a connection cut in the middle of a batch: what was acknowledged stands, nothing stands twice', async () => {
  const client = connect();
  await client.appendToStream(STREAM, newEvent());
  standIn.cutAfter(500_000);
  const appends = Array.from({ length: 20 }, (_, n) => client.appendToStream(`ledger.many-${n}`, newEvent(n, 50_000), { expectedRevision: NO_STREAM }));
  const outcomes = await Promise.allSettled(appends);
  const acknowledged = outcomes.flatMap(({ status }, n) => (status === 'fulfilled' ? [n] : []));
  expect(acknowledged.length).toBeLessThan(20);
  for (const n of acknowledged) expect(await standing(`ledger.many-${n}`)).toHaveLength(1);
});

test('a frozen server answers nothing, and does what it was asked for once it goes on', async () => {
  const client = connect();
  await client.appendToStream(STREAM, newEvent());
  standIn.freeze();
  await expect(client.appendToStream(STREAM, newEvent(1), { ...own, deadline: 300 })).rejects.toMatchObject({ type: 'deadline-exceeded' });
  standIn.thaw();
  await client.appendToStream(STREAM, newEvent(2), own);
  expect((await standing()).length).toBeGreaterThanOrEqual(2);
});

test('a killed server refuses, its subscribers hear of it, and after the restart everything is there', async () => {
  const client = connect();
  await client.appendToStream(STREAM, newEvent());
  const subscription = client.subscribeToAll({ fromPosition: END });
  await once(subscription as NodeJS.EventEmitter, 'caughtUp');
  const broken = new Promise((resolve) => subscription.once('error', resolve));
  await standIn.kill();
  expect(await broken).toMatchObject({ type: 'unavailable', code: 14 });
  await expect(client.appendToStream(STREAM, newEvent(1))).rejects.toMatchObject({ code: 14 });
  await standIn.restart();
  expect(await client.appendToStream(STREAM, newEvent(2), { expectedRevision: 0n })).toMatchObject({ nextExpectedRevision: 1n });
});

test('a server that is stopped ends its subscribers with an internal error', async () => {
  const subscription = connect().subscribeToAll({ fromPosition: END });
  await once(subscription as NodeJS.EventEmitter, 'caughtUp');
  const broken = new Promise((resolve) => subscription.once('error', resolve));
  await standIn.stop();
  expect(await broken).toMatchObject({ type: 'unknown', code: 13 });
});

test('ids are forgotten by a restart: a repeat that expects no revision is written again, one that does is not', async () => {
  const event = newEvent();
  await connect().appendToStream(STREAM, event, { expectedRevision: NO_STREAM });
  await standIn.kill();
  await expect(standing()).rejects.toMatchObject({ code: 14 });
  await standIn.restart();
  await connect().appendToStream(STREAM, event, { expectedRevision: NO_STREAM });
  expect(await standing()).toHaveLength(1);
  await connect().appendToStream(STREAM, event);
  expect(await standing()).toHaveLength(2);
});

test('subscribers are dropped as too slow', async () => {
  const subscription = connect().subscribeToAll({ fromPosition: START });
  subscription.resume();
  await once(subscription as NodeJS.EventEmitter, 'caughtUp');
  const dropped = new Promise((resolve) => subscription.once('error', resolve));
  standIn.dropSubscribers();
  expect(await dropped).toMatchObject({ type: 'timeout', code: 10 });
  expect(standIn.subscribers).toBe(0);
});

describe('a cluster', () => {
  test('a follower names the leader, the client goes there, and both have the same log', async () => {
    const follower = await started({ follows: standIn });
    const client = connect(follower.connectionString);
    const leading = (): Promise<unknown> => client.appendToStream(STREAM, newEvent(), { ...own, requiresLeader: true });
    await expect(leading()).rejects.toMatchObject({ type: 'not-leader', leader: { address: '127.0.0.1', port: standIn.port } });
    expect(await leading()).toMatchObject({ success: true });
    expect(await standing()).toHaveLength(1);
  });

  test('gossip leads to the leader, and to the new one when leadership moves', async () => {
    const other = await started({ follows: standIn });
    const seeds = `esdb://127.0.0.1:${standIn.port},127.0.0.1:${other.port}?tls=false`;
    await connect(seeds).appendToStream(STREAM, newEvent(), { requiresLeader: true });
    await standIn.kill();
    other.faults.lead();
    await connect(seeds).appendToStream(STREAM, newEvent(1), { requiresLeader: true });
    expect(other.streams.lastRevision(STREAM)).toBe(1n);
  });

  test('a node that is not ready refuses each append', async () => {
    standIn.faults.beNotReady();
    await expect(connect().appendToStream(STREAM, newEvent())).rejects.toThrow('Could not recognize Server Is Not Ready');
    await expect(connect().appendToStream(STREAM, newEvent(), own)).rejects.toMatchObject({ type: 'unavailable', code: 14 });
  });
});

describe('an administrator', () => {
  beforeEach(async () => {
    await connect().appendToStream(STREAM, [newEvent(0), newEvent(1), newEvent(2)], { expectedRevision: NO_STREAM });
  });

  test('alters, inserts and takes out events, in the stream and in $all', async () => {
    standIn.administrator.alter(STREAM, 0n, '{"n":"altered"}');
    standIn.administrator.insertBefore(STREAM, 1n, 'foreign', '{}');
    standIn.administrator.vanish(STREAM, 2n);
    const seen = [];
    for await (const { event } of connect().readAll()) if (event?.streamId === STREAM) seen.push([event.type, event.revision, event.data]);
    expect(seen).toEqual([['counted', 0n, { n: 'altered' }], ['foreign', 1n, {}], ['counted', 1n, { n: 1, filling: 'x' }]]);
    expect((await standing()).map(({ type }) => type)).toEqual(['counted', 'foreign', 'counted']);
  });

  test('scavenges what is truncated out of $all, but not the last event of a stream', async () => {
    await connect().deleteStream(STREAM);
    standIn.administrator.scavenge();
    const seen = [];
    for await (const { event } of connect().readAll()) if (event?.streamId === STREAM) seen.push(event.revision);
    expect(seen).toEqual([2n]);
    expect(await connect().appendToStream(STREAM, newEvent(), { expectedRevision: NO_STREAM })).toMatchObject({ nextExpectedRevision: 3n });
  });
});

describe('refusals', () => {
  test('wrong credentials, missing rights on $all, and TLS where there is none', async () => {
    standIn.faults.denyAll();
    const reading = connect().subscribeToAll({ fromPosition: START });
    expect(await new Promise((resolve) => reading.once('error', resolve))).toMatchObject({ type: 'access-denied', code: 7 });
    standIn.faults.refuseCredentials();
    await expect(connect().appendToStream(STREAM, newEvent())).rejects.toMatchObject({ type: 'access-denied', code: 16 });
    await expect(connect(`esdb://127.0.0.1:${standIn.port}?tls=true`).appendToStream(STREAM, newEvent())).rejects.toMatchObject({ code: 14 });
  });
});

test('a clock that runs ahead shows in what is written from then on', async () => {
  standIn.faults.clockSkewMs = 7_200_000;
  await connect().appendToStream(STREAM, newEvent());
  const [event] = await standing();
  expect((event?.created.getTime() ?? 0) - Date.now()).toBeGreaterThan(7_000_000);
});
