import type { Leaf, StoredLeaf, StreamLeaf } from '../event-store/event-store.js';
import { EVENT_CATALOGUE } from './event-catalogue.js';
import type { EventDefinition, RecordedEvent, StreamEvent } from './fact.js';

/**
 * A stored leaf of a type or version this program does not know: it was written by a newer program. Reading stops rather than
 * skipping it; the operator installs the newer program.
 */
export class UnknownEventError extends Error {
  readonly code = 'UNKNOWN_EVENT';
  constructor(readonly type: string, readonly version: number, readonly stream: string, readonly revision: number) {
    super(`revision ${revision} of stream ${stream} holds ${type} version ${version}, which this program does not know: install the newer program`);
    this.name = 'UnknownEventError';
  }
}

/**
 * The fact a leaf holds, upcast to the newest version of its type; the leaf itself is never rewritten.
 *
 * @throws UnknownEventError for an unknown type or a newer version
 */
export function toStreamEvent({ leaf }: Pick<StreamLeaf, 'leaf'>): StreamEvent {
  const definition = EVENT_CATALOGUE.get(leaf.type);
  if (!definition || leaf.version > definition.version) throw unknownEvent(leaf);
  const { id, stream, revision, type, recordedAt, occurredOn, actor, basis, correlation, causation, sealed } = leaf;
  return {
    id, stream, revision, type, version: definition.version, recordedAt, occurredOn, actor, basis, correlation, causation,
    data: upcast(definition, leaf), sealed,
  };
}

/** The same with its place in the total order. */
export function toRecordedEvent(stored: StoredLeaf): RecordedEvent {
  return { ...toStreamEvent(stored), position: stored.position };
}

function upcast(definition: EventDefinition, leaf: Leaf): Record<string, unknown> {
  let { data } = leaf;
  for (let { version } = leaf; version < definition.version; version++) {
    const step = definition.upcasts[version];
    if (!step) throw unknownEvent(leaf);
    data = step(data);
  }
  return data;
}

function unknownEvent({ type, version, stream, revision }: Leaf): UnknownEventError {
  return new UnknownEventError(type, version, stream, revision);
}
