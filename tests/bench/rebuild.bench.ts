import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
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
import { median } from './median.js';

const ROUNDS = 5;
/** Share of the speed of just reading and parsing the same events. */
const BUDGETS: Readonly<Record<string, number>> = { 'audit-trail': 0.4, dashboard: 0.2, 'department-record': 0.2, 'plan-comparison': 0.2 };
/** A quarter of the ledger: what a rebuild of it takes and holds, against the whole. */
const PART = EVENTS / 4;
/** How much more the whole may hold than a quarter, and how much longer it may take per event: flat and linear, with room for chance. */
const GROWTH = { memory: 1.5, time: 1.3 };

/** Rebuilds of every read model against reading and parsing the same events right before it; the median of the ratios of each round. */
export async function benchRebuild(): Promise<BenchRow[]> {
  const { appUrl, store, close } = await openBenchLedger();
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  await makeRegistry(client);
  try {
    const rounds = new Map<string, Round[]>(PROJECTIONS.map(({ name }) => [name, []]));
    await readAndParse(store); // warm-up
    for (let round = 0; round < ROUNDS; round++) {
      for (const projection of PROJECTIONS) {
        const reading = await seconds(() => readAndParse(store));
        rounds.get(projection.name)!.push({ reading, rebuilding: await seconds(() => rebuild(client, store, projection)) });
      }
    }
    return [...PROJECTIONS.map((one) => speedRow(one, rounds.get(one.name)!)), ...(await growthRows(client, store))];
  } finally {
    await client.end();
    await close();
  }
}

/** Both sides, one right after the other, in seconds: what else the machine does falls on both. */
interface Round {
  reading: number;
  rebuilding: number;
}

function speedRow({ name }: Projection, rounds: readonly Round[]): BenchRow {
  const budget = BUDGETS[name]!;
  const value = median(rounds.map((round) => round.reading / round.rebuilding));
  const [reading, rebuilding] = [median(rounds.map((round) => round.reading)), median(rounds.map((round) => round.rebuilding))];
  return {
    name: `rebuild, ${name}`, value, budget: `≥ ${budget * 100} % of reading and parsing`, ok: value >= budget,
    detail: `${EVENTS} events in ${rebuilding.toFixed(1)} s; read and parsed in ${reading.toFixed(1)} s`,
  };
}

/** A dashboard rebuild of a quarter and of the whole: most heap alive after a forced collection at each report of progress, and time. */
async function growthRows(client: pg.Client, store: EventStore): Promise<BenchRow[]> {
  const dashboard = PROJECTIONS.find(({ name }) => name === 'dashboard')!;
  const part = upTo(store, PART);
  const [heldOfPart, heldOfAll] = [await mostHeld(client, part, dashboard), await mostHeld(client, store, dashboard)];
  const timesOf = { part: [] as number[], all: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    timesOf.part.push(await seconds(() => rebuild(client, part, dashboard)));
    timesOf.all.push(await seconds(() => rebuild(client, store, dashboard)));
  }
  const [timeOfPart, timeOfAll] = [median(timesOf.part), median(timesOf.all)];
  const memory = heldOfAll / heldOfPart;
  const time = timeOfAll / EVENTS / (timeOfPart / PART);
  return [{
    name: 'rebuild, memory', value: memory, budget: `≤ ${GROWTH.memory} × that of a quarter of the events`, ok: memory <= GROWTH.memory,
    detail: `most heap alive after a forced collection: ${(heldOfPart / 1e6).toFixed(0)} MB at ${PART} events, ${(heldOfAll / 1e6).toFixed(0)} MB at ${EVENTS}`,
  }, {
    name: 'rebuild, time per event', value: time, budget: `≤ ${GROWTH.time} × that of a quarter of the events`, ok: time <= GROWTH.time,
    detail: `dashboard: ${timeOfPart.toFixed(2)} s for ${PART} events, ${timeOfAll.toFixed(2)} s for ${EVENTS}`,
  }];
}

/** The same ledger when it had so many events. */
function upTo(store: EventStore, events: number): EventStore {
  const shorter = Object.create(store) as EventStore;
  shorter.readAll = (position, limit) => store.readAll(position, Math.max(0, Math.min(limit, events - position)));
  shorter.nextPosition = () => Promise.resolve(events);
  return shorter;
}

async function mostHeld(client: pg.Client, store: EventStore, projection: Projection): Promise<number> {
  let most = 0;
  await rebuild(client, store, projection, () => {
    collectGarbage();
    most = Math.max(most, process.memoryUsage().heapUsed);
  });
  return most;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
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
