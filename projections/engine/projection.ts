import type { PoolClient } from 'pg';
import type { RecordedEvent } from '../../src/ledger/fact.js';
import type { EventStore } from '../../src/event-store/event-store.js';

/** What a projector writes through while one batch is open: the connection and the schema of its build. */
export interface BatchTarget {
  client: PoolClient;
  schema: string;
}

/** Rows that a number of events changed, to be written inside one transaction. */
export interface Batch {
  write(target: BatchTarget): Promise<void>;
}

/**
 * One runner's work on one build. It may keep what it learned in memory between batches; the engine throws the projector away
 * and makes a new one after any failed batch, so memory never runs ahead of the tables.
 */
export interface Projector {
  /** Takes in the next events, given in position order; nothing is written yet. An event it cannot take in throws. */
  take(events: readonly RecordedEvent[]): void | Promise<void>;
  /** Hands over what the taken events changed. While it is written the next events may be taken; batches are written in their order. */
  batch(): Batch;
}

/** A read model: its tables and how events become rows. */
export interface Projection {
  /** Also the first part of its schemas: `dashboard` lives in `dashboard_4`. */
  name: string;
  /** Raised whenever tables or projector change what rows there are; a start with a newer edition rebuilds. */
  edition: number;
  /** Tables, run with the build's schema as search path. */
  tables: string;
  /** Indexes, built after the load of a rebuild. */
  indexes: string;
  projector(store: EventStore): Projector;
}
