import eventStoreDb, { type EventStoreDBClient } from '@eventstore/db-client';
import type pg from 'pg';
import { EsdbConnection } from '../../../src/event-store/eventstoredb/connection.js';
import { startFollower, type Follower } from '../../../src/event-store/eventstoredb/follower.js';
import { serverStream, toEvents } from '../../../src/event-store/eventstoredb/stream-codec.js';
import type { FactToAppend } from '../../../src/event-store/event-store.js';
import { callOf, Ledger, ORIGIN, until } from '../event-store/opened-store.js';

const { NO_STREAM, START, streamNameFilter, EventStoreDBClient: Client } = eventStoreDb;

/** A ledger's events on a server, written by hand, and a database that followers copy them into. */
export class FollowedLedger {
  readonly client: EventStoreDBClient;
  private readonly followers = new Set<Follower>();
  private readonly connections = new Set<EsdbConnection>();
  private app: pg.Client | undefined;

  private constructor(readonly ledger: Ledger, readonly connectionString: string, readonly prefix: string) {
    this.client = Client.connectionString(connectionString);
  }

  static async on(server: { connectionString: string; prefix: string }): Promise<FollowedLedger> {
    return new FollowedLedger(await Ledger.create(), server.connectionString, server.prefix);
  }

  /** The leaves of a call, as our own adapter writes them. */
  async append(stream: string, expectedRevision: number, facts: readonly FactToAppend[]): Promise<void> {
    const call = callOf(stream, expectedRevision, facts);
    await this.client.appendToStream(this.name(stream), toEvents(call), { expectedRevision: expectedRevision < 0 ? NO_STREAM : BigInt(expectedRevision) });
  }

  name(stream: string): string {
    return serverStream(this.prefix, stream);
  }

  follow(options: { appUrl?: string; connectionString?: string } = {}): Follower {
    const connection = new EsdbConnection(options.connectionString ?? this.connectionString);
    this.connections.add(connection);
    const follower = startFollower({ connection, prefix: this.prefix, appUrl: options.appUrl ?? this.ledger.database.appUrl, origin: ORIGIN });
    this.followers.add(follower);
    return follower;
  }

  async untilCopied(follower: Follower, count: number): Promise<void> {
    await until(() => follower.status().copied >= count || follower.status().stopped !== null);
    const { stopped, copied } = follower.status();
    if (stopped || copied > count) throw new Error(`copied ${copied} of ${count}: ${JSON.stringify(stopped)}`);
  }

  async untilStopped(follower: Follower): Promise<{ code: string; message: string }> {
    await until(() => follower.status().stopped !== null);
    return follower.status().stopped!;
  }

  /** The ids of the first so many leaves on the server, in its order, read with the bare client. */
  async idsOnServer(count: number): Promise<string[]> {
    const ids: string[] = [];
    const subscription = this.client.subscribeToAll({ fromPosition: START, filter: streamNameFilter({ prefixes: [`${this.prefix}.`] }) });
    for await (const { event } of subscription) if (ids.push((event!.data as { id: string }).id) === count) break;
    await subscription.unsubscribe();
    return ids;
  }

  /** The ids of all leaves copied, in order of their positions, which are dense. */
  async idsCopied(): Promise<string[]> {
    const app = (this.app ??= await this.ledger.connect('app'));
    const { rows } = await app.query<{ position: string; event_id: string }>('select position, event_id from ledger.leaf order by position');
    if (rows.some((row, index) => Number(row.position) !== index)) throw new Error('positions have gaps');
    return rows.map((row) => row.event_id);
  }

  async close(): Promise<void> {
    await Promise.all([...this.followers].map((one) => one.stop()));
    await Promise.all([...this.connections].map((one) => one.close()));
    await this.client.dispose();
    await this.ledger.close();
  }
}
