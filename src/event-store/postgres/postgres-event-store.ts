import { buildCall, type AppendCall } from '../append-call.js';
import { UnknownReceiptError, WrongExpectedRevisionError } from '../errors.js';
import type { AppendRequest, AppendResult, EventStore, FactToAppend, StoredLeaf, StoreStatus, StreamLeaf, SubscribeOptions, Subscription } from '../event-store.js';
import { recogniseCall } from '../repeated-call.js';
import type { CallOutcome } from './append-batch.js';
import { AppendQueue, DEFAULT_LIMITS, type AppendQueueLimits } from './append-queue.js';
import { LeafLog } from './leaf-log.js';
import { asLedgerError } from './ledger-error.js';

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
 * @throws StoreUnavailableError PostgreSQL cannot be reached; WrongLedgerError the database holds another ledger; WrongStoreError its
 *   ledger is kept in another store
 */
export async function openPostgresEventStore(options: PostgresEventStoreOptions): Promise<EventStore> {
  const store = new PostgresEventStore(options);
  try {
    await store.checkIdentity();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

class PostgresEventStore implements EventStore {
  private readonly log: LeafLog;
  private readonly queue: AppendQueue;
  private closing: Promise<void> | undefined;

  constructor(private readonly options: PostgresEventStoreOptions) {
    this.log = new LeafLog(options.appUrl, options.origin, options.pollIntervalMs);
    this.queue = new AppendQueue(options.appUrl, options.origin, { ...DEFAULT_LIMITS, ...options.appendLimits });
  }

  checkIdentity(): Promise<void> {
    return this.log.checkIdentity('postgres');
  }

  append(stream: string, expectedRevision: number, facts: FactToAppend[]): Promise<AppendResult> {
    return this.appendAs(undefined, { stream, expectedRevision, facts });
  }

  async appendInOrder(calls: readonly AppendRequest[]): Promise<AppendResult[]> {
    const sequence = Symbol('appends in order');
    const outcomes = await Promise.allSettled(calls.map((call) => this.appendAs(sequence, call)));
    return outcomes.map((outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return outcome.value;
    });
  }

  private async appendAs(sequence: symbol | undefined, { stream, expectedRevision, facts }: AppendRequest): Promise<AppendResult> {
    const call = buildCall(stream, expectedRevision, facts, this.options.origin, this.options.now);
    const outcome = await this.enqueue(call, sequence);
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

  readStream(stream: string, fromRevision = 0): Promise<StreamLeaf[]> {
    return this.log.readStream(stream, fromRevision);
  }

  readStreamKnown(stream: string, upToPosition?: number): Promise<StoredLeaf[]> {
    return this.log.readStreamKnown(stream, upToPosition);
  }

  readAll(position: number, limit: number): Promise<StoredLeaf[]> {
    return this.log.readAll(position, limit);
  }

  nextPosition(): Promise<number> {
    return this.log.nextPosition();
  }

  async latestPosition(): Promise<number> {
    return (await this.log.nextPosition()) - 1;
  }

  async resolveReceipt(receipt: string): Promise<number> {
    const position = RECEIPT.test(receipt) ? Number(receipt.slice(1)) : Number.NaN;
    if (!(position < (await this.nextPosition()))) throw new UnknownReceiptError(receipt);
    return position;
  }

  positionAt(instant: string): Promise<number> {
    return this.log.positionAt(instant);
  }

  subscribe(options: SubscribeOptions): Subscription {
    return this.log.subscribe(options);
  }

  status(): Promise<StoreStatus> {
    return Promise.resolve({ kind: 'postgres' });
  }

  close(): Promise<void> {
    this.closing ??= this.queue.close().finally(() => this.log.close());
    return this.closing;
  }

  private async enqueue(call: AppendCall, sequence: symbol | undefined): Promise<CallOutcome> {
    try {
      return await this.queue.append(call, sequence);
    } catch (error) {
      throw asLedgerError(error, this.options.origin);
    }
  }
}

const RECEIPT = /^p\d{1,15}$/;

function receiptOf(lastPosition: number): string {
  return `p${lastPosition}`;
}
