import pg from 'pg';
import { WrongLedgerError } from '../errors.js';
import type { EventStore, StoredLeaf, StreamLeaf, SubscribeOptions, Subscription } from '../event-store.js';
import { connectionConfig, READ_TIMEOUT_MS } from './connection.js';
import { asLedgerError } from './ledger-error.js';
import { readAll, readStream, readStreamKnown } from './read-leaves.js';
import { subscribe } from './subscription.js';
import { WakeUp } from './wake-up.js';

/**
 * The one total order as PostgreSQL holds it: everything of the port that reads by position. Every store has it; who wrote
 * the leaves there, an append or a follower, makes no difference to a reader.
 */
export class LeafLog implements Pick<EventStore, 'readStreamKnown' | 'readAll' | 'nextPosition' | 'positionAt' | 'subscribe' | 'close'> {
  private readonly pool: pg.Pool;
  private readonly wakeUp: WakeUp;
  private readonly subscriptions = new Set<Subscription>();

  /**
   * @param origin of the ledger that is expected there
   * @param pollIntervalMs how often a subscription looks for itself where no notification comes, in milliseconds
   */
  constructor(url: string, private readonly expectedOrigin: string, private readonly pollIntervalMs = 1_000) {
    this.pool = new pg.Pool({ ...connectionConfig(url, 'read'), max: 4, connectionTimeoutMillis: READ_TIMEOUT_MS });
    this.pool.on('error', () => undefined); // an idle connection broke: the pool drops it, the next query opens another
    this.wakeUp = new WakeUp(url);
  }

  /** @throws WrongLedgerError the database is bound to another ledger; one without any leaf is bound to none */
  async checkOrigin(): Promise<void> {
    const { rows } = await this.read(() => this.pool.query<{ origin: string }>('select origin from ledger.identity'));
    const bound = rows[0]?.origin;
    if (bound !== undefined && bound !== this.expectedOrigin) throw new WrongLedgerError(this.expectedOrigin, bound);
  }

  /** What the total order holds of a stream, in revision order. */
  readStream(stream: string, fromRevision = 0): Promise<StreamLeaf[]> {
    return this.read(() => readStream(this.pool, stream, fromRevision));
  }

  readStreamKnown(stream: string, upToPosition = Number.MAX_SAFE_INTEGER): Promise<StoredLeaf[]> {
    return this.read(() => readStreamKnown(this.pool, stream, upToPosition));
  }

  readAll(position: number, limit: number): Promise<StoredLeaf[]> {
    return this.read(() => readAll(this.pool, position, limit));
  }

  async nextPosition(): Promise<number> {
    const { rows } = await this.read(() => this.pool.query<{ next: string }>('select coalesce(max(position) + 1, 0) as next from ledger.leaf'));
    return Number(rows[0]!.next);
  }

  async positionAt(instant: string): Promise<number> {
    const { rows } = await this.read(() => this.pool.query<{ position: string }>('select ledger.position_at($1) as position', [instant]));
    return Number(rows[0]!.position);
  }

  subscribe(options: SubscribeOptions): Subscription {
    const subscription = subscribe(this.pool, this.wakeUp, this.pollIntervalMs, options);
    this.subscriptions.add(subscription);
    const forget = () => this.subscriptions.delete(subscription);
    subscription.done.then(forget, forget);
    return subscription;
  }

  /** Ends the subscriptions and the connections. */
  async close(): Promise<void> {
    await Promise.all([...this.subscriptions].map((one) => one.stop()));
    await this.wakeUp.close();
    await this.pool.end();
  }

  private async read<T>(query: () => Promise<T>): Promise<T> {
    try {
      return await query();
    } catch (error) {
      throw asLedgerError(error, this.expectedOrigin);
    }
  }
}
