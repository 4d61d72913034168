import type { Position } from '@eventstore/db-client';
import { StoreUnavailableError } from '../errors.js';
import { Backoff } from './backoff.js';
import { isPassing } from './client-error.js';
import { EventFeed, type ServerConnection } from './event-feed.js';
import type { OrderedEvent } from './followed-event.js';

/** A server that sends nothing for so long is taken for frozen, in milliseconds. */
const SILENCE_MS = 20_000;
/** How often it is looked whether the end of the log is reached, where no more events come, in milliseconds. */
const LOOK_MS = 10;
const ATTEMPTS = 20;

/**
 * The events of a ledger in the order of the server's log, whole calls, from after a place to where the log ends now. (The
 * client's `readAll` is never filtered; a subscription is, and says when it has caught up.) Outlives a server that goes away
 * for a moment.
 *
 * @param after default: from the start
 * @throws FollowerStoppedError something else stands below the prefix, WrongLedgerError; StoreUnavailableError, StoreRefusedError
 */
export async function* serverOrder(connection: ServerConnection, prefix: string, origin: string, after?: Position): AsyncGenerator<OrderedEvent[]> {
  const backoff = new Backoff();
  let last = after;
  for (let attempt = 1; ; attempt += 1) {
    try {
      for await (const events of toTheEnd(connection, prefix, origin, last)) {
        yield events;
        last = events.at(-1)!;
        attempt = 1;
      }
      return;
    } catch (error) {
      if (attempt >= ATTEMPTS || !isPassing(error)) throw error;
      await backoff.pause();
    }
  }
}

async function* toTheEnd(connection: ServerConnection, prefix: string, origin: string, after: Position | undefined): AsyncGenerator<OrderedEvent[]> {
  const feed = new EventFeed(connection, prefix, origin);
  try {
    await feed.open(after);
    for (let silentSince = Date.now(); ; ) {
      const events = await feed.take(AbortSignal.timeout(LOOK_MS));
      if (events) {
        if (events.length > 0) yield events;
        silentSince = Date.now();
      } else if (feed.isCaughtUp && feed.oldestWaiting === undefined) {
        return;
      } else if (Date.now() - silentSince > SILENCE_MS) {
        throw new StoreUnavailableError(`the server sent nothing for ${SILENCE_MS} ms`);
      }
    }
  } finally {
    feed.close();
  }
}
