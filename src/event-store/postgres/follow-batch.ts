import type { Client } from 'pg';

/** One event of the server's order on its way into the leaf table. */
export interface FollowedEvent {
  stream: string;
  revision: number;
  /** Revision of the last leaf of the same append call. */
  callEnd: number;
  recordedAt: string;
  eventId: string;
  bytes: Buffer;
  /** Where the event stands in the server's log; both rise together. */
  commit: bigint;
  prepare: bigint;
}

/** Error codes of ledger.follow (migrations/0004-follow.sql). */
export const DISPLACED = 'TZ008';
/** As of ledger.append; the message is the clock of the database. */
export const FROM_FUTURE = 'TZ005';

const STATEMENT = 'select ledger.follow($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)';

/**
 * Copies a run of events to `firstPosition` and after, in one round trip and one durable transaction.
 *
 * @throws pg.DatabaseError TZ001 another ledger, TZ005 (FROM_FUTURE) an event dated more than an hour ahead, TZ006 bytes of another event, TZ008 (DISPLACED) the position is not the next,
 *   TZ009 an event that does not continue its stream, TZ010 the ledger is kept in another store
 */
export async function followBatch(client: Client, origin: string, firstPosition: number, events: readonly FollowedEvent[]): Promise<void> {
  await client.query({ name: 'follow', text: STATEMENT, values: parameters(origin, firstPosition, events) });
}

/** Array literals are written here, in one go: the values are numbers, UUIDs, instants and checked names, and this is the hot path. */
function parameters(origin: string, firstPosition: number, events: readonly FollowedEvent[]): unknown[] {
  let end = 0;
  let [streams, revisions, callEnds, recordedAts, eventIds, starts, lengths, commits, prepares] = ['', '', '', '', '', '', '', '', ''];
  for (const [index, event] of events.entries()) {
    const comma = index === 0 ? '' : ',';
    streams += `${comma}"${event.stream}"`;
    revisions += `${comma}${event.revision}`;
    callEnds += `${comma}${event.callEnd}`;
    recordedAts += `${comma}${event.recordedAt}`;
    eventIds += `${comma}${event.eventId}`;
    starts += `${comma}${end}`;
    lengths += `${comma}${event.bytes.length}`;
    commits += `${comma}${event.commit}`;
    prepares += `${comma}${event.prepare}`;
    end += event.bytes.length;
  }
  const bytes = Buffer.concat(events.map((event) => event.bytes), end);
  const [first, last] = [[streams, revisions, callEnds, recordedAts, eventIds, starts, lengths], [commits, prepares]];
  const literal = (entries: string) => `{${entries}}`;
  return [origin, firstPosition, ...first.map(literal), bytes, ...last.map(literal)];
}
