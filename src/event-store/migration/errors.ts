import { EventStoreError } from '../errors.js';

/** The server holds something else below the prefix than the ledger's first leaves; nothing was written. */
export class PrefixTakenError extends EventStoreError {
  readonly code = 'PREFIX_TAKEN';
  constructor(readonly prefix: string, readonly position: number, reason: string) {
    super(`the server holds other events below ${prefix}: at position ${position} ${reason}`);
  }
}

/** What was read back is not what the other store holds; the ledger stays where it is. */
export class StoresDifferError extends EventStoreError {
  readonly code = 'STORES_DIFFER';
  constructor(readonly position: number, reason: string) {
    super(`the stores differ at position ${position}: ${reason}`);
  }
}

/** Somebody appended while the ledger was moved; it stays where it is. Stop every program that serves it, then repeat. */
export class LedgerMovedOnError extends EventStoreError {
  readonly code = 'LEDGER_MOVED_ON';
  constructor(readonly expectedNext: number, readonly actualNext: number) {
    super(`the ledger was appended to during the migration: ${actualNext} leaves, ${expectedNext} were moved`);
  }
}

/** There is no ledger to move. */
export class NothingToMigrateError extends EventStoreError {
  readonly code = 'NOTHING_TO_MIGRATE';
  constructor() {
    super('the store holds no leaf');
  }
}

/** A program has the ledger open on EventStoreDB, on this machine or another: it would go on entering there what is not moved. */
export class LedgerServedError extends EventStoreError {
  readonly code = 'LEDGER_SERVED';
  constructor() {
    super('another program copies the ledger from EventStoreDB: it has the ledger open');
  }
}

/** The ledger is kept in PostgreSQL already, and the server it is to come from holds nothing of it. */
export class NothingThereError extends EventStoreError {
  readonly code = 'NOTHING_THERE';
  constructor(readonly prefix: string) {
    super(`the ledger is kept in PostgreSQL; the server holds nothing below ${prefix}`);
  }
}
