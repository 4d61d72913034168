import type { Logger } from 'pino';
import type { EventStore, StoreChoice } from './event-store.js';
import { openPostgresEventStore } from './postgres/postgres-event-store.js';

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
 * @throws StoreUnavailableError, WrongLedgerError, WrongStoreError; with EventStoreDB also StoreRefusedError, StoreLacksLedgerError, ClockAheadError
 */
export async function openEventStore({ store, ...options }: OpenEventStoreOptions): Promise<EventStore> {
  if (store.kind === 'postgres') return openPostgresEventStore(options);
  // Loaded only where it is used: most ledgers do without the client.
  const { openEventStoreDb } = await import('./eventstoredb/eventstoredb-event-store.js');
  const { connectionString, prefix } = store;
  return openEventStoreDb({ connectionString, prefix, ...options });
}
