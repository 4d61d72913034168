import type { Client } from 'pg';
import type { AppendCall } from '../append-call.js';
import { FollowerStoppedError, LedgerDamagedError, WrongLedgerError, WrongStoreError } from '../errors.js';
import { Backoff } from '../eventstoredb/backoff.js';
import { asPortError, isPassing } from '../eventstoredb/client-error.js';
import { EsdbConnection } from '../eventstoredb/connection.js';
import type { OrderedEvent } from '../eventstoredb/followed-event.js';
import { serverOrder } from '../eventstoredb/server-order.js';
import { serverStream, toEvents } from '../eventstoredb/stream-codec.js';
import { LedgerMovedOnError, NothingToMigrateError, PrefixTakenError, StoresDifferError } from './errors.js';
import { eachLeaf, leafCalls, leafPages, type TableLeaf } from './leaf-calls.js';
import { bindStore, connected, countWithoutPersonalValues, LeafDigest, readStanding, requireSame, type MigrationOptions, type MigrationResult } from './migration.js';

/** How often one call is sent while the server is away: for about a minute. */
const APPEND_ATTEMPTS = 60;

/**
 * Moves a ledger from PostgreSQL to EventStoreDB: appends every call of the total order there, one after the other, reads
 * everything back, compares each leaf byte for byte, and only then binds the ledger to its new store. Interrupted anywhere it
 * goes on where it stopped when it is called again; until the last step the ledger stays where it was.
 *
 * @throws PrefixTakenError, StoresDifferError, LedgerMovedOnError, NothingToMigrateError, WrongLedgerError,
 *   WrongStoreError the ledger is bound to another EventStoreDB already; StoreUnavailableError, StoreRefusedError
 */
export async function migrateToEventStoreDb(options: MigrationOptions): Promise<MigrationResult> {
  const connection = new EsdbConnection(options.connectionString);
  try {
    return await connected(options.ownerUrl, (client) => new ToEventStoreDb(options, client, connection).run());
  } finally {
    await connection.close();
  }
}

class ToEventStoreDb {
  private total = 0;

  constructor(private readonly options: MigrationOptions, private readonly client: Client, private readonly connection: EsdbConnection) {}

  async run(): Promise<MigrationResult> {
    const { store, total } = await readStanding(this.client, this.options.origin);
    if (total === 0) throw new NothingToMigrateError();
    this.total = total;
    const isMoved = store === 'eventstoredb';
    const standing = await this.standingOnServer(isMoved);
    if (isMoved && standing < total) throw new WrongStoreError('postgres', 'another EventStoreDB or below another prefix');
    await this.copyFrom(standing);
    const digest = await this.verify(isMoved);
    if (!isMoved) await bindStore(this.client, 'eventstoredb', () => this.requireUnmoved());
    return { from: 'postgres', to: 'eventstoredb', events: total, copied: total - standing, digest, withoutPersonalValues: await countWithoutPersonalValues(this.client) };
  }

  /** How many of the ledger's leaves an earlier run has brought over; refuses a prefix that holds anything else. A moved ledger may have gone on there. */
  private async standingOnServer(isMoved: boolean): Promise<number> {
    let standing = 0;
    const leaves = eachLeaf(this.client, 0, this.total);
    try {
      for await (const event of this.events()) {
        const { value: leaf } = await leaves.next();
        if (!leaf && isMoved) break;
        if (!leaf) throw new PrefixTakenError(this.options.prefix, standing, 'one more event than the ledger has');
        requireSame(leaf, event);
        standing += 1;
        this.progress('compare', standing);
      }
    } catch (error) {
      throw asPrefixTaken(error, this.options.prefix, standing);
    }
    return standing;
  }

  private async copyFrom(standing: number): Promise<void> {
    let copied = standing;
    for await (const call of leafCalls(this.client, standing, this.total)) {
      await this.append(call);
      copied += call.length;
      this.progress('copy', copied);
    }
    if (copied !== this.total) throw new LedgerDamagedError(copied, 'its call has no end');
  }

  /** Sent again with the same ids at the same revision an append is recognised by the server: a lost answer does no harm. */
  private async append(leaves: TableLeaf[]): Promise<void> {
    const call = callOf(leaves);
    const { stream, expectedRevision } = call;
    const bytes = leaves.reduce((sum, leaf) => sum + leaf.bytes.length, 0);
    const attempted = { stream: serverStream(this.options.prefix, stream), expectedRevision, events: toEvents(call), bytes, sent: false };
    const backoff = new Backoff();
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.connection.append(attempted, this.connection.newDeadline());
        return;
      } catch (error) {
        if (attempt === APPEND_ATTEMPTS || !isPassing(error)) throw asPortError(error, { stream, expectedRevision });
        await backoff.pause();
      }
    }
  }

  /** Reads back what the server now holds: the same leaves in the same order; notes where each stands. */
  private async verify(isMoved: boolean): Promise<string> {
    const digest = new LeafDigest();
    const leaves = leafPages(this.client, 0, this.total);
    if (!isMoved) await this.client.query('delete from ledger.followed');
    const events = this.events();
    let verified = 0;
    for await (const page of leaves) {
      const places: OrderedEvent[] = [];
      for (const leaf of page) {
        const { value: event } = await events.next();
        if (!event) throw new StoresDifferError(leaf.position, 'it is missing on the server');
        requireSame(leaf, event);
        digest.take(leaf.bytes);
        places.push(event);
      }
      if (!isMoved) await this.note(page[0]!.position, places);
      verified += page.length;
      this.progress('verify', verified);
    }
    const { value: surplus } = await events.next();
    if (surplus && !isMoved) throw new StoresDifferError(this.total, 'the server holds more');
    await events.return(undefined);
    return digest.end();
  }

  private async note(firstPosition: number, places: readonly OrderedEvent[]): Promise<void> {
    await this.client.query('select ledger.note_followed($1, $2, $3)', [firstPosition, places.map(({ commit }) => String(commit)), places.map(({ prepare }) => String(prepare))]);
  }

  private async requireUnmoved(): Promise<void> {
    const { total } = await readStanding(this.client, this.options.origin);
    if (total !== this.total) throw new LedgerMovedOnError(this.total, total);
  }

  private async *events(): AsyncGenerator<OrderedEvent, undefined> {
    for await (const page of serverOrder(this.connection, this.options.prefix, this.options.origin)) yield* page;
    return undefined;
  }

  private progress(phase: 'compare' | 'copy' | 'verify', done: number): void {
    this.options.onProgress?.({ phase, done, total: this.total });
  }
}

function callOf(leaves: readonly TableLeaf[]): AppendCall {
  const { stream, revision } = leaves[0]!;
  return {
    stream, expectedRevision: revision - 1, recordedAt: '', resent: false, sealed: [],
    eventIds: leaves.map(({ eventId }) => eventId), leaves: leaves.map(({ bytes }) => bytes),
  };
}

function asPrefixTaken(error: unknown, prefix: string, position: number): unknown {
  if (error instanceof StoresDifferError || error instanceof FollowerStoppedError || error instanceof WrongLedgerError) {
    return new PrefixTakenError(prefix, position, error.message);
  }
  return error;
}
