import type { Actor } from '../ledger/roles.js';
import type { Basis, Instant, LocalDate } from '../ledger/fact.js';

/** Expected revision of a stream that must not exist yet. */
export const NEW_STREAM = -1;

/** One fact to append. The id is the caller's: derived from the idempotency key or from the import source, never drawn by the store. */
export interface FactToAppend {
  id: string;
  type: string;
  version: number;
  occurredOn: LocalDate;
  actor: Actor;
  basis: Basis | null;
  correlation: string | null;
  causation: string | null;
  data: Record<string, unknown>;
  /** Field → personal value; becomes a salted commitment in `sealed`, value and salt are kept beside the ledger. */
  personal?: Record<string, unknown>;
}

export interface AppendResult {
  /** Revision of the last fact of the call. */
  revision: number;
  /** Opaque; `waitFor(receipt)` and `min-position` take it. */
  receipt: string;
  /** True where the call repeated an earlier one and nothing was written. */
  repeated: boolean;
}

/** The leaf as hashed and exported (architecture.md, "The leaf"). */
export interface Leaf {
  format: string;
  origin: string;
  id: string;
  stream: string;
  revision: number;
  type: string;
  version: number;
  recordedAt: Instant;
  occurredOn: LocalDate;
  actor: Actor;
  basis: Basis | null;
  correlation: string | null;
  causation: string | null;
  data: Record<string, unknown>;
  sealed: Record<string, string>;
}

/** A leaf as its stream holds it: `bytes` are the canonical bytes as stored, `leaf` their parse. */
export interface StreamLeaf {
  bytes: Uint8Array;
  leaf: Leaf;
}

/** A leaf in the one total order. */
export interface StoredLeaf extends StreamLeaf {
  /** 0, 1, 2 … without gaps. */
  position: number;
}

export interface Subscription {
  /** Resolves when the subscription has ended: stopped by `stop()`, or rejects with the handler's or the store's error. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

/** One of several appends, as `append` takes it. */
export interface AppendRequest {
  stream: string;
  expectedRevision: number;
  facts: FactToAppend[];
}

/** Where a ledger's events are appended; its total order and read models are in PostgreSQL in any case. */
export type StoreChoice =
  | { kind: 'postgres' }
  /** The connection string may hold a password: it is never printed. One ledger per server and prefix. */
  | { kind: 'eventstoredb'; connectionString: string; prefix: string };

/** How the store stands, for operators. With EventStoreDB: the server and the follower that copies it into the total order. */
export type StoreStatus =
  | { kind: 'postgres' }
  | {
    kind: 'eventstoredb';
    /** Whether the server answered last. */
    connected: boolean;
    /** Whether this process copies; of several that serve a ledger, one does. */
    leads: boolean;
    /** Next position to be copied. */
    copied: number;
    /** Since when this process knows of events not yet copied; null where it knows of none. */
    behindSince: Instant | null;
    /** Between an event's append and its copy, for the last one copied, in milliseconds; null before the first. */
    lagMs: number | null;
    /** Copied per second, over the last seconds of copying; null before the first. */
    eventsPerSecond: number | null;
    /** Why copying has stopped for good, until an operator acts. */
    stopped: { code: string; message: string } | null;
  };

export interface SubscribeOptions {
  /** First position wanted. */
  from: number;
  /** Called in order with 1..limit leaves; the next batch comes after it resolved. A rejection ends the subscription. */
  onBatch(leaves: StoredLeaf[]): Promise<void>;
  /** Called each time the reader has reached the end of the log; argument: next position to be written. */
  onCaughtUp?(nextPosition: number): void;
  limit?: number;
}

/**
 * The event store port (architecture.md, "EventStore port"). There is no "any" revision: every caller has decided against
 * a revision and says so. Positions belong to reading; an append answers with an opaque receipt.
 *
 * A stream has what was appended at once, the total order may have it later: deciders read the stream and revisions, whoever
 * answers for (D, P) reads the total order. Within a stream the order of revisions is the order of positions. Appends made at
 * once, to different streams, have no promised order: whoever needs one waits for each or hands them over in that order. `recordedAt` is taken when the call is
 * made, before its place in the total order: what was known at an instant of the last seconds can still gain events.
 */
export interface EventStore {
  /** Appends all facts or none. Throws WrongExpectedRevisionError, IdempotencyConflictError, LeafRefusedError, StoreUnavailableError. */
  append(stream: string, expectedRevision: number, facts: FactToAppend[]): Promise<AppendResult>;
  /**
   * Appends to different streams that the total order has in the order given, each all or none, without waiting for one commit a
   * call. Throws the first refusal; what comes after a refused call may stand.
   */
  appendInOrder(calls: readonly AppendRequest[]): Promise<AppendResult[]>;
  /** For deciding: all leaves of a stream from `fromRevision` (default 0) in revision order, what was just appended included; empty for an unknown stream. */
  readStream(stream: string, fromRevision?: number): Promise<StreamLeaf[]>;
  /** For answers at (D, P): what the total order holds of a stream up to and including `upToPosition` (default: all of it), in order. */
  readStreamKnown(stream: string, upToPosition?: number): Promise<StoredLeaf[]>;
  /** Leaves from `position` on, at most `limit`, without gaps. */
  readAll(position: number, limit: number): Promise<StoredLeaf[]>;
  /** Next position of the total order: 0 for an empty one. What was appended a moment ago may still be on its way there. */
  nextPosition(): Promise<number>;
  /**
   * For rules across streams, which no revision guards (that a name is free): the position by which the total order holds all
   * that was appended before this call, by whomever; −1 for an empty ledger. Waits for a follower where there is one, as long
   * as it moves.
   *
   * @throws StoreUnavailableError the follower stands still or the store is away; FollowerStoppedError it has stopped for good
   */
  latestPosition(): Promise<number>;
  /** Position a receipt stands for, once it is readable in the total order (waits for a follower where there is one). */
  resolveReceipt(receipt: string): Promise<number>;
  /** P(K): the largest position whose running maximum of recordedAt is ≤ the instant, −1 if none. */
  positionAt(instant: Instant): Promise<number>;
  subscribe(options: SubscribeOptions): Subscription;
  /** For operators: how the store stands. Answers from memory and never throws, also while the store is away. */
  status(): Promise<StoreStatus>;
  close(): Promise<void>;
}
