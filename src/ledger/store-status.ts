import type { EventStore } from '../event-store/event-store.js';
import type { StoreStatusDto } from './store-status.dto.js';

/** How the store of a ledger stands, for people and probes. Never throws: what cannot be asked now is said so. */
export async function storeStatus(store: EventStore): Promise<StoreStatusDto> {
  const [status, events] = await Promise.all([store.status(), store.nextPosition().catch(() => null)]);
  if (status.kind === 'postgres') {
    return { kind: 'postgres', connected: events !== null, events, leads: null, behindSince: null, lagMs: null, eventsPerSecond: null, stopped: null };
  }
  const { copied: _, ...follower } = status;
  return { ...follower, events };
}
