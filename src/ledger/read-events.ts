import type { StoredLeaf } from '../event-store/event-store.js';
import { EVENT_CATALOGUE } from './event-catalogue.js';
import type { EventDefinition, RecordedEvent } from './fact.js';

/**
 * A stored leaf of a type or version this program does not know: it was written by a newer program. Reading stops rather than
 * skipping it; the operator installs the newer program.
 */
export class UnknownEventError extends Error {
  readonly code = 'UNKNOWN_EVENT';
  constructor(readonly type: string, readonly version: number, readonly position: number) {
    super(`position ${position} holds ${type} version ${version}, which this program does not know: install the newer program`);
    this.name = 'UnknownEventError';
  }
}

/**
 * The fact a leaf holds, upcast to the newest version of its type; the leaf itself is never rewritten.
 *
 * @throws UnknownEventError for an unknown type or a newer version
 */
export function toRecordedEvent({ position, leaf }: StoredLeaf): RecordedEvent {
  const definition = EVENT_CATALOGUE.get(leaf.type);
  if (!definition || leaf.version > definition.version) throw new UnknownEventError(leaf.type, leaf.version, position);
  const { id, stream, revision, type, recordedAt, occurredOn, actor, basis, correlation, causation, sealed } = leaf;
  return {
    position, id, stream, revision, type, version: definition.version, recordedAt, occurredOn, actor, basis, correlation, causation,
    data: upcast(definition, leaf.version, leaf.data, position), sealed,
  };
}

function upcast(definition: EventDefinition, from: number, stored: Record<string, unknown>, position: number): Record<string, unknown> {
  let data = stored;
  for (let version = from; version < definition.version; version++) {
    const step = definition.upcasts[version];
    if (!step) throw new UnknownEventError(definition.type, from, position);
    data = step(data);
  }
  return data;
}
