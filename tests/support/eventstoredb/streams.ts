import { randomUUID } from 'node:crypto';
import { checkCommit, type CommitCheck, type ExpectedRevision } from './commit-check.js';
import { type Log, type ProposedEvent, type StoredEvent } from './log.js';
import { DELETED_STREAM, metaStreamOf, parseStreamMetadata, type StreamMetadata } from './stream-metadata.js';

const NO_METADATA = new Uint8Array();

export interface Written {
  readonly check: CommitCheck;
  /** Position of the last event of the call; null where nothing was written. */
  readonly position: bigint | null;
  readonly lastRevision: bigint;
}

/** Streams over the log: versions, metadata, deletion and truncation, as IndexWriter and StorageWriterService of the server do them. */
export class Streams {
  private readonly byName = new Map<string, StoredEvent[]>();
  private readonly byId = new Map<string, StoredEvent>();
  private rememberedFrom = 0n;

  constructor(readonly log: Log) {}

  events(stream: string): readonly StoredEvent[] {
    return this.byName.get(stream) ?? [];
  }

  /** -1 where the stream never existed, DELETED_STREAM behind a tombstone. */
  lastRevision(stream: string): bigint {
    return this.events(stream).at(-1)?.revision ?? -1n;
  }

  metadata(stream: string): StreamMetadata {
    const last = this.events(metaStreamOf(stream)).at(-1);
    return last === undefined ? {} : parseStreamMetadata(last.data);
  }

  isSoftDeleted(stream: string): boolean {
    return this.metadata(stream).truncateBefore === DELETED_STREAM;
  }

  /** Events a stream read shows: truncated ones are hidden at once, though they stay in $all until a scavenge (server documentation, "Streams", deleting). */
  visible(stream: string): readonly StoredEvent[] {
    const { truncateBefore, maxCount } = this.metadata(stream);
    const from = maxCount === undefined ? 0n : this.lastRevision(stream) - BigInt(maxCount) + 1n;
    const first = truncateBefore !== undefined && truncateBefore > from ? truncateBefore : from;
    const events = this.events(stream);
    return first <= 0n ? events : events.filter((event) => event.revision >= first);
  }

  /** An event by its id, among those the server has in memory: only these are found again where no revision is expected. */
  remembered(stream: string, id: string): StoredEvent | undefined {
    const event = this.byId.get(id);
    return event?.stream === stream && event.position >= this.rememberedFrom ? event : undefined;
  }

  /** As after a restart: seen on 23.10.7, an append of standing ids with `any` writes them a second time (IndexWriter, _committedEvents). */
  forgetIds(): void {
    this.rememberedFrom = this.log.endPosition;
  }

  append(stream: string, expected: ExpectedRevision, proposed: readonly ProposedEvent[]): Written {
    const check = checkCommit(this, stream, expected, proposed.map(({ id }) => id));
    if (check.decision === 'idempotent') {
      const last = this.events(stream).find(({ revision }) => revision === check.lastRevision);
      return { check, position: last?.position ?? null, lastRevision: check.lastRevision };
    }
    if (check.decision !== 'ok') return { check, position: null, lastRevision: check.currentRevision };
    const wasSoftDeleted = check.softDeleted;
    const written = proposed.map((event, index) => this.write(stream, check.currentRevision + 1n + BigInt(index), event));
    this.log.publish(written);
    if (wasSoftDeleted) this.undelete(stream, check.currentRevision + 1n);
    return { check, position: written.at(-1)?.position ?? null, lastRevision: written.at(-1)?.revision ?? check.currentRevision };
  }

  /** Hides all events and lets the numbering continue: the metadata's $tb becomes the largest number (StorageWriterService, WriteDelete). */
  delete(stream: string, expected: ExpectedRevision): Written {
    const check = checkCommit(this, stream, expected, [randomUUID()]);
    const unknown = this.lastRevision(stream) < 0n && this.lastRevision(metaStreamOf(stream)) < 0n;
    if (check.decision === 'ok' && unknown) return { check: { ...check, decision: 'wrong-expected-revision' }, position: null, lastRevision: -1n };
    if (check.decision !== 'ok') return { check, position: null, lastRevision: check.currentRevision };
    const event = this.writeMetadata(stream, `{"$tb":${DELETED_STREAM}}`);
    return { check, position: event.position, lastRevision: check.currentRevision };
  }

  /** Closes the stream for ever: a `$streamDeleted` event at the largest number (LogRecord.DeleteTombstone). */
  tombstone(stream: string, expected: ExpectedRevision): Written {
    const check = checkCommit(this, stream, expected, [randomUUID()]);
    if (check.decision !== 'ok') return { check, position: null, lastRevision: check.currentRevision };
    const event = this.write(stream, DELETED_STREAM, { id: randomUUID(), type: '$streamDeleted', isJson: false, data: new Uint8Array(), metadata: NO_METADATA });
    this.log.publish([event]);
    return { check, position: event.position, lastRevision: DELETED_STREAM };
  }

  /** A stream's events were changed behind the writers' back; see administrator.ts and scavenge.ts. */
  replace(stream: string, events: readonly StoredEvent[]): void {
    this.byName.set(stream, [...events]);
  }

  names(): readonly string[] {
    return [...this.byName.keys()];
  }

  /** Writing to a soft-deleted stream brings it back from there on: $tb becomes the first new number (StorageWriterService, SoftUndeleteStream). */
  private undelete(stream: string, from: bigint): void {
    const last = this.events(metaStreamOf(stream)).at(-1);
    const text = last === undefined ? '{}' : Buffer.from(last.data).toString('utf8');
    this.writeMetadata(stream, text.replace(/("\$tb"\s*:\s*)\d+/, `$1${from}`));
  }

  private writeMetadata(stream: string, json: string): StoredEvent {
    const meta = metaStreamOf(stream);
    const event = this.write(meta, this.lastRevision(meta) + 1n, { id: randomUUID(), type: '$metadata', isJson: true, data: Buffer.from(json), metadata: NO_METADATA });
    this.log.publish([event]);
    return event;
  }

  private write(stream: string, revision: bigint, proposed: ProposedEvent): StoredEvent {
    const event = this.log.write(stream, revision, proposed);
    this.byId.set(event.id, event);
    const events = this.byName.get(stream);
    if (events === undefined) this.byName.set(stream, [event]);
    else events.push(event);
    return event;
  }
}
