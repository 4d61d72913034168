import type { EventStore, StreamLeaf } from '../event-store/event-store.js';

/**
 * Leaves of a stream a decision may rest on: as the stream stands now, or, for a repeated submission, as it was known when the
 * submission first came in.
 *
 * @param knownAt position of the total order, inclusive; default: as the stream stands now
 */
export function streamKnown(store: EventStore, stream: string, knownAt?: number): Promise<StreamLeaf[]> {
  return knownAt === undefined ? store.readStream(stream) : store.readStreamKnown(stream, knownAt);
}

/**
 * For what is entered once, at the start of a ledger: the leaves of a stream as the total order holds them, else as they stand.
 * A stream that somebody deleted from the event store is not begun again, and a later start need not ask the event store.
 */
export async function streamBegun(store: EventStore, stream: string): Promise<StreamLeaf[]> {
  const known = await store.readStreamKnown(stream);
  return known.length > 0 ? known : store.readStream(stream);
}
