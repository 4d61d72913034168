import eventStoreDb, { type JSONEventData, type JSONEventType, type RecordedEvent } from '@eventstore/db-client';
import type { AppendCall } from '../append-call.js';
import { canonicalize } from '../canonical-json.js';
import { LeafRefusedError, LedgerDamagedError } from '../errors.js';
import type { Leaf, StreamLeaf } from '../event-store.js';
import { checkedLeaf, leafHash, MAX_LEAF_BYTES } from '../leaf.js';

/** What stands beside a leaf on the server: the revision of the last leaf of the same append call. */
export interface CallMetadata extends Record<string, unknown> {
  callEnd: number;
}

export type LeafEvent = JSONEventType<string, Leaf & Record<string, unknown>, CallMetadata>;

/** A leaf as the server has it. */
export interface ServedLeaf extends StreamLeaf {
  callEnd: number;
}

/** The name on the server: one ledger per prefix. */
export function serverStream(prefix: string, stream: string): string {
  return `${prefix}.${stream}`;
}

/**
 * A call as the client sends it. The client spells the data with JSON.stringify, which keeps the order of members: what is
 * stored are the canonical bytes.
 */
export function toEvents(call: Pick<AppendCall, 'leaves' | 'expectedRevision'>): JSONEventData<LeafEvent>[] {
  const metadata: CallMetadata = { callEnd: call.expectedRevision + call.leaves.length };
  return call.leaves.map((bytes) => {
    const data = JSON.parse(bytes.toString('utf8')) as LeafEvent['data'];
    return eventStoreDb.jsonEvent<LeafEvent>({ id: serverEventId(bytes), type: data.type, data, metadata });
  });
}

/**
 * The id of an event on the server: of its bytes, not the fact's id. The server answers a repeat by its ids alone, without
 * looking at the content: with the fact's id, another content under it would be acknowledged and not be there. So a repeat
 * is taken for one only where it is the same bytes; all else meets the exact revision and is told apart by reading.
 * RFC 9562 §5.8 (version 8).
 */
export function serverEventId(leaf: Uint8Array): string {
  const bytes = leafHash(leaf).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * The leaf that an event of the server holds.
 *
 * @param event as recorded, links not resolved
 * @throws LedgerDamagedError where it holds none, or one of another place or ledger
 */
export function toStreamLeaf(event: RecordedEvent, expected: { prefix: string; origin: string }): ServedLeaf {
  const place = { stream: event.streamId, revision: Number(event.revision) };
  const { bytes, leaf } = parsed(event, place);
  if (serverStream(expected.prefix, leaf.stream) !== event.streamId) throw new LedgerDamagedError(place, `holds a leaf of stream ${leaf.stream}`);
  if (leaf.revision !== place.revision) throw new LedgerDamagedError(place, `holds the leaf of revision ${leaf.revision}`);
  if (leaf.origin !== expected.origin) throw new LedgerDamagedError(place, `holds a leaf of ledger ${leaf.origin}`);
  if (leaf.type !== event.type) throw new LedgerDamagedError(place, `is called ${event.type}, its leaf ${leaf.type}`);
  return { bytes, leaf, callEnd: callEndOf(event.metadata, place) };
}

type Place = Exclude<ConstructorParameters<typeof LedgerDamagedError>[0], number>;

function parsed(event: RecordedEvent, place: Place): StreamLeaf {
  if (!event.isJson || typeof event.data !== 'object') throw new LedgerDamagedError(place, 'is no JSON');
  try {
    const bytes = canonicalize(event.data);
    if (bytes.length > MAX_LEAF_BYTES) throw new LeafRefusedError('LEAF_TOO_LARGE', '', `${bytes.length} bytes`);
    return { bytes, leaf: checkedLeaf(event.data) };
  } catch (error) {
    if (error instanceof LeafRefusedError) throw new LedgerDamagedError(place, error.message);
    throw error;
  }
}

function callEndOf(metadata: unknown, place: Place): number {
  const callEnd = (metadata as Partial<CallMetadata> | undefined)?.callEnd;
  if (typeof callEnd !== 'number' || !Number.isInteger(callEnd) || callEnd < place.revision) throw new LedgerDamagedError(place, 'does not say where its call ends');
  return callEnd;
}
