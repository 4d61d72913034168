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
