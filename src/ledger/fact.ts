import type { Static, TSchema } from 'typebox';
import type { Actor } from './roles.js';

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. Days compare as strings. */
export type LocalDate = string;
/** An instant, UTC with milliseconds, `YYYY-MM-DDTHH:mm:ss.sssZ`. Instants compare as strings. */
export type Instant = string;

/** The document a fact rests on (依据文件): rules 2, 3, 5, 9. */
export interface Basis {
  title: string;
  documentNumber: string | null;
  issuedOn: LocalDate | null;
  /** SHA-256 of the file, lower-case hex, where the office holds it. */
  sha256: string | null;
}

/** What a decider produces: one accepted fact, not yet placed in a stream. */
export interface Fact<T extends string = string, D = unknown> {
  type: T;
  version: number;
  occurredOn: LocalDate;
  basis: Basis | null;
  data: D;
  /** Personal values to be committed to and kept beside the ledger: field name → canonical value (architecture.md, "The leaf"). */
  personal?: Record<string, unknown>;
}

/** A fact as it stands in its stream, upcast to the newest version of its type: what deciders read. It may have no place in the total order yet. */
export interface StreamEvent<T extends string = string, D = unknown> {
  id: string;
  stream: string;
  /** Place in its stream, 0, 1, 2 … without gaps. */
  revision: number;
  type: T;
  version: number;
  recordedAt: Instant;
  occurredOn: LocalDate;
  actor: Actor;
  basis: Basis | null;
  correlation: string | null;
  causation: string | null;
  data: D;
  /** Field → commitment (base64 SHA-256), as stored. */
  sealed: Record<string, string>;
}

/** An event that the total order holds: what every answer at (D, P) is made of. */
export type Placed<E extends StreamEvent> = E & {
  /** Place in the one total order, 0, 1, 2 … without gaps. Known to readers, never inside the leaf. */
  position: number;
};
export type RecordedEvent = Placed<StreamEvent>;

/** The definition of one event type: its stable name, newest version, Chinese label, data schema and how older versions are read. */
export interface EventDefinition<T extends string = string, S extends TSchema = TSchema> {
  type: T;
  version: number;
  label: string;
  data: S;
  /** From version → data of the next version. Stored leaves are never rewritten; they are upcast on read. */
  upcasts: Record<number, (data: Record<string, unknown>) => Record<string, unknown>>;
}

export function defineEvent<const T extends string, S extends TSchema>(
  definition: Omit<EventDefinition<T, S>, 'upcasts'> & { upcasts?: EventDefinition['upcasts'] },
): EventDefinition<T, S> {
  return { upcasts: {}, ...definition };
}

/** The fact type of a definition. */
export type FactOf<E> = E extends EventDefinition<infer T, infer S> ? Fact<T, Static<S>> : never;
/** The event type of a definition. */
export type EventOf<E> = E extends EventDefinition<infer T, infer S> ? StreamEvent<T, Static<S>> : never;
