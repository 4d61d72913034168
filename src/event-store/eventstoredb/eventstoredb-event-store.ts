import pg from 'pg';
import type { Logger } from 'pino';
import { buildCall } from '../append-call.js';
import { FollowerStoppedError, StoreLacksLedgerError, StoreUnavailableError, UnknownReceiptError, WrongLedgerError } from '../errors.js';
import type { AppendRequest, AppendResult, EventStore, FactToAppend, StoreStatus, StoredLeaf, StreamLeaf, SubscribeOptions, Subscription } from '../event-store.js';
import { connectionConfig, READ_TIMEOUT_MS } from '../postgres/connection.js';
import { LeafLog } from '../postgres/leaf-log.js';
import { Appender } from './appender.js';
import { EsdbConnection } from './connection.js';
import { knownPlaces, lastCopiedPlace, positionOf } from './copied-places.js';
import { startFollower, type Follower } from './follower.js';
import { StreamReader } from './stream-reader.js';

export interface EventStoreDbOptions {
  /** `esdb://…` or `esdb+discover://…`; may hold a password and is never printed. */
  connectionString: string;
  /** One ledger per server and prefix. */
  prefix: string;
  /** Connection of the role that reads and appends (`taizhang_app`) to the ledger's PostgreSQL: the total order and the sealed values are there. */
  appUrl: string;
  origin: string;
  /** The injected clock: gives recordedAt. */
  now: () => Date;
  /** What the follower has to say to operators. */
  log?: Logger;
  /** How often a subscription looks for itself where no notification comes, in milliseconds; default 1,000. */
  pollIntervalMs?: number;
}

/** How long a reader waits for the follower while it does not move, in milliseconds. */
const FOLLOWER_PATIENCE_MS = 10_000;

/**
 * Opens the store on a server and a migrated database (see `migrate`), and starts this process's follower.
 *
 * @throws StoreUnavailableError, StoreRefusedError, WrongLedgerError (in the database or on the server), WrongStoreError,
 *   StoreLacksLedgerError
 */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStore> {
  const store = new EventStoreDbEventStore(options);
  try {
    await store.begin();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

class EventStoreDbEventStore implements EventStore {
  private readonly log: LeafLog;
  private readonly pool: pg.Pool;
  private readonly connection: EsdbConnection;
  private readonly reader: StreamReader;
  private readonly appender: Appender;
  private follower: Follower | undefined;
  private readonly underWay = new Set<Promise<unknown>>();
  private closing: Promise<void> | undefined;

  constructor(private readonly options: EventStoreDbOptions) {
    const { connectionString, appUrl, prefix, origin } = options;
    this.connection = new EsdbConnection(connectionString);
    this.log = new LeafLog(appUrl, origin, options.pollIntervalMs);
    this.pool = new pg.Pool({ ...connectionConfig(appUrl, 'read'), max: 2, connectionTimeoutMillis: READ_TIMEOUT_MS });
    this.pool.on('error', () => undefined); // an idle connection broke: the pool drops it, the next query opens another
    this.reader = new StreamReader(this.connection, prefix, origin);
    this.appender = new Appender({ connection: this.connection, reader: this.reader, pool: this.pool, prefix, origin });
  }

  async begin(): Promise<void> {
    await this.log.checkIdentity('eventstoredb');
    await this.checkServer();
    const { prefix, appUrl, origin, log } = this.options;
    this.follower = startFollower({ connection: this.connection, prefix, appUrl, origin, ...(log && { log }) });
  }

  async append(stream: string, expectedRevision: number, facts: FactToAppend[]): Promise<AppendResult> {
    if (this.closing) throw new StoreUnavailableError('the store is closed');
    const call = buildCall(stream, expectedRevision, facts, this.options.origin, this.options.now);
    this.refuseIfStopped();
    const appending = this.appender.append(call, facts);
    this.underWay.add(appending);
    try {
      const { revision, repeated } = await appending;
      return { revision, receipt: receiptOf(stream, revision), repeated };
    } finally {
      this.underWay.delete(appending);
    }
  }

  /** The server promises no order of appends made at once: each is waited for. */
  async appendInOrder(calls: readonly AppendRequest[]): Promise<AppendResult[]> {
    const results: AppendResult[] = [];
    for (const { stream, expectedRevision, facts } of calls) results.push(await this.append(stream, expectedRevision, facts));
    return results;
  }

  async readStream(stream: string, fromRevision = 0): Promise<StreamLeaf[]> {
    const leaves = await this.reader.read(stream, fromRevision);
    this.appender.noteRead(stream, leaves);
    return leaves.map(({ bytes, leaf }) => ({ bytes, leaf }));
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
    const known = await this.log.waitFor(0, (pool) => knownPlaces(pool, this.options.prefix));
    const last = await this.reader.lastPlace(known!);
    if (last !== undefined) await this.waitUntilCopied(last);
    return (await this.log.nextPosition()) - 1;
  }

  async resolveReceipt(receipt: string): Promise<number> {
    const { stream, revision } = placeOf(receipt);
    const position = await this.log.waitFor(FOLLOWER_PATIENCE_MS, (pool) => positionOf(pool, stream, revision));
    if (position !== undefined) return position;
    this.refuseIfStopped();
    const [standing] = await this.reader.read(stream, revision);
    if (standing === undefined) throw new UnknownReceiptError(receipt);
    throw new StoreUnavailableError(`revision ${revision} of ${stream} stands on the server and was not copied within ${FOLLOWER_PATIENCE_MS} ms`);
  }

  positionAt(instant: string): Promise<number> {
    return this.log.positionAt(instant);
  }

  subscribe(options: SubscribeOptions): Subscription {
    return this.log.subscribe(options);
  }

  status(): Promise<StoreStatus> {
    return Promise.resolve({ ...this.follower!.status(), connected: this.connection.isConnected });
  }

  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    await Promise.allSettled(this.underWay);
    await this.follower?.stop();
    await this.connection.close();
    await this.log.close();
    await this.pool.end();
  }

  /** Whether the server below the prefix and the database hold the same ledger, as far as its first leaf tells. */
  private async checkServer(): Promise<void> {
    const { prefix, origin } = this.options;
    const onServer = (await this.firstOf('ledger'))?.data as { origin?: unknown } | undefined;
    if (onServer !== undefined && onServer.origin !== origin) throw new WrongLedgerError(origin, String(onServer.origin ?? 'that is none'));
    const [first] = await this.log.readAll(0, 1);
    if (first === undefined || (await this.firstOf(first.leaf.stream)) !== undefined) return;
    const { copied } = await knownPlaces(this.pool, prefix);
    if ((await this.reader.lastPlace({ copied: copied - 1n, looked: undefined })) === undefined) throw new StoreLacksLedgerError(origin, prefix);
  }

  /** Undefined also for a deleted stream: the follower finds that out and stops, and what was copied can be read. */
  private async firstOf(stream: string): Promise<{ data: unknown } | undefined> {
    try {
      return await this.reader.first(stream);
    } catch (error) {
      if (error instanceof FollowerStoppedError) return undefined;
      throw error;
    }
  }

  private async waitUntilCopied(place: bigint): Promise<void> {
    for (let copied: bigint | undefined; ; ) {
      const before = copied ?? -1n;
      // Any step of the follower renews its time.
      copied = await this.log.waitFor(FOLLOWER_PATIENCE_MS, async (pool) => {
        const at = await lastCopiedPlace(pool);
        return at !== undefined && (at >= place || at > before) ? at : undefined;
      });
      if (copied !== undefined && copied >= place) return;
      this.refuseIfStopped();
      if (copied === undefined) throw new StoreUnavailableError(`the follower has not moved for ${FOLLOWER_PATIENCE_MS} ms`);
    }
  }

  private refuseIfStopped(): void {
    const reason = this.follower?.stoppedBy();
    if (reason) throw reason;
  }
}

const RECEIPT = /^e(\d{1,10})@([a-z]+(?:-[A-Za-z0-9._-]{1,150})?)$/;

function receiptOf(stream: string, revision: number): string {
  return `e${revision}@${stream}`;
}

/** @throws UnknownReceiptError */
function placeOf(receipt: string): { stream: string; revision: number } {
  const match = RECEIPT.exec(receipt);
  if (!match) throw new UnknownReceiptError(receipt);
  return { revision: Number(match[1]), stream: match[2]! };
}
