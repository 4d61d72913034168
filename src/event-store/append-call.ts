import { LeafRefusedError } from './errors.js';
import type { FactToAppend } from './event-store.js';
import { buildLeaf, refuseMalformedStream, type SealedValue } from './leaf.js';

/** The largest call in bytes of leaves: below the append limit of every store the port is made for. */
export const MAX_APPEND_BYTES = 900_000;

/** The largest revision: the total order keeps them in 32 bits. */
const MAX_REVISION = 2_147_483_647;

/** One caller's append, its leaves already built. */
export interface AppendCall {
  stream: string;
  expectedRevision: number;
  recordedAt: string;
  eventIds: string[];
  leaves: Buffer[];
  sealed: SealedValue[];
  /** Whether an earlier attempt ended without an answer, so that the call may stand already. */
  resent: boolean;
}

/**
 * The leaves of a call, for the place the caller expects them to stand at.
 *
 * @param now gives recordedAt
 * @throws LeafRefusedError for a malformed stream, revision or fact, an empty call, an id that stands twice in it
 *   (LEAF_MALFORMED), values no leaf can hold (LEAF_NOT_CANONICAL), a leaf or a call that is too large (LEAF_TOO_LARGE, APPEND_TOO_LARGE)
 */
export function buildCall(stream: string, expectedRevision: number, facts: readonly FactToAppend[], origin: string, now: () => Date): AppendCall {
  refuseMalformedStream(stream);
  if (!Number.isInteger(expectedRevision) || expectedRevision < -1 || expectedRevision + facts.length > MAX_REVISION) throw new LeafRefusedError('LEAF_MALFORMED', '/revision', `no expected revision: ${expectedRevision}`);
  if (facts.length === 0) throw new LeafRefusedError('LEAF_MALFORMED', '', 'an append holds at least one fact');
  if (new Set(facts.map((fact) => fact.id)).size < facts.length) throw new LeafRefusedError('LEAF_MALFORMED', '/id', 'an id stands twice in one call');
  const recordedAt = now().toISOString();
  const call: AppendCall = { stream, expectedRevision, recordedAt, eventIds: facts.map((fact) => fact.id), leaves: [], sealed: [], resent: false };
  let bytes = 0;
  for (const [index, fact] of facts.entries()) {
    const built = buildLeaf(fact, { origin, stream, revision: expectedRevision + 1 + index, recordedAt });
    bytes += built.bytes.length;
    if (bytes > MAX_APPEND_BYTES) throw new LeafRefusedError('APPEND_TOO_LARGE', '', `the call holds more than ${MAX_APPEND_BYTES} bytes; divide it`);
    call.leaves.push(built.bytes);
    call.sealed.push(...built.sealed);
  }
  return call;
}
