import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { ProjectionEngine } from '../../projections/engine/engine.js';
import type { Clock } from '../config/clock.js';
import type { EventStore } from '../event-store/event-store.js';

/** Which ledger a process serves (architecture.md, "Ledgers"). */
export interface LedgerIdentity {
  origin: string;
  name: string;
  kind: 'office' | 'sample' | 'demo';
}

/** One open ledger: everything the surfaces (HTTP, terminal) need to read it and to append to it. */
export interface OpenLedger {
  ledger: LedgerIdentity;
  store: EventStore;
  /** Application role: read models only; events are appended through the store. */
  pool: Pool;
  projections: ProjectionEngine;
  clock: Clock;
  log: Logger;
}

/** Injection token of the open ledger. */
export const OPEN_LEDGER = Symbol('OPEN_LEDGER');
