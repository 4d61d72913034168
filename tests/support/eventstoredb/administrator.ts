import { randomUUID } from 'node:crypto';
import type { StoredEvent } from './log.js';
import type { Streams } from './streams.js';

/** What somebody with the server's disk in hand, or with its administration rights, can do to a ledger. */
export class Administrator {
  constructor(private readonly streams: Streams) {}

  /** Writes other data in the place of an event; everything else about it stays. */
  alter(stream: string, revision: bigint, data: string): void {
    const event = this.find(stream, revision);
    this.put(event, [{ ...event, data: Buffer.from(data) }]);
  }

  /** Takes an event out as if it had never been. */
  vanish(stream: string, revision: bigint): void {
    this.put(this.find(stream, revision), []);
  }

  /** Puts a foreign event right before another one, one byte earlier in the log; the later revisions stay as they are. */
  insertBefore(stream: string, revision: bigint, type: string, data: string): void {
    const event = this.find(stream, revision);
    const inserted: StoredEvent = { ...event, id: randomUUID(), type, data: Buffer.from(data), position: event.position - 1n };
    this.put(event, [inserted, event]);
  }

  /**
   * Frees what is deleted or truncated, from $all too; the last event of a stream stays, for its number, unless a tombstone
   * stands behind it (server documentation, "Scavenging").
   */
  scavenge(): void {
    for (const stream of this.streams.names()) {
      const events = this.streams.events(stream);
      const last = events.at(-1);
      const kept = new Set<StoredEvent | undefined>([last]);
      if (last?.type !== '$streamDeleted') for (const event of this.streams.visible(stream)) kept.add(event);
      for (const event of events) if (!kept.has(event)) this.put(event, []);
    }
    this.streams.log.completeChunk();
  }

  private find(stream: string, revision: bigint): StoredEvent {
    const event = this.streams.events(stream).find((one) => one.revision === revision);
    if (event === undefined) throw new Error(`no event ${revision} in ${stream}`);
    return event;
  }

  private put(event: StoredEvent, replacement: readonly StoredEvent[]): void {
    this.streams.log.replace(event.position, replacement);
    this.streams.replace(event.stream, this.streams.events(event.stream).flatMap((one) => (one === event ? replacement : [one])));
  }
}
