import { createHash, type Hash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { WrongLedgerError } from '../errors.js';
import type { OrderedEvent } from '../eventstoredb/followed-event.js';
import { leafHash } from '../leaf.js';
import { LedgerServedError, StoresDifferError } from './errors.js';
import type { TableLeaf } from './leaf-calls.js';

export interface MigrationOptions {
  /** The ledger's PostgreSQL as its owner: notes and binds. */
  ownerUrl: string;
  /** And as the application's role: copies. */
  appUrl: string;
  origin: string;
  connectionString: string;
  prefix: string;
  onProgress?(progress: MigrationProgress): void;
  /** Aborted where a person stops the move: the call in hand is finished, then the reason is thrown. */
  signal?: AbortSignal;
}

/** `compare`: what an earlier run has brought over is looked at; `copy`; `verify`: everything is read back and compared. */
export interface MigrationProgress {
  phase: 'compare' | 'copy' | 'verify';
  done: number;
  total: number;
}

export interface MigrationResult {
  from: StoreKind;
  to: StoreKind;
  events: number;
  /** Of them brought over by this run. */
  copied: number;
  /** SHA-256 over the leaf hashes in order, hexadecimal: the same before and after, here and there. */
  digest: string;
  /** Events whose personal values are not in this database: they were kept beside the ledger in the one it came from. */
  withoutPersonalValues: number;
}

export type StoreKind = 'postgres' | 'eventstoredb';

/** Keeps appends and copies out while the ledger changes its store (migrations/0002-append.sql, 0004-follow.sql). */
const APPEND_LOCK = 7286134;

/** Held by the process that copies from EventStoreDB (eventstoredb/follower-lease.ts): by every running instance's, and by a move. */
const FOLLOWER_LOCK = 7286135;
/** PostgreSQL may take a moment to notice that a killed program is gone, in milliseconds. */
const LOCK_PATIENCE_MS = 3_000;
const LOCK_PAUSE_MS = 100;

/**
 * Keeps every follower of this database out for as long as the connection lasts, wherever it runs. The lock of the ledger's
 * folder knows of one machine only.
 *
 * @throws LedgerServedError
 */
export async function keepFollowersOut(client: pg.Client): Promise<void> {
  for (const deadline = Date.now() + LOCK_PATIENCE_MS; ; ) {
    const { rows } = await client.query<{ granted: boolean }>('select pg_try_advisory_lock($1) as granted', [FOLLOWER_LOCK]);
    if (rows[0]!.granted) return;
    if (Date.now() >= deadline) throw new LedgerServedError();
    await setTimeout(LOCK_PAUSE_MS);
  }
}

/** Which ledger the database holds, in which store, how many leaves of it. */
export interface Standing {
  store: StoreKind | null;
  total: number;
}

/** @throws WrongLedgerError the database holds another ledger */
export async function readStanding(client: pg.Client, origin: string): Promise<Standing> {
  const { rows } = await client.query<{ origin: string | null; store: StoreKind | null; total: string }>(
    'select (select origin from ledger.identity) as origin, (select store from ledger.identity) as store, coalesce(max(position) + 1, 0) as total from ledger.leaf');
  const { origin: actual, store, total } = rows[0]!;
  if (actual !== null && actual !== origin) throw new WrongLedgerError(origin, actual);
  return { store, total: Number(total) };
}

export async function connected<Answer>(url: string, use: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
  const client = new pg.Client({ connectionString: url, application_name: 'taizhang-migrate-store', connectionTimeoutMillis: 10_000 });
  // Without it an interrupted connection would end the program instead of the query.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same values; whoever waits for the next one need not wait for a server that is away once a person has stopped the move. */
export async function* untilStopped<T>(values: AsyncIterable<T>, signal: AbortSignal | undefined): AsyncGenerator<T, undefined> {
  const iterator = values[Symbol.asyncIterator]();
  let onAbort = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal!.reason as Error);
    signal?.addEventListener('abort', onAbort);
  });
  stopped.catch(() => undefined);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const next = await Promise.race([iterator.next(), stopped]);
      if (next.done) return undefined;
      yield next.value;
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    // Not waited for: it may be in the middle of a long silence.
    iterator.return?.().catch(() => undefined);
  }
}

/** @throws StoresDifferError where the server's event is not this leaf, byte for byte, in this call */
export function requireSame(leaf: TableLeaf, event: OrderedEvent): void {
  if (event.stream !== leaf.stream || event.revision !== leaf.revision) {
    throw new StoresDifferError(leaf.position, `${event.revision}@${event.stream} stands there on the server, ${leaf.revision}@${leaf.stream} in the database`);
  }
  if (!event.bytes.equals(leaf.bytes)) throw new StoresDifferError(leaf.position, 'the bytes differ');
  if (event.callEnd !== leaf.callEnd) throw new StoresDifferError(leaf.position, 'the call it belongs to differs');
}

/** Digest of leaves in order. */
export class LeafDigest {
  private readonly hash: Hash = createHash('sha256');

  take(bytes: Uint8Array): void {
    this.hash.update(leafHash(bytes));
  }

  end(): string {
    return this.hash.digest('hex');
  }
}

/**
 * Moves the ledger, under the lock that appends and copies take, if it still has as many leaves as were verified.
 *
 * @throws LedgerMovedOnError through `check`
 */
export async function bindStore(client: pg.Client, to: StoreKind, check: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [APPEND_LOCK]);
    await check();
    await client.query('select ledger.bind_store($1)', [to]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Leaves that commit to personal values which this database does not keep. */
export async function countWithoutPersonalValues(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ missing: string }>(`
    select count(*) as missing from ledger.leaf l
    where position(convert_to('"sealed":{}', 'UTF8') in l.bytes) = 0
      and not exists (select from ledger.sealed_value s where s.event_id = l.event_id)`);
  return Number(rows[0]!.missing);
}
