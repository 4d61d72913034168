import pg from 'pg';
import { WrongLedgerError, WrongStoreError } from '../errors.js';
import type { EventStore, StoreChoice, StoredLeaf, StreamLeaf, SubscribeOptions, Subscription } from '../event-store.js';
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
  private readonly closing = new AbortController();

  /**
   * @param origin of the ledger that is expected there
   * @param pollIntervalMs how often a subscription looks for itself where no notification comes, in milliseconds
   */
  constructor(url: string, private readonly expectedOrigin: string, private readonly pollIntervalMs = 1_000) {
    this.pool = new pg.Pool({ ...connectionConfig(url, 'read'), max: 4, connectionTimeoutMillis: READ_TIMEOUT_MS });
    this.pool.on('error', () => undefined); // an idle connection broke: the pool drops it, the next query opens another
    this.wakeUp = new WakeUp(url);
  }

  /**
   * @param store the kind of store this program is set to
   * @throws WrongLedgerError the database is bound to another ledger, WrongStoreError to another store; one without any leaf is bound to none
   */
  async checkIdentity(store: StoreChoice['kind']): Promise<void> {
    const { rows } = await this.read(() => this.pool.query<{ origin: string; store: string }>('select origin, store from ledger.identity'));
    const [bound] = rows;
    if (bound === undefined) return;
    if (bound.origin !== this.expectedOrigin) throw new WrongLedgerError(this.expectedOrigin, bound.origin);
    if (bound.store !== store) throw new WrongStoreError(store, bound.store);
  }

  /**
   * What `look` finds in the database: asked again after every append heard of, and at every poll interval, as long as it
   * finds nothing.
   *
   * @returns undefined after `milliseconds`, or when the log is closed
   */
  async waitFor<T>(milliseconds: number, look: (pool: pg.Pool) => Promise<T | undefined>): Promise<T | undefined> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const seen = this.wakeUp.count; // before the look: an append after it must not be slept through
      const found = await this.read(() => look(this.pool));
      const left = end - Date.now();
      if (found !== undefined || left <= 0 || this.closing.signal.aborted) return found;
      await this.wakeUp.wait(seen, Math.min(left, this.pollIntervalMs), this.closing.signal);
    }
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
    this.closing.abort();
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
