import type { ResolvedEvent } from '@eventstore/db-client';
import { FollowerStoppedError, LedgerDamagedError } from '../errors.js';
import type { FollowedEvent } from '../postgres/follow-batch.js';
import { toStreamLeaf } from './stream-codec.js';

/** An event of the server's order, ready to be copied, and when the server took it in. */
export interface OrderedEvent extends FollowedEvent {
  created: Date;
}

/** Members of a stream's metadata that make the server hide or remove events. */
const TRUNCATING = ['$maxCount', '$maxAge', '$tb'];

/** Which streams of the server belong to the ledger: its own, and their metadata, by which they are deleted and truncated. */
export function streamPattern(prefix: string): string {
  return `^(\\$\\$)?${prefix}\\.`;
}

/**
 * The leaf that an event of the ledger's streams holds; undefined for metadata that removes nothing, such as who may read.
 *
 * @throws FollowerStoppedError for whatever the program does not write: a deleted or truncated stream, a link, an event that
 *   is no leaf or the leaf of another place or ledger
 */
export function toOrderedEvent({ event, link }: ResolvedEvent, prefix: string, origin: string): OrderedEvent | undefined {
  if (!event || link) throw new FollowerStoppedError(`a link stands in stream ${link?.streamId ?? '?'}`);
  const { streamId, data } = event;
  if (streamId.startsWith('$$')) {
    if (removesNothing(data)) return undefined;
    throw new FollowerStoppedError(`stream ${streamId.slice(2)} was deleted or truncated`);
  }
  if (event.type === '$streamDeleted') throw new FollowerStoppedError(`stream ${streamId} was deleted`);
  const { bytes, leaf, callEnd } = servedLeaf(event, prefix, origin);
  const { commit, prepare } = event.position!;
  return { stream: leaf.stream, revision: leaf.revision, callEnd, recordedAt: leaf.recordedAt, eventId: leaf.id, bytes: bytes as Buffer, commit, prepare, created: event.created };
}

/** As appends are refused whose clock is ahead: known_at never falls, so one event from the future would stand for every later one. */
const HOUR_MS = 3_600_000;

/**
 * @param clock of the database, which appends are measured by too: the clock of the server may be wrong, ours as well
 * @throws FollowerStoppedError EVENT_FROM_FUTURE
 */
export function refuseFromFuture(events: readonly OrderedEvent[], prefix: string, clock: Date): void {
  const latest = clock.getTime() + HOUR_MS;
  const ahead = events.find(({ recordedAt }) => Date.parse(recordedAt) > latest);
  if (!ahead) return;
  const { stream, revision, recordedAt, created } = ahead;
  throw new FollowerStoppedError(
    `event ${revision}@${prefix}.${stream} says it was recorded at ${recordedAt}; the server took it in at ${created.toISOString()}, the clock of the database says ${clock.toISOString()}`,
    { code: 'EVENT_FROM_FUTURE' });
}

function servedLeaf(event: NonNullable<ResolvedEvent['event']>, prefix: string, origin: string) {
  try {
    return toStreamLeaf(event, { prefix, origin });
  } catch (error) {
    if (error instanceof LedgerDamagedError) throw new FollowerStoppedError(`event ${event.revision}@${event.streamId} is none of this ledger's: ${error.message}`, { cause: error });
    throw error;
  }
}

function removesNothing(metadata: unknown): boolean {
  return typeof metadata === 'object' && metadata !== null && !(metadata instanceof Uint8Array) && !TRUNCATING.some((member) => member in metadata);
}
