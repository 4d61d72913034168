import eventStoreDb, { type EventStoreDBClient, type RecordedEvent, type ResolvedEvent } from '@eventstore/db-client';
import { LedgerDamagedError } from '../errors.js';
import { isMissingStream } from './client-error.js';
import type { EsdbConnection } from './connection.js';
import type { KnownPlaces } from './copied-places.js';
import { serverStream, toStreamLeaf, type ServedLeaf } from './stream-codec.js';

/** How long a reader waits for the server, in milliseconds; the same as for the database. */
export const READ_TIMEOUT_MS = 10_000;

/** Reads streams on the server, always on the leader: what was just appended is there. */
export class StreamReader {
  constructor(private readonly connection: EsdbConnection, private readonly prefix: string, private readonly origin: string) {}

  /**
   * Leaves of a stream from a revision on, in order; empty for an unknown stream.
   *
   * @throws StoreUnavailableError, StoreRefusedError, LedgerDamagedError, FollowerStoppedError (the stream was deleted)
   */
  async read(stream: string, fromRevision = 0, milliseconds = READ_TIMEOUT_MS): Promise<ServedLeaf[]> {
    const events = await this.connection.run(stream, milliseconds, (client, signal) => readEvents(client, serverStream(this.prefix, stream), fromRevision, signal));
    return events.map((event, index) => {
      if (event.revision !== BigInt(fromRevision + index)) throw new LedgerDamagedError({ stream, revision: fromRevision + index }, `it is missing, revision ${event.revision} follows`);
      return toStreamLeaf(event, { prefix: this.prefix, origin: this.origin });
    });
  }

  /** The first event of a stream, whatever it holds. */
  async first(stream: string): Promise<RecordedEvent | undefined> {
    const [event] = await this.connection.run(stream, READ_TIMEOUT_MS, (client, signal) => readEvents(client, serverStream(this.prefix, stream), 0, signal, 1));
    return event;
  }

  /**
   * Where the ledger's last event stands in the server's log; undefined where there is none that is not known. The client
   * cannot filter this read, so it goes back through the events of others too, as far as everything is known. Where the event
   * that was looked at is not met, the server's log is another by now, and what was known of it says nothing.
   */
  lastPlace({ copied, looked }: KnownPlaces): Promise<bigint | undefined> {
    return this.connection.run('the last event', READ_TIMEOUT_MS, async (client, signal) => {
      const own = `${this.prefix}.`;
      const stream = client.readAll({ direction: eventStoreDb.BACKWARDS, fromPosition: eventStoreDb.END, requiresLeader: true });
      for await (const event of until(stream, signal)) {
        const at = event.position?.commit;
        if (at === undefined || at <= copied) return undefined;
        if (at === looked?.commit && event.id === looked.eventId) return undefined;
        if (event.streamId.startsWith(own)) return at;
      }
      return undefined;
    });
  }
}

async function readEvents(client: EventStoreDBClient, stream: string, fromRevision: number, signal: AbortSignal, maxCount?: number): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  try {
    const read = client.readStream(stream, { fromRevision: BigInt(fromRevision), requiresLeader: true, ...(maxCount !== undefined && { maxCount }) });
    for await (const event of until(read, signal)) events.push(event);
    return events;
  } catch (error) {
    if (isMissingStream(error)) return [];
    throw error;
  }
}

interface Reading extends AsyncIterable<ResolvedEvent> {
  cancel(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** The events read, until there are no more, enough were taken, or the signal aborts: then the server is told. */
async function* until(reading: Reading, signal: AbortSignal): AsyncGenerator<RecordedEvent> {
  reading.on('error', () => undefined); // also comes after the loop below has ended, where nobody would hear it
  const cancel = () => void reading.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel);
  try {
    for await (const { event } of reading) {
      if (event) yield event;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}
