import eventStoreDb, { type EventStoreDBClient, type Position, type ResolvedEvent } from '@eventstore/db-client';
import { FollowerStoppedError } from '../errors.js';
import type { ServerConnection } from './event-feed.js';
import { toOrderedEvent } from './followed-event.js';
import type { CopiedUpTo } from './follower-lease.js';

const READ_DEADLINE_MS = 5_000;
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
 * `readAll` begins at the position itself, not after it. Asked of the leader: another node may not have the event yet. Read to
 * its end: the client never gets rid of a read that was left half way, and waits for it when it is closed.
 */
async function firstAt(client: EventStoreDBClient, fromPosition: Position): Promise<ResolvedEvent | undefined> {
  let first: ResolvedEvent | undefined;
  for await (const resolved of client.readAll({ fromPosition, direction: FORWARDS, maxCount: 1, requiresLeader: true })) first ??= resolved as ResolvedEvent;
  return first;
}
