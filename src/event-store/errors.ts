/**
 * Typed errors of the event store. `code` is stable and part of the contract; the message names the value that was wrong.
 * What a person reads (Chinese) is made at the edge from the code.
 */
export abstract class EventStoreError extends Error {
  abstract readonly code: string;
  override get name(): string {
    return this.constructor.name;
  }
}

/** The stream stood at another revision than the caller decided against. Decide again from `actualRevision`. */
export class WrongExpectedRevisionError extends EventStoreError {
  readonly code = 'WRONG_EXPECTED_REVISION';
  constructor(readonly stream: string, readonly expectedRevision: number, readonly actualRevision: number) {
    super(`stream ${stream} stands at revision ${actualRevision}, the caller expected ${expectedRevision}`);
  }
}

/** The ids of this call already stand in the stream, with other content or as part of another call. */
export class IdempotencyConflictError extends EventStoreError {
  readonly code = 'IDEMPOTENCY_CONFLICT';
  constructor(readonly stream: string, readonly eventId: string, reason: string) {
    super(`event ${eventId} already stands in stream ${stream}: ${reason}`);
  }
}

/** A leaf that may not be stored: not canonical, a forbidden value or name, too large. `path` is a JSON pointer. */
export class LeafRefusedError extends EventStoreError {
  readonly code: 'LEAF_NOT_CANONICAL' | 'LEAF_TOO_LARGE' | 'APPEND_TOO_LARGE' | 'LEAF_MALFORMED';
  constructor(code: LeafRefusedError['code'], readonly path: string, reason: string) {
    super(`leaf refused at ${path || '/'}: ${reason}`);
    this.code = code;
  }
}

/** The store cannot be reached or did not answer in time; nothing is known to be written. The caller may repeat the call with the same ids. */
export class StoreUnavailableError extends EventStoreError {
  readonly code = 'STORE_UNAVAILABLE';
  constructor(reason: string, options?: { cause?: unknown }) {
    super(`event store unavailable: ${reason}`, options);
  }
}

/** EventStoreDB did not answer when it was asked before anything else was done. */
export class ServerNotReachedError extends StoreUnavailableError {
  /** @param hosts `host:port`, several with commas; never user or password */
  constructor(readonly hosts: string, options?: { cause?: unknown }) {
    super(`no answer from EventStoreDB at ${hosts}`, options);
  }
}

/** The database holds another ledger than the program was started for. */
export class WrongLedgerError extends EventStoreError {
  readonly code = 'WRONG_LEDGER';
  constructor(readonly expectedOrigin: string, readonly actualOrigin: string) {
    super(`the store holds ledger ${actualOrigin}, expected ${expectedOrigin}`);
  }
}

/** The ledger is kept in another store than the setting names. Set it right, or move the ledger with migrate-store. */
export class WrongStoreError extends EventStoreError {
  readonly code = 'WRONG_STORE';
  constructor(readonly chosen: string, readonly actual: string) {
    super(`the ledger is kept in ${actual}, not in ${chosen}`);
  }
}

/** The server answers, but will not serve this program: credentials, rights, certificates, or no event store at all. Trying again does not help. */
export class StoreRefusedError extends EventStoreError {
  readonly code = 'STORE_REFUSED';
  constructor(readonly reason: 'credentials' | 'rights' | 'certificate' | 'protocol' | 'connection-string', detail: string, options?: { cause?: unknown }) {
    super(`the event store refuses (${reason}): ${detail}`, options);
  }
}

/** The database holds leaves, the server holds none of them under this prefix: a new or another server, or another prefix. */
export class StoreLacksLedgerError extends EventStoreError {
  readonly code = 'STORE_LACKS_LEDGER';
  constructor(readonly origin: string, readonly prefix: string) {
    super(`the server holds nothing of ledger ${origin} below ${prefix}, the database does`);
  }
}

/**
 * Copying has stopped for good and nothing is appended any more, so that nothing is acknowledged that nobody would see; what
 * was copied stays readable.
 *
 * * STORE_TAMPERED: what the server holds is not what was copied from it, or not what this program writes: a stream was
 *   deleted or truncated, an event vanished, was altered or put in between.
 * * EVENT_FROM_FUTURE: an event is dated more than an hour after the clock of the database, which no append of this program is.
 * * COPYING_REFUSED: the database does not take events in, and waiting will not mend it.
 */
export class FollowerStoppedError extends EventStoreError {
  readonly code: keyof typeof STOPS;
  constructor(readonly reason: string, options: { cause?: unknown; code?: keyof typeof STOPS } = {}) {
    const code = options.code ?? 'STORE_TAMPERED';
    super(`${STOPS[code]}: ${reason}`, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
  }
}

const STOPS = {
  STORE_TAMPERED: 'the event store was changed behind the ledger',
  EVENT_FROM_FUTURE: 'the event store holds an event from the future',
  COPYING_REFUSED: 'the database does not take in what the event store holds',
};

/** The clock of this program is more than an hour ahead of the database's; nothing was written. The operator sets the clocks. */
export class ClockAheadError extends EventStoreError {
  readonly code = 'CLOCK_AHEAD';
  constructor(databaseClock: string, options?: { cause?: unknown }) {
    super(`recordedAt lies more than an hour after the clock of the database, which says ${databaseClock}`, options);
  }
}

/** A receipt that this ledger never gave out. */
export class UnknownReceiptError extends EventStoreError {
  readonly code = 'UNKNOWN_RECEIPT';
  constructor(readonly receipt: string) {
    super(`no append of this ledger has the receipt ${JSON.stringify(receipt.slice(0, 40))}`);
  }
}

/** What is stored is broken: a position is missing, bytes are no leaf, a stream does not go on as it must. Reading stops; nothing may be skipped. */
export class LedgerDamagedError extends EventStoreError {
  readonly code = 'LEDGER_DAMAGED';
  /** Undefined where the damage was met in a stream on the server, which knows no positions. */
  readonly position: number | undefined;
  constructor(readonly place: number | { stream: string; revision: number }, reason: string) {
    super(`ledger damaged at ${typeof place === 'number' ? `position ${place}` : `revision ${place.revision} of ${place.stream}`}: ${reason}; run "taizhang doctor" and restore from a backup`);
    this.position = typeof place === 'number' ? place : undefined;
  }
}
