import pg from 'pg';
import { READ_AT_ONCE } from '../../projections/engine/load.js';
import type { Projection } from '../../projections/engine/projection.js';
import { rebuild } from '../../projections/engine/rebuild.js';
import { makeRegistry } from '../../projections/engine/registry.js';
import { PROJECTIONS } from '../../projections/index.js';
import type { EventStore } from '../../src/event-store/event-store.js';
import { toRecordedEvent } from '../../src/ledger/read-events.js';
import { EVENTS, openBenchLedger } from './bench-ledger.js';
import type { BenchRow } from './bench-row.js';

const ROUNDS = 3;
/** Share of the speed of just reading and parsing the same events. */
const BUDGETS: Readonly<Record<string, number>> = { 'audit-trail': 0.4, dashboard: 0.2, 'department-record': 0.2 };
/** What a rebuild may hold in memory beyond what stood there before, in MB: it must not grow with the ledger. */
const MEMORY_MB = 300;

/** Rebuilds of every read model against reading and parsing the same events; rounds interleaved, medians. */
export async function benchRebuild(): Promise<BenchRow[]> {
  const { appUrl, store, close } = await openBenchLedger();
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  await makeRegistry(client);
  try {
    const reading: number[] = [];
    const rebuilding = new Map<string, number[]>(PROJECTIONS.map(({ name }) => [name, []]));
    await readAndParse(store); // warm-up
    for (let round = 0; round < ROUNDS; round++) {
      reading.push(await seconds(() => readAndParse(store)));
      for (const projection of PROJECTIONS) rebuilding.get(projection.name)!.push(await seconds(() => rebuild(client, store, projection)));
    }
    return [...PROJECTIONS.map((one) => speedRow(one, median(reading), median(rebuilding.get(one.name)!))), await memoryRow(client, store)];
  } finally {
    await client.end();
    await close();
  }
}

function speedRow({ name }: Projection, reading: number, rebuilding: number): BenchRow {
  const budget = BUDGETS[name]!;
  const value = reading / rebuilding;
  return {
    name: `rebuild, ${name}`, value, budget: `≥ ${budget * 100} % of reading and parsing`, ok: value >= budget,
    detail: `${EVENTS} events in ${rebuilding.toFixed(1)} s; read and parsed in ${reading.toFixed(1)} s`,
  };
}

/** Heap in use at each report of progress of a dashboard rebuild, garbage not yet collected included: an upper bound of what lives. */
async function memoryRow(client: pg.Client, store: EventStore): Promise<BenchRow> {
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  await rebuild(client, store, PROJECTIONS.find(({ name }) => name === 'dashboard')!, () => {
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  });
  const value = most / 1e6;
  return { name: 'rebuild, memory', value, budget: `≤ ${MEMORY_MB} MB of heap`, ok: value <= MEMORY_MB, detail: `most heap in use during a rebuild of ${EVENTS} events` };
}

/** In the same steps as a rebuild reads; the fastest of the sizes tried lies within a few per cent of it. */
async function readAndParse(store: EventStore): Promise<void> {
  for (let from = 0; ;) {
    const leaves = await store.readAll(from, READ_AT_ONCE);
    if (leaves.length === 0) return;
    for (const leaf of leaves) toRecordedEvent(leaf);
    from += leaves.length;
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

function median(figures: number[]): number {
  return figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)]!;
}
