import type { StoreChoice } from '../../src/event-store/event-store.js';
import { closeEventStoreServer, eventStoreServer } from './event-store-server.js';

let open = 0;

/**
 * Where the ledgers of this suite append: PostgreSQL, or, with TAIZHANG_TEST_STORE=eventstoredb (the projects
 * `e2e-eventstoredb` and `browser-eventstoredb`), EventStoreDB below a prefix of their own. `leave` ends the stand-in with
 * the last of them.
 */
export async function testStore(): Promise<{ store: StoreChoice; leave(): Promise<void> }> {
  if (process.env['TAIZHANG_TEST_STORE'] !== 'eventstoredb') return { store: { kind: 'postgres' }, leave: () => Promise.resolve() };
  open += 1;
  const { connectionString, prefix } = await eventStoreServer();
  return {
    store: { kind: 'eventstoredb', connectionString, prefix },
    async leave() {
      open -= 1;
      if (open === 0) await closeEventStoreServer();
    },
  };
}
