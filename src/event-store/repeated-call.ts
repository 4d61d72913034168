import type { AppendCall } from './append-call.js';
import { canonicalText, canonicalTextOfInput } from './canonical-json.js';
import { IdempotencyConflictError } from './errors.js';
import type { FactToAppend, Leaf } from './event-store.js';

export interface StandingCall {
  revision: number;
  lastPosition: number;
  /** False where the call was sent again and the bytes are its own: the first answer was lost on its way, and this is it. */
  repeated: boolean;
}

/** A leaf of the total order as a repeated call is held against it. */
export interface StandingLeaf {
  position: string;
  event_id: string;
  stream: string;
  revision: number;
  call_end: number;
  bytes: Buffer;
}

/** What stands under the ids of the refused calls of one batch, and just before their first facts. */
export class StandingLeaves {
  private readonly byId: ReadonlyMap<string, StandingLeaf>;
  private readonly byPlace: ReadonlyMap<string, StandingLeaf>;

  constructor(leaves: readonly StandingLeaf[]) {
    this.byId = new Map(leaves.map((leaf) => [leaf.event_id, leaf]));
    this.byPlace = new Map(leaves.map((leaf) => [`${leaf.stream} ${leaf.revision}`, leaf]));
  }

  withId(id: string): StandingLeaf | undefined {
    return this.byId.get(id);
  }

  before(leaf: StandingLeaf): StandingLeaf | undefined {
    return this.byPlace.get(`${leaf.stream} ${leaf.revision - 1}`);
  }
}

/**
 * Answers a call whose ids are already taken: the first result where the very same call stands in the stream. Equal are
 * type, version, occurredOn, account, basis and data; who writes the clock or the correlation may differ.
 *
 * @throws IdempotencyConflictError where the ids stand in another stream, with other content, in another order, or as a part of another call
 */
export function recogniseCall(standing: StandingLeaves, call: AppendCall, facts: readonly FactToAppend[]): StandingCall {
  const first = standing.withId(call.eventIds[0]!);
  for (const [index, fact] of facts.entries()) {
    const leaf = standing.withId(fact.id);
    if (!leaf || !first) throw new IdempotencyConflictError(call.stream, call.eventIds.find((id) => standing.withId(id))!, 'a part of this call is new; a call is repeated whole');
    if (leaf.stream !== call.stream) throw new IdempotencyConflictError(call.stream, fact.id, `it stands in stream ${leaf.stream}`);
    if (leaf.revision !== first.revision + index) throw new IdempotencyConflictError(call.stream, fact.id, 'its place in the call was another');
    if (!inSameCall(leaf, first, standing.before(first), facts.length)) throw new IdempotencyConflictError(call.stream, fact.id, 'as a part of another call');
    const difference = differingMember(JSON.parse(leaf.bytes.toString('utf8')) as Leaf, fact);
    if (difference) throw new IdempotencyConflictError(call.stream, fact.id, `with another ${difference}`);
  }
  const last = standing.withId(call.eventIds.at(-1)!)!;
  const own = call.resent && call.leaves.every((bytes, index) => bytes.equals(standing.withId(call.eventIds[index]!)!.bytes));
  return { revision: last.revision, lastPosition: Number(last.position), repeated: !own };
}

/** Whether the leaf belongs to a call of `count` facts beginning with `first`. */
function inSameCall(leaf: StandingLeaf, first: StandingLeaf, before: StandingLeaf | undefined, count: number): boolean {
  return leaf.call_end === first.revision + count - 1 && before?.call_end !== leaf.call_end;
}

function differingMember(leaf: Leaf, fact: FactToAppend): string | undefined {
  if (leaf.type !== fact.type) return 'type';
  if (leaf.version !== fact.version) return 'version';
  if (leaf.occurredOn !== fact.occurredOn) return 'occurredOn';
  if (leaf.actor.account !== fact.actor.account) return 'account';
  if (canonicalText(leaf.basis) !== canonicalTextOfInput(fact.basis)) return 'basis';
  if (canonicalText(leaf.data) !== canonicalTextOfInput(fact.data)) return 'data';
  return undefined;
}
