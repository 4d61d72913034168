import type { Client } from 'pg';
import { StoreLacksLedgerError, WrongStoreError } from '../errors.js';
import { EsdbConnection } from '../eventstoredb/connection.js';
import { refuseFromFuture, type OrderedEvent } from '../eventstoredb/followed-event.js';
import { serverOrder } from '../eventstoredb/server-order.js';
import { DISPLACED, followBatch, FROM_FUTURE } from '../postgres/follow-batch.js';
import { asLedgerError } from '../postgres/ledger-error.js';
import { LedgerMovedOnError, NothingThereError, NothingToMigrateError, StoresDifferError } from './errors.js';
import { eachLeaf } from './leaf-calls.js';
import {
  bindStore, connected, countWithoutPersonalValues, keepFollowersOut, LeafDigest, readStanding, requireSame, untilStopped, type MigrationOptions, type MigrationResult,
} from './migration.js';

/**
 * Moves a ledger from EventStoreDB to PostgreSQL: compares every leaf the database already has with the server's, byte for
 * byte, copies those it lacks (all of them into a database that is new), and only then binds the ledger to PostgreSQL.
 * Interrupted anywhere it goes on when it is called again. What the server holds stays there.
 *
 * @throws LedgerServedError; StoresDifferError, FollowerStoppedError the server was changed behind the ledger; LedgerMovedOnError,
 *   StoreLacksLedgerError, NothingThereError the server holds nothing; NothingToMigrateError, WrongLedgerError, WrongStoreError the ledger is kept in PostgreSQL and the server holds another state of it;
 *   StoreUnavailableError, StoreRefusedError
 */
export async function migrateToPostgres(options: MigrationOptions): Promise<MigrationResult> {
  const connection = new EsdbConnection(options.connectionString);
  try {
    return await connected(options.ownerUrl, (owner) => connected(options.appUrl, (app) => new ToPostgres(options, owner, app, connection).run()));
  } finally {
    await connection.close();
  }
}

class ToPostgres {
  private done = 0;
  private standing = 0;
  private isMoved = false;
  private readonly digest = new LeafDigest();

  constructor(
    private readonly options: MigrationOptions, private readonly owner: Client, private readonly app: Client, private readonly connection: EsdbConnection,
  ) {}

  async run(): Promise<MigrationResult> {
    const { origin, prefix, signal } = this.options;
    await keepFollowersOut(this.owner);
    const { store, total } = await readStanding(this.owner, origin);
    this.standing = total;
    this.isMoved = store === 'postgres';
    const leaves = eachLeaf(this.owner, 0, total);
    for await (const events of untilStopped(serverOrder(this.connection, prefix, origin), signal)) {
      const missing: OrderedEvent[] = [];
      for (const event of events) {
        const { value: leaf } = await leaves.next();
        if (leaf) requireSame(leaf, event);
        else missing.push(event);
        this.digest.take(event.bytes);
      }
      if (missing.length > 0) await this.copy(missing, this.done + events.length - missing.length);
      this.done += events.length;
      this.options.onProgress?.({ phase: this.done > this.standing ? 'copy' : 'verify', done: this.done, total: Math.max(this.done, this.standing) });
    }
    if (this.done === 0 && total === 0) throw new NothingToMigrateError();
    if (this.done === 0) throw this.isMoved ? new NothingThereError(prefix) : new StoreLacksLedgerError(origin, prefix);
    if (this.done < total) throw new StoresDifferError(this.done, 'it is missing on the server');
    if (!this.isMoved) await bindStore(this.owner, 'postgres', () => this.requireUnmoved());
    return {
      from: 'eventstoredb', to: 'postgres', events: this.done, copied: this.done - total, digest: this.digest.end(),
      withoutPersonalValues: await countWithoutPersonalValues(this.owner),
    };
  }

  private async copy(events: readonly OrderedEvent[], firstPosition: number): Promise<void> {
    // Moved before, and the server has more: somebody went on there, or it is another server.
    if (this.isMoved) throw new WrongStoreError('eventstoredb', 'postgres');
    try {
      await followBatch(this.app, this.options.origin, firstPosition, events);
    } catch (error) {
      const { code, message } = error as { code?: unknown; message?: unknown };
      if (code === DISPLACED) throw await this.movedOn();
      if (code === FROM_FUTURE) refuseFromFuture(events, this.options.prefix, new Date(String(message)));
      throw asLedgerError(error, this.options.origin);
    }
  }

  private async requireUnmoved(): Promise<void> {
    const { total } = await readStanding(this.owner, this.options.origin);
    if (total !== this.done) throw await this.movedOn();
  }

  private async movedOn(): Promise<LedgerMovedOnError> {
    const { total } = await readStanding(this.owner, this.options.origin);
    return new LedgerMovedOnError(this.done, total);
  }
}
