import pg from 'pg';
import { ClockAheadError, LeafRefusedError, StoreUnavailableError, UnknownReceiptError, WrongExpectedRevisionError, WrongLedgerError } from '../errors.js';
import type { AppendResult, EventStore, FactToAppend, StoredLeaf, StreamLeaf, SubscribeOptions, Subscription } from '../event-store.js';
import { buildLeaf, refuseMalformedStream } from '../leaf.js';
import type { AppendCall, CallOutcome } from './append-batch.js';
import { AppendQueue, DEFAULT_LIMITS, type AppendQueueLimits } from './append-queue.js';
import { asStoreError, connectionConfig, isPassing, READ_TIMEOUT_MS } from './connection.js';
import { readAll, readStream, readStreamKnown } from './read-leaves.js';
import { recogniseCall } from './repeated-call.js';
import { subscribe } from './subscription.js';
import { WakeUp } from './wake-up.js';

/** The largest call in bytes of leaves: below the append limit of every store the port is made for. */
export const MAX_APPEND_BYTES = 900_000;

export interface PostgresEventStoreOptions {
  /** Connection of the role that reads and appends (`taizhang_app`). */
  appUrl: string;
  /** The ledger's origin; the first append binds the database to it. */
  origin: string;
  /** The injected clock: gives recordedAt. */
  now: () => Date;
  /** How often a subscription looks for itself where no notification comes, in milliseconds; default 1,000. */
  pollIntervalMs?: number;
  appendLimits?: Partial<AppendQueueLimits>;
}

/**
 * Opens the store on a migrated database (see `migrate`).
 *
 * @throws StoreUnavailableError PostgreSQL cannot be reached; WrongLedgerError the database holds another ledger
 */
export async function openPostgresEventStore(options: PostgresEventStoreOptions): Promise<EventStore> {
  const store = new PostgresEventStore(options);
  try {
    await store.checkOrigin();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

class PostgresEventStore implements EventStore {
  private readonly pool: pg.Pool;
  private readonly queue: AppendQueue;
  private readonly wakeUp: WakeUp;
  private closing: Promise<void> | undefined;
  private readonly subscriptions = new Set<Subscription>();

  constructor(private readonly options: PostgresEventStoreOptions) {
    this.pool = new pg.Pool({ ...connectionConfig(options.appUrl, 'read'), max: 4, connectionTimeoutMillis: READ_TIMEOUT_MS });
    this.pool.on('error', () => undefined); // an idle connection broke: the pool drops it, the next query opens another
    this.queue = new AppendQueue(options.appUrl, options.origin, { ...DEFAULT_LIMITS, ...options.appendLimits });
    this.wakeUp = new WakeUp(options.appUrl);
  }

  async checkOrigin(): Promise<void> {
    const { rows } = await this.read(() => this.pool.query<{ origin: string }>('select origin from ledger.identity'));
    const bound = rows[0]?.origin;
    if (bound !== undefined && bound !== this.options.origin) throw new WrongLedgerError(this.options.origin, bound);
  }

  async append(stream: string, expectedRevision: number, facts: FactToAppend[]): Promise<AppendResult> {
    const call = this.build(stream, expectedRevision, facts);
    const outcome = await this.enqueue(call);
    switch (outcome.kind) {
      case 'appended':
        return { revision: outcome.revision, receipt: receiptOf(outcome.lastPosition), repeated: false };
      case 'conflict':
        throw new WrongExpectedRevisionError(stream, expectedRevision, outcome.actualRevision);
      case 'taken': {
        const standing = recogniseCall(outcome.standing, call, facts);
        return { revision: standing.revision, receipt: receiptOf(standing.lastPosition), repeated: standing.repeated };
      }
    }
  }

  async readStream(stream: string, fromRevision = 0): Promise<StreamLeaf[]> {
    return this.read(() => readStream(this.pool, stream, fromRevision));
  }

  async readStreamKnown(stream: string, upToPosition = Number.MAX_SAFE_INTEGER): Promise<StoredLeaf[]> {
    return this.read(() => readStreamKnown(this.pool, stream, upToPosition));
  }

  async readAll(position: number, limit: number): Promise<StoredLeaf[]> {
    return this.read(() => readAll(this.pool, position, limit));
  }

  async nextPosition(): Promise<number> {
    const { rows } = await this.read(() => this.pool.query<{ next: string }>('select coalesce(max(position) + 1, 0) as next from ledger.leaf'));
    return Number(rows[0]!.next);
  }

  async resolveReceipt(receipt: string): Promise<number> {
    const position = RECEIPT.test(receipt) ? Number(receipt.slice(1)) : Number.NaN;
    if (!(position < (await this.nextPosition()))) throw new UnknownReceiptError(receipt);
    return position;
  }

  async positionAt(instant: string): Promise<number> {
    const { rows } = await this.read(() => this.pool.query<{ position: string }>('select ledger.position_at($1) as position', [instant]));
    return Number(rows[0]!.position);
  }

  subscribe(options: SubscribeOptions): Subscription {
    const subscription = subscribe(this.pool, this.wakeUp, this.options.pollIntervalMs ?? 1_000, options);
    this.subscriptions.add(subscription);
    const forget = () => this.subscriptions.delete(subscription);
    subscription.done.then(forget, forget);
    return subscription;
  }

  close(): Promise<void> {
    this.closing ??= this.closeOnce();
    return this.closing;
  }

  private async closeOnce(): Promise<void> {
    await Promise.all([...this.subscriptions].map((one) => one.stop()));
    await this.queue.close();
    await this.wakeUp.close();
    await this.pool.end();
  }

  private build(stream: string, expectedRevision: number, facts: FactToAppend[]): AppendCall {
    refuseMalformedStream(stream);
    if (!Number.isInteger(expectedRevision) || expectedRevision < -1) throw new LeafRefusedError('LEAF_MALFORMED', '/revision', `no expected revision: ${expectedRevision}`);
    if (facts.length === 0) throw new LeafRefusedError('LEAF_MALFORMED', '', 'an append holds at least one fact');
    if (new Set(facts.map((fact) => fact.id)).size < facts.length) throw new LeafRefusedError('LEAF_MALFORMED', '/id', 'an id stands twice in one call');
    const recordedAt = this.options.now().toISOString();
    const call: AppendCall = { stream, expectedRevision, recordedAt, eventIds: facts.map((fact) => fact.id), leaves: [], sealed: [], resent: false };
    let bytes = 0;
    for (const [index, fact] of facts.entries()) {
      const built = buildLeaf(fact, { origin: this.options.origin, stream, revision: expectedRevision + 1 + index, recordedAt });
      bytes += built.bytes.length;
      if (bytes > MAX_APPEND_BYTES) throw new LeafRefusedError('APPEND_TOO_LARGE', '', `the call holds more than ${MAX_APPEND_BYTES} bytes; divide it`);
      call.leaves.push(built.bytes);
      call.sealed.push(...built.sealed);
    }
    return call;
  }

  private async enqueue(call: AppendCall): Promise<CallOutcome> {
    try {
      return await this.queue.append(call);
    } catch (error) {
      throw this.asLedgerError(error);
    }
  }

  private async read<T>(query: () => Promise<T>): Promise<T> {
    try {
      return await query();
    } catch (error) {
      throw this.asLedgerError(error);
    }
  }

  private asLedgerError(error: unknown): unknown {
    if (isPassing(error)) return asStoreError(error);
    if (!(error instanceof pg.DatabaseError)) return error;
    if (error.code === 'TZ005') return new ClockAheadError(error.message, { cause: error });
    if (error.code === 'TZ006') return new LeafRefusedError('LEAF_MALFORMED', '', error.message);
    if (error.code === 'TZ001') return new WrongLedgerError(this.options.origin, error.message);
    if (error.code === '3F000' || error.code === '42P01') return new StoreUnavailableError('the database has no ledger schema; run the migrations', { cause: error });
    return error;
  }
}

const RECEIPT = /^p\d{1,15}$/;

function receiptOf(lastPosition: number): string {
  return `p${lastPosition}`;
}
