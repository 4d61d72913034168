import type { Position } from '@eventstore/db-client';
import { FollowerStoppedError } from '../errors.js';
import { EventFeed, type ServerConnection } from './event-feed.js';
import type { OrderedEvent } from './followed-event.js';
import type { FollowerLease } from './follower-lease.js';

interface CopiedRow {
  event_id: string;
  stream: string;
  revision: number;
  call_end: number;
  bytes: Buffer;
  commit_position: string;
  prepare_position: string;
}

const COPIED = `
  select l.event_id, l.stream, l.revision, l.call_end, l.bytes, f.commit_position, f.prepare_position
  from ledger.leaf l join ledger.followed f using (position)
  where position >= $1 and position < $1::bigint + $2
  order by position`;

/**
 * Walks the whole history on the server and compares it, event by event and byte by byte, with what was copied. Goes on where
 * it was when the server went away meanwhile.
 */
export class VerificationWalk {
  private verified = 0;
  private after: Position | undefined;

  /** @param end position before which everything was copied when the walk began */
  constructor(private readonly connection: ServerConnection, private readonly prefix: string, private readonly origin: string, private readonly end: number) {}

  get isDone(): boolean {
    return this.verified >= this.end;
  }

  /** @throws FollowerStoppedError at the first difference; the server's and the database's own errors, after which it can be called again */
  async walk(lease: FollowerLease, signal: AbortSignal): Promise<void> {
    if (this.isDone) return;
    const feed = new EventFeed(this.connection, this.prefix, this.origin);
    try {
      await feed.open(this.after);
      while (!this.isDone) {
        const run = await feed.take(signal);
        if (!run) return;
        if (run.length > 0) await this.compare(lease, run.slice(0, this.end - this.verified));
      }
    } finally {
      feed.close();
    }
  }

  private async compare(lease: FollowerLease, run: readonly OrderedEvent[]): Promise<void> {
    const copied = await lease.query<CopiedRow>(COPIED, [this.verified, run.length]);
    for (const [index, event] of run.entries()) {
      const difference = differenceBetween(copied[index], event);
      if (difference) {
        throw new FollowerStoppedError(`position ${this.verified + index}: ${difference} (event ${event.revision}@${this.prefix}.${event.stream} at ${event.commit})`);
      }
    }
    this.verified += run.length;
    this.after = { commit: run.at(-1)!.commit, prepare: run.at(-1)!.prepare };
  }
}

function differenceBetween(copied: CopiedRow | undefined, event: OrderedEvent): string | undefined {
  if (!copied) return 'the server holds an event that was not copied';
  if (copied.event_id !== event.eventId) return `event ${copied.revision}@${copied.stream} was copied here, the server holds another`;
  if (copied.commit_position !== String(event.commit) || copied.prepare_position !== String(event.prepare)) return 'the event has moved in the server\'s log';
  if (copied.stream !== event.stream || copied.revision !== event.revision || copied.call_end !== event.callEnd) return 'the event has moved in its stream';
  if (!copied.bytes.equals(event.bytes)) return 'the event was altered';
  return undefined;
}
