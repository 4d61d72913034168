import { v5 as uuidv5 } from 'uuid';
import { dayOf, type Clock } from '../config/clock.js';
import { NEW_STREAM, type EventStore } from '../event-store/event-store.js';
import { LedgerOpened } from './ledger.events.js';
import type { LedgerIdentity } from './ledger-context.js';
import { streamBegun } from './stream-known.js';

/**
 * The first leaf of every ledger says which ledger it is. Answers whether it was written now; on every later start it stands.
 * Its id follows from the origin, so that two programs starting at once write it once.
 *
 * @param hostUnit id of the unit the office sits in, where it is known already
 */
export async function recordOpening(store: EventStore, identity: LedgerIdentity, clock: Clock, hostUnit: string | null = null): Promise<boolean> {
  const standing = await streamBegun(store, 'ledger');
  if (standing.length > 0) return false;
  const result = await store.append('ledger', NEW_STREAM, [{
    id: uuidv5(`${identity.origin}#${LedgerOpened.type}`, uuidv5.URL),
    type: LedgerOpened.type,
    version: LedgerOpened.version,
    occurredOn: dayOf(clock.now()),
    actor: { account: 'system', role: 'system', department: null },
    basis: null,
    correlation: null,
    causation: null,
    data: { name: identity.name, kind: identity.kind, hostUnit },
  }]);
  return !result.repeated;
}
