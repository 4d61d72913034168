import eventStoreDb, { type EventStoreDBClient, type Position, type ResolvedEvent } from '@eventstore/db-client';
import { FollowerStoppedError } from '../errors.js';
import type { ServerConnection } from './event-feed.js';
import { streamPattern, toOrderedEvent } from './followed-event.js';
import type { CopiedUpTo, LookedAt } from './follower-lease.js';

const READ_DEADLINE_MS = 5_000;
/** What only saves time does not hold up a start for long. */
const MARK_DEADLINE_MS = 1_000;
const { FORWARDS } = eventStoreDb;

/**
 * Makes sure that the last event copied still stands where it stood. A server that was emptied, or put back to an older
 * state, would otherwise be followed on from a place that means something else there.
 *
 * @throws FollowerStoppedError
 */
export async function checkStillStands(connection: ServerConnection, prefix: string, origin: string, copied: CopiedUpTo): Promise<void> {
  if (!copied.last) return;
  const { position, stream, revision, eventId, bytes } = copied.last;
  const there = await connection.run('read the last event copied', READ_DEADLINE_MS, (client) => firstAt(client, position));
  const place = `event ${revision}@${prefix}.${stream} at ${position.commit}`;
  if (there?.event?.position?.commit !== position.commit || there.event.position.prepare !== position.prepare) {
    throw new FollowerStoppedError(`${place} was copied from the server and no longer stands there`);
  }
  const event = toOrderedEvent(there, prefix, origin);
  if (event?.eventId !== eventId || !event.bytes.equals(bytes)) throw new FollowerStoppedError(`${place} is another than was copied`);
}

/**
 * An event of others up to which nothing of ours stands that was not handed over; undefined where one of ours is next, or
 * the server does not answer.
 *
 * @param before a place before which that is so
 */
export async function lookedAt(connection: ServerConnection, prefix: string, before: bigint): Promise<LookedAt | undefined> {
  const event = (await standingAt(connection, { commit: before, prepare: before }, READ_DEADLINE_MS))?.event;
  if (!event?.position || new RegExp(streamPattern(prefix)).test(event.streamId)) return undefined;
  return { position: event.position, eventId: event.id };
}

/** Whether the event still stands there. A server put back to an older state has another in its place, or none. */
export async function stillStands(connection: ServerConnection, { position, eventId }: LookedAt): Promise<boolean> {
  const event = (await standingAt(connection, position, MARK_DEADLINE_MS))?.event;
  return event?.id === eventId && event.position?.commit === position.commit;
}

async function standingAt(connection: ServerConnection, place: Position, milliseconds: number): Promise<ResolvedEvent | undefined> {
  try {
    return await connection.run('read where the follower has looked', milliseconds, (client) => firstAt(client, place));
  } catch {
    return undefined; // then the follower begins further back: that only takes longer
  }
}

/**
 * `readAll` begins at the position itself, not after it. Asked of the leader: another node may not have the event yet. Read to
 * its end: the client never gets rid of a read that was left half way, and waits for it when it is closed.
 */
async function firstAt(client: EventStoreDBClient, fromPosition: Position): Promise<ResolvedEvent | undefined> {
  let first: ResolvedEvent | undefined;
  for await (const resolved of client.readAll({ fromPosition, direction: FORWARDS, maxCount: 1, requiresLeader: true })) first ??= resolved as ResolvedEvent;
  return first;
}
