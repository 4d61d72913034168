import type { Position } from '@eventstore/db-client';
import pg from 'pg';
import { FollowerStoppedError, StoreUnavailableError, WrongLedgerError, WrongStoreError } from '../errors.js';
import { connectionConfig, isPassing } from '../postgres/connection.js';
import { DISPLACED, followBatch, FROM_FUTURE } from '../postgres/follow-batch.js';
import { asLedgerError } from '../postgres/ledger-error.js';
import { refuseFromFuture, type OrderedEvent } from './followed-event.js';

/** One follower at a time copies into a database. */
const FOLLOWER_LOCK = 7286135;
/**
 * SQLSTATEs that say the events are at fault: class 22 a value no column takes, 23 a key or condition that is broken, such as
 * an id that stands already; TZ006 bytes of another event, TZ009 an event that does not continue its stream.
 */
const EVENTS_AT_FAULT = /^(22|23)|^TZ00[69]$/;
/** The database became a standby or was made read-only; the next connection may meet the one that writes. */
const READ_ONLY = '25006';
/** A follower whose machine went away without a word is given up by PostgreSQL after this, so that another can take over. */
const NOTICE_LOST_FOLLOWER = 'set tcp_keepalives_idle = 1; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 1';
/**
 * A run need not be on the disk to be true: what a crash of PostgreSQL takes away again, its last moments, is copied once
 * more, to the same positions. Whatever is committed durably after a run makes that durable too.
 */
const COPY_WITHOUT_WAITING_FOR_DISK = 'set synchronous_commit = off';

/** Where copying stands. */
export interface CopiedUpTo {
  /** Next position to be copied. */
  next: number;
  /** The last event copied and its place in the server's log; undefined before the first. */
  last: { position: Position; stream: string; revision: number; eventId: string; bytes: Buffer } | undefined;
  /** Where it is known that nothing more of ours stands; undefined where that is not after the last event. */
  looked: LookedAt | undefined;
}

/** An event of others: up to it everything of ours was copied. Its id tells whether the server's log is still the same. */
export interface LookedAt {
  position: Position;
  eventId: string;
}

/**
 * The database did not take the run or did not answer: it is away, or another follower has copied meanwhile because this one
 * had lost its lock without noticing. What was sent may be committed; whoever goes on asks for a new lease and looks.
 */
export class LeaseEndedError extends Error {}

interface LastRow {
  next: string;
  noted: string;
  origin: string | null;
  store: string | null;
  commit_position: string;
  prepare_position: string;
  stream: string;
  revision: number;
  event_id: string;
  bytes: Buffer;
  looked_commit: string | null;
  looked_prepare: string;
  looked_id: string;
}

const LAST = `
  select coalesce(head.position + 1, 0) as next, coalesce(last.position + 1, 0) as noted, i.origin, i.store,
    last.commit_position, last.prepare_position, head.stream, head.revision, head.event_id, head.bytes,
    looked.commit_position as looked_commit, looked.prepare_position as looked_prepare, looked.event_id as looked_id
  from (values (true)) as one
  left join ledger.identity i on true
  left join (select * from ledger.leaf l order by l.position desc limit 1) head on true
  left join (select * from ledger.followed f order by f.position desc limit 1) last on true
  left join ledger.looked_at looked on looked.prefix = $1 and looked.commit_position > coalesce(last.commit_position, -1)`;

/**
 * The right to copy: a lock held by the very connection that copies. Whoever loses the connection has lost the lock, and what
 * it had sent is either committed as a whole or not at all.
 */
export class FollowerLease {
  /** Rejects when the connection, and with it the lock, is lost. */
  readonly lost: Promise<never>;
  private readonly client: pg.Client;
  private granted = false;

  private constructor(url: string, private readonly origin: string, private readonly prefix: string) {
    this.client = new pg.Client(connectionConfig(url, 'follow'));
    this.lost = new Promise((_, reject) => {
      this.client.on('error', (error) => reject(new StoreUnavailableError(error.message, { cause: error })));
      this.client.on('end', () => reject(new StoreUnavailableError('the connection that copies was closed')));
    });
    this.lost.catch(() => undefined);
  }

  /**
   * Asks for the right; `holds` tells whether it was granted.
   *
   * @throws StoreUnavailableError
   */
  static async ask(url: string, origin: string, prefix: string): Promise<FollowerLease> {
    const lease = new FollowerLease(url, origin, prefix);
    try {
      await lease.client.connect();
      await lease.client.query(`${NOTICE_LOST_FOLLOWER}; ${COPY_WITHOUT_WAITING_FOR_DISK}`);
      await lease.tryAgain();
      return lease;
    } catch (error) {
      await lease.release();
      throw asLedgerError(error, origin);
    }
  }

  get holds(): boolean {
    return this.granted;
  }

  async tryAgain(): Promise<void> {
    const rows = await this.query<{ granted: boolean }>('select pg_try_advisory_lock($1) as granted', [FOLLOWER_LOCK]);
    this.granted = rows[0]!.granted;
  }

  /** @throws WrongLedgerError, WrongStoreError; FollowerStoppedError where leaves stand here that nobody copied */
  async copiedUpTo(): Promise<CopiedUpTo> {
    const row = (await this.query<LastRow>(LAST, [this.prefix]))[0]!;
    if (row.origin !== null && row.origin !== this.origin) throw new WrongLedgerError(this.origin, row.origin);
    if (row.store !== null && row.store !== 'eventstoredb') throw new WrongStoreError('eventstoredb', row.store);
    if (row.next !== row.noted) throw new FollowerStoppedError(`the database holds ${row.next} leaves, of which ${row.noted} are known to stand on the server`);
    const looked = row.looked_commit === null ? undefined : { position: { commit: BigInt(row.looked_commit), prepare: BigInt(row.looked_prepare) }, eventId: row.looked_id };
    if (row.next === '0') return { next: 0, last: undefined, looked };
    const position = { commit: BigInt(row.commit_position), prepare: BigInt(row.prepare_position) };
    return { next: Number(row.next), last: { position, stream: row.stream, revision: row.revision, eventId: row.event_id, bytes: row.bytes }, looked };
  }

  /**
   * Copies the run to `next` and after.
   *
   * @throws LeaseEndedError only where another attempt may succeed; FollowerStoppedError where an event does not continue its
   *   stream, its id stands elsewhere, it comes from the future or the database does not take it in
   */
  async copy(next: number, run: readonly OrderedEvent[]): Promise<void> {
    try {
      await followBatch(this.client, this.origin, next, run);
    } catch (error) {
      const { code, message } = error as { code?: unknown; message?: unknown };
      if (code === DISPLACED) throw new LeaseEndedError(`another follower copied meanwhile: ${String(message)}`);
      if (code === FROM_FUTURE) refuseFromFuture(run, this.prefix, new Date(String(message)));
      if (EVENTS_AT_FAULT.test(String(code))) {
        throw new FollowerStoppedError(`the events from position ${next} on do not continue the ledger, or hold what it cannot: ${String(message)}`, { cause: error });
      }
      throw this.ended(error);
    }
  }

  /**
   * Notes up to where the server's log was looked through, all of ours up to there being copied.
   *
   * @param next as it was when the server had looked so far
   * @throws LeaseEndedError; FollowerStoppedError where waiting does not help
   */
  async noteLooked(next: number, { position, eventId }: LookedAt): Promise<void> {
    await this.query('select ledger.note_looked($1, $2, $3, $4, $5)', [next, this.prefix, String(position.commit), String(position.prepare), eventId]);
  }

  /** @throws LeaseEndedError; FollowerStoppedError where waiting does not help */
  async query<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
    try {
      return (await this.client.query(text, values)).rows as Row[];
    } catch (error) {
      throw this.ended(error);
    }
  }

  async release(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  private ended(error: unknown): unknown {
    const typed = asLedgerError(error, this.origin);
    if (typed instanceof WrongLedgerError || typed instanceof WrongStoreError) return typed;
    const { message } = typed as Error;
    if (isPassing(typed) || !(error instanceof pg.DatabaseError) || error.code === READ_ONLY) return new LeaseEndedError(message, { cause: typed });
    return new FollowerStoppedError(`${message} (${error.code})`, { cause: error, code: 'COPYING_REFUSED' });
  }
}
