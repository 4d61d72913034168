import type { Logger } from 'pino';
import { StoreUnavailableError } from './errors.js';
import type { EventStore, StoreChoice } from './event-store.js';
import { openPostgresEventStore } from './postgres/postgres-event-store.js';

/** The server has had its time by then; this only tells whether it was the one that is away, in milliseconds. */
const PROBE_MS = 3_000;

export interface OpenEventStoreOptions {
  store: StoreChoice;
  /** The ledger's PostgreSQL as the application's role: the total order is there with every store. */
  appUrl: string;
  origin: string;
  /** The injected clock: gives recordedAt. */
  now: () => Date;
  /** How often a subscription looks for itself where no notification comes, in milliseconds; default 1,000. */
  pollIntervalMs?: number;
  /** What the follower has to say to operators. */
  log?: Logger;
}

/**
 * Opens the store that was chosen, on a migrated database (see `migrate`).
 *
 * @throws StoreUnavailableError, WrongLedgerError, WrongStoreError; with EventStoreDB also ServerNotReachedError, StoreRefusedError, StoreLacksLedgerError, ClockAheadError
 */
export async function openEventStore({ store, ...options }: OpenEventStoreOptions): Promise<EventStore> {
  if (store.kind === 'postgres') return openPostgresEventStore(options);
  // Loaded only where it is used: most ledgers do without the client.
  const { openEventStoreDb } = await import('./eventstoredb/eventstoredb-event-store.js');
  const { connectionString, prefix } = store;
  try {
    return await openEventStoreDb({ connectionString, prefix, ...options });
  } catch (error) {
    // The database or the server is away: whoever reads the message should look at the right one.
    if (error instanceof StoreUnavailableError) await (await import('./eventstoredb/reach-server.js')).reachServer(connectionString, prefix, PROBE_MS);
    throw error;
  }
}
