import type { EventStore } from '../../src/event-store/event-store.js';

/** A store on an empty ledger. */
export interface StoreUnderTest {
  store: EventStore;
  /** Sets what the store's injected clock says from now on. */
  setClock(instant: string): void;
  close(): Promise<void>;
}
