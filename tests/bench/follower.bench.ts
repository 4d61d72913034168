import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import eventStoreDb, { type EventStoreDBClient } from '@eventstore/db-client';
import { EsdbConnection } from '../../src/event-store/eventstoredb/connection.js';
import { streamPattern } from '../../src/event-store/eventstoredb/followed-event.js';
import { startFollower } from '../../src/event-store/eventstoredb/follower.js';
import { serverStream, toEvents } from '../../src/event-store/eventstoredb/stream-codec.js';
import { buildLeaf } from '../../src/event-store/leaf.js';
import { migrate } from '../../src/event-store/postgres/migrate.js';
import { sampleFact } from '../contract/sample-facts.js';
import { startTestCluster, type TestCluster } from '../support/test-cluster.js';
import type { BenchRow } from './bench-row.js';
import { median } from './median.js';

const EVENTS = 40_000;
const STREAMS = 80;
const ROUNDS = 5;
const LEAST = 0.7;
const ORIGIN = 'taizhang.example/bench';
/** How often it is looked whether all is copied, in milliseconds. */
const LOOK_MS = 5;

const { EventStoreDBClient: Client, NO_STREAM, START, streamNameFilter } = eventStoreDb;

/**
 * How fast the follower copies a history it has never seen, against the bare client's catch-up subscription, which only counts
 * the same events: the same filter on the same server, sides by turns, the median of the ratios. PostgreSQL writes to the disk
 * (fsync on), and everything from the start of the follower on is counted. Needs a real server: EVENTSTORE_URL.
 */
export async function benchFollower(): Promise<BenchRow[]> {
  const url = process.env['EVENTSTORE_URL'];
  if (!url) {
    process.stderr.write('follower: no EVENTSTORE_URL, no figures\n');
    return [];
  }
  const prefix = `b${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const client = Client.connectionString(url);
  const cluster = await startTestCluster({ fsync: 'on', synchronous_commit: 'on' });
  try {
    await writeHistory(client, prefix);
    const figures: { bare: number; ours: number }[] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      const figure = { bare: await barePerSecond(client, prefix), ours: await copiedPerSecond(cluster, url, prefix) };
      if (round >= 0) figures.push(figure);
    }
    const value = median(figures.map(({ bare, ours }) => ours / bare));
    return [{
      name: 'follower, catching up', value, budget: `≥ ${LEAST * 100} % of the bare client's catch-up subscription`, ok: value >= LEAST,
      detail: `copied: ${Math.round(median(figures.map(({ ours }) => ours)))} events/s; bare: ${Math.round(median(figures.map(({ bare }) => bare)))} events/s`,
    }];
  } finally {
    await client.dispose();
    await cluster.stop();
  }
}

async function writeHistory(client: EventStoreDBClient, prefix: string): Promise<void> {
  const perStream = EVENTS / STREAMS;
  for (let index = 0; index < STREAMS; index += 1) {
    const stream = `measure-${index}`;
    const recordedAt = new Date().toISOString();
    const leaves = Array.from({ length: perStream }, (_, revision) => buildLeaf(sampleFact(), { origin: ORIGIN, stream, revision, recordedAt }).bytes);
    // Single facts, as people enter them, written together here.
    const events = toEvents({ leaves, expectedRevision: -1 }).map((event, revision) => ({ ...event, metadata: { callEnd: revision } }));
    await client.appendToStream(serverStream(prefix, stream), events, { expectedRevision: NO_STREAM });
  }
}

async function barePerSecond(client: EventStoreDBClient, prefix: string): Promise<number> {
  const begun = performance.now();
  const subscription = client.subscribeToAll({ fromPosition: START, filter: streamNameFilter({ regex: streamPattern(prefix), maxSearchWindow: 1_000 }) });
  let seen = 0;
  const all = new Promise<void>((resolve, reject) => {
    subscription.on('error', reject);
    subscription.on('data', () => {
      seen += 1;
      if (seen === EVENTS) resolve();
    });
  });
  await all;
  const figure = (EVENTS * 1000) / (performance.now() - begun);
  const closed = once(subscription, 'close').catch(() => undefined);
  await subscription.unsubscribe();
  subscription.destroy();
  await closed;
  return figure;
}

async function copiedPerSecond(cluster: TestCluster, url: string, prefix: string): Promise<number> {
  const database = await cluster.createDatabase();
  await migrate(database.ownerUrl);
  const connection = new EsdbConnection(url);
  const begun = performance.now();
  const follower = startFollower({ connection, prefix, appUrl: database.appUrl, origin: ORIGIN });
  for (let status = follower.status(); status.copied < EVENTS; status = follower.status()) {
    if (status.stopped) throw new Error(status.stopped.message);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const figure = (EVENTS * 1000) / (performance.now() - begun);
  await follower.stop();
  await connection.close();
  await database.drop();
  return figure;
}

if (import.meta.url === `file://${process.argv[1]}`) console.table(await benchFollower());
