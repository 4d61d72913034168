import { randomUUID } from 'node:crypto';
import { getPostgreSQLEventStore, type PostgresEventStore } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import type { EventStore, FactToAppend } from '../../src/event-store/event-store.js';
import { buildLeaf } from '../../src/event-store/leaf.js';
import { migrate } from '../../src/event-store/postgres/migrate.js';
import { openPostgresEventStore } from '../../src/event-store/postgres/postgres-event-store.js';
import { sampleFact } from '../contract/sample-facts.js';
import { startTestCluster } from '../support/test-cluster.js';
import type { BenchRow } from './bench-row.js';
import { median } from './median.js';

const CALLERS = 64;
const WARM_UP_ROUNDS = 5;
const ROUNDS = 31;
/** Appends of each caller per round. Short rounds: whatever else the machine does then falls on all sides of a round alike. */
const ALONE = { ours: 60, emmett: 40 };
const TOGETHER = { ours: 10, emmett: 2, bareBatches: 10 };

/** One side of the comparison: `run` appends and answers with events per second. */
interface Side {
  name: string;
  run(): Promise<number>;
  figures: number[];
}

/**
 * Appends through our port against emmett-postgresql and against a bare INSERT into the same table and indexes: one server,
 * the same durability (fsync and synchronous_commit on), the same payload, sides interleaved; the median of the ratios of
 * each round.
 */
export async function benchAppend(): Promise<BenchRow[]> {
  const cluster = await startTestCluster({ fsync: 'on', synchronous_commit: 'on' });
  const [ourDatabase, emmettDatabase, bareDatabase] = [await cluster.createDatabase(), await cluster.createDatabase(), await cluster.createDatabase()];
  await migrate(ourDatabase.ownerUrl);
  await migrate(bareDatabase.ownerUrl);
  const store = await openPostgresEventStore({ appUrl: ourDatabase.appUrl, origin: ORIGIN, now: () => new Date() });
  const emmett = getPostgreSQLEventStore(emmettDatabase.ownerUrl);
  const bare = new pg.Client({ connectionString: bareDatabase.ownerUrl });
  await bare.connect();
  const bareInsert = new BareInsert(bare);
  const sides = {
    oursAlone: side('taizhang, 1 caller', () => oursPerSecond(store, 1, ALONE.ours)),
    emmettAlone: side('emmett, 1 caller', () => emmettPerSecond(emmett, 1, ALONE.emmett)),
    ours: side(`taizhang, ${CALLERS} callers`, () => oursPerSecond(store, CALLERS, TOGETHER.ours)),
    emmett: side(`emmett, ${CALLERS} callers`, () => emmettPerSecond(emmett, CALLERS, TOGETHER.emmett)),
    bare: side(`bare ${CALLERS}-row INSERT`, () => bareInsert.perSecond(TOGETHER.bareBatches)),
  };
  try {
    await refuseUnequalDurability(bare);
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
      for (const one of Object.values(sides)) {
        const figure = await one.run();
        if (round >= 0) one.figures.push(figure);
      }
    }
    return [
      row('append, 1 caller', sides.oursAlone, sides.emmettAlone, 2, '≥ 2× emmett-postgresql'),
      row(`append, ${CALLERS} concurrent`, sides.ours, sides.emmett, 10, '≥ 10× emmett-postgresql'),
      row(`append, ${CALLERS} concurrent`, sides.ours, sides.bare, 0.7, `≥ 70 % of a bare ${CALLERS}-row INSERT`),
    ];
  } finally {
    await Promise.all([store.close(), emmett.close(), bare.end()]);
    await cluster.stop();
  }
}

const ORIGIN = 'taizhang.example/bench';

function side(name: string, run: () => Promise<number>): Side {
  return { name, run, figures: [] };
}

function row(name: string, ours: Side, theirs: Side, least: number, budget: string): BenchRow {
  const value = median(ours.figures.map((figure, round) => figure / theirs.figures[round]!));
  return { name, value, budget, ok: value >= least, detail: [ours, theirs].map((one) => `${one.name}: ${Math.round(median(one.figures))} events/s`).join('; ') };
}

async function refuseUnequalDurability(client: pg.Client): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await client.query<Record<string, string>>(`show ${setting}`);
    if (rows[0]![setting] !== 'on') throw new Error(`${setting} is ${rows[0]![setting]}: the figures would not be durable appends`);
  }
}

/** Each caller appends one event after the other to a stream of its own, waiting for each. */
async function perSecond(callers: number, each: number, append: (stream: string, index: number, fact: FactToAppend) => Promise<unknown>): Promise<number> {
  const work = Array.from({ length: callers }, () => ({ stream: `measure-${randomUUID()}`, facts: Array.from({ length: each }, () => sampleFact()) }));
  const start = performance.now();
  await Promise.all(work.map(async ({ stream, facts }) => {
    for (const [index, fact] of facts.entries()) await append(stream, index, fact);
  }));
  return (callers * each * 1000) / (performance.now() - start);
}

function oursPerSecond(store: EventStore, callers: number, each: number): Promise<number> {
  return perSecond(callers, each, (stream, index, fact) => store.append(stream, index - 1, [fact]));
}

function emmettPerSecond(store: PostgresEventStore, callers: number, each: number): Promise<number> {
  return perSecond(callers, each, (stream, index, { type, data, ...metadata }) =>
    store.appendToStream(stream, [{ type, data, metadata }], { expectedStreamVersion: index === 0 ? 'STREAM_DOES_NOT_EXIST' : BigInt(index) }));
}

/** The fastest way to write the same rows: leaves built beforehand, one prepared statement, one connection, no checks. */
class BareInsert {
  private position = 0;
  private readonly text: string;

  constructor(private readonly client: pg.Client) {
    const tuples = Array.from({ length: CALLERS }, (_, tuple) => `(${Array.from({ length: 7 }, (__, column) => `$${tuple * 7 + column + 1}`).join()})`);
    this.text = `insert into ledger.leaf (position, known_at, event_id, revision, call_end, stream, bytes) values ${tuples.join()}`;
  }

  async perSecond(batches: number): Promise<number> {
    const streams = Array.from({ length: CALLERS }, () => `measure-${randomUUID()}`);
    const prepared = Array.from({ length: batches }, (_, revision) => streams.flatMap((stream) => this.leafRow(stream, revision)));
    const start = performance.now();
    for (const values of prepared) await this.client.query({ name: 'bare-insert', text: this.text, values });
    return (batches * CALLERS * 1000) / (performance.now() - start);
  }

  private leafRow(stream: string, revision: number): unknown[] {
    const fact = sampleFact();
    const recordedAt = new Date().toISOString();
    const { bytes } = buildLeaf(fact, { origin: ORIGIN, stream, revision, recordedAt });
    return [this.position++, recordedAt, fact.id, revision, revision, stream, bytes];
  }
}

if (import.meta.url === `file://${process.argv[1]}`) console.table(await benchAppend());
