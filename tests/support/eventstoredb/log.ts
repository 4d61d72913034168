/** One event as it stands in the log. */
export interface StoredEvent {
  /** Commit and prepare position alike: a server of version 23.10 writes events already committed (StorageWriterService, WritePrepares). */
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** When the server wrote it, in milliseconds since 1970. */
  readonly created: number;
}

export type ProposedEvent = Pick<StoredEvent, 'id' | 'type' | 'isJson' | 'data' | 'metadata'>;

/** Bytes a record takes besides its names and contents: framing, positions, ids, flags (as seen in $all of 23.10.7). */
const RECORD_OVERHEAD = 90;

const CHUNK_BYTES = 256n * 1024n * 1024n;

/** Events told to the subscriptions before anything else gets its turn: with more, a reader in the same process could never keep up (see BUFFERED_MESSAGES). */
const CHASED_AT_ONCE = 3;

/**
 * The transaction file in memory: events in the order they were written, at positions that are byte offsets and therefore
 * grow by uneven steps (server documentation, "Indexing" and "$all stream": positions are places in the log, not counts).
 */
export class Log {
  private readonly events: StoredEvent[] = [];
  private readonly unchased: StoredEvent[] = [];
  private readonly listeners = new Set<(event: StoredEvent) => void>();
  /** Epoch and start-up records come first, so no event stands at 0 (a fresh 23.10.7 has its first one here). */
  private end = 548n;
  private readonly vacated = new Set<bigint>();

  constructor(private readonly now: () => number) {}

  get endPosition(): bigint {
    return this.end;
  }

  get length(): number {
    return this.events.length;
  }

  at(index: number): StoredEvent | undefined {
    return this.events[index];
  }

  write(stream: string, revision: bigint, proposed: ProposedEvent): StoredEvent {
    const event: StoredEvent = { ...proposed, stream, revision, position: this.end, created: this.now() };
    this.end += BigInt(RECORD_OVERHEAD + Buffer.byteLength(stream) + Buffer.byteLength(proposed.type) + proposed.data.length + proposed.metadata.length);
    this.events.push(event);
    return event;
  }

  /** Tells the live subscriptions, once the whole write stands: later and bit by bit, as the server's chaser follows its writer (StorageChaser). */
  publish(events: readonly StoredEvent[]): void {
    this.unchased.push(...events);
    if (this.unchased.length === events.length) setImmediate(() => this.chase());
  }

  onWritten(listener: (event: StoredEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Index of the first event at or after a position. */
  indexFrom(position: bigint): number {
    let low = 0;
    let high = this.events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle]?.position ?? 0n) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private chase(): void {
    for (const event of this.unchased.splice(0, CHASED_AT_ONCE)) for (const listener of this.listeners) listener(event);
    if (this.unchased.length > 0) setImmediate(() => this.chase());
  }

  /** Can the server read from there? Where a record stands or stood, and behind the last one; between two it fails (seen on 23.10.7). */
  isReadable(position: bigint): boolean {
    const next = this.events[this.indexFrom(position)];
    return next === undefined || next.position === position || position === 0n || this.vacated.has(position);
  }

  /** What is written from now on stands in the next chunk file (256 MB), as after a scavenge. */
  completeChunk(): void {
    this.end = (this.end / CHUNK_BYTES + 1n) * CHUNK_BYTES;
  }

  /** What only someone with the server's disk in hand, or its scavenger, can do. */
  replace(position: bigint, replacement: readonly StoredEvent[]): void {
    const index = this.indexFrom(position);
    const standing = this.events[index]?.position === position;
    if (standing) this.vacated.add(position);
    this.events.splice(index, standing ? 1 : 0, ...replacement);
  }
}
