import { randomUUID } from 'node:crypto';
import eventStoreDb, { type EventStoreDBClient } from '@eventstore/db-client';
import type { FactToAppend } from '../../src/event-store/event-store.js';
import { toEvents } from '../../src/event-store/eventstoredb/stream-codec.js';
import { buildLeaf } from '../../src/event-store/leaf.js';
import { openEventStore } from '../../src/event-store/open-event-store.js';
import { migrate } from '../../src/event-store/postgres/migrate.js';
import { sampleFact } from '../contract/sample-facts.js';
import { startTestCluster } from '../support/test-cluster.js';
import type { BenchRow } from './bench-row.js';
import { median } from './median.js';

const CALLERS = 64;
const EACH = 20;
const WARM_UP_ROUNDS = 2;
const ROUNDS = 9;
const LEAST = 0.7;
const ORIGIN = 'taizhang.example/bench';

const { EventStoreDBClient: Client, NO_STREAM } = eventStoreDb;

/**
 * Appends through our port to EventStoreDB against the bare client writing the same leaves to the same server, and against our
 * port on PostgreSQL (fsync on): callers each append one event after the other to a stream of their own; sides by turns, the
 * median of the ratios. The follower copies meanwhile, as it does in life. Needs a real server: EVENTSTORE_URL.
 */
export async function benchAppendToEventStoreDb(): Promise<BenchRow[]> {
  const url = process.env['EVENTSTORE_URL'];
  if (!url) {
    process.stderr.write('append-eventstoredb: no EVENTSTORE_URL, no figures\n');
    return [];
  }
  const prefix = `b${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const cluster = await startTestCluster({ fsync: 'on', synchronous_commit: 'on' });
  const [copied, own] = [await cluster.createDatabase(), await cluster.createDatabase()];
  await Promise.all([migrate(copied.ownerUrl), migrate(own.ownerUrl)]);
  const settings = { origin: ORIGIN, now: () => new Date() };
  const onServer = await openEventStore({ ...settings, appUrl: copied.appUrl, store: { kind: 'eventstoredb', connectionString: url, prefix } });
  const onPostgres = await openEventStore({ ...settings, appUrl: own.appUrl, store: { kind: 'postgres' } });
  const bare = Client.connectionString(url);
  const sides = {
    ours: (callers: number) => perSecond(callers, (stream, index, fact) => onServer.append(stream, index - 1, [fact])),
    bare: (callers: number) => perSecond(callers, (stream, index, fact) => appendBare(bare, `${prefix}bare-${stream}`, index, fact)),
    postgres: (callers: number) => perSecond(callers, (stream, index, fact) => onPostgres.append(stream, index - 1, [fact])),
  };
  try {
    return [await row(1, sides), await row(CALLERS, sides)];
  } finally {
    await Promise.all([onServer.close(), onPostgres.close(), bare.dispose()]);
    await cluster.stop();
  }
}

async function row(callers: number, sides: Record<'ours' | 'bare' | 'postgres', (callers: number) => Promise<number>>): Promise<BenchRow> {
  const figures: { ours: number; bare: number; postgres: number }[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const figure = { ours: await sides.ours(callers), bare: await sides.bare(callers), postgres: await sides.postgres(callers) };
    if (round >= 0) figures.push(figure);
  }
  const value = median(figures.map(({ ours, bare }) => ours / bare));
  const shown = (name: 'ours' | 'bare' | 'postgres') => Math.round(median(figures.map((figure) => figure[name])));
  return {
    name: `append to EventStoreDB, ${callers} caller${callers > 1 ? 's' : ''}`, value, budget: `≥ ${LEAST * 100} % of the bare client`, ok: value >= LEAST,
    detail: `ours: ${shown('ours')} events/s; bare: ${shown('bare')} events/s; our port on PostgreSQL: ${shown('postgres')} events/s`,
  };
}

async function perSecond(callers: number, append: (stream: string, index: number, fact: FactToAppend) => Promise<unknown>): Promise<number> {
  const work = Array.from({ length: callers }, () => ({ stream: `measure-${randomUUID()}`, facts: Array.from({ length: EACH }, () => sampleFact()) }));
  const begun = performance.now();
  await Promise.all(work.map(async ({ stream, facts }) => {
    for (const [index, fact] of facts.entries()) await append(stream, index, fact);
  }));
  return (callers * EACH * 1000) / (performance.now() - begun);
}

function appendBare(client: EventStoreDBClient, stream: string, index: number, fact: FactToAppend): Promise<unknown> {
  const { bytes } = buildLeaf(fact, { origin: ORIGIN, stream: 'measure-1', revision: index, recordedAt: new Date().toISOString() });
  const events = toEvents({ leaves: [bytes], expectedRevision: index - 1 });
  return client.appendToStream(stream, events, { expectedRevision: index === 0 ? NO_STREAM : BigInt(index - 1) });
}

if (import.meta.url === `file://${process.argv[1]}`) console.table(await benchAppendToEventStoreDb());
