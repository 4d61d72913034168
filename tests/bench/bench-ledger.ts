import type { EventStore } from '../../src/event-store/event-store.js';
import { openEventStore } from '../../src/event-store/open-event-store.js';
import { migrate } from '../../src/event-store/postgres/migrate.js';
import { startTestCluster } from '../support/test-cluster.js';
import { appendHistory, benchHistory } from './history.js';

/** 100,000 events on 1,500 milestones: the size the figures of this version are held against. */
export const EVENTS = 100_000;
export const MILESTONES = 1_500;
export const ORIGIN = 'bench.example/2021';

export interface BenchLedger {
  appUrl: string;
  store: EventStore;
  /** The day the clock of the ledger shows after the history. */
  now(): Date;
  close(): Promise<void>;
}

/** A ledger with a made-up plan year, on a server of its own. */
export async function openBenchLedger(): Promise<BenchLedger> {
  const cluster = await startTestCluster();
  const database = await cluster.createDatabase();
  await migrate(database.ownerUrl);
  let now = new Date('2021-01-01T01:00:00.000Z');
  const store = await openEventStore({ store: { kind: 'postgres' }, appUrl: database.appUrl, origin: ORIGIN, now: () => now });
  await appendHistory(store, benchHistory({ events: EVENTS, milestones: MILESTONES }), (then) => {
    now = then;
  });
  return {
    appUrl: database.appUrl,
    store,
    now: () => now,
    async close() {
      await store.close();
      await cluster.stop();
    },
  };
}
