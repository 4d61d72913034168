import { v5 as uuidV5 } from 'uuid';
import type { Actor } from './roles.js';

/** One submission by a person: who, under which key, against which revision. The same entry always yields the same event ids. */
export interface Entry {
  /** The caller's Idempotency-Key: repeated with a retried submission, new with each new one. */
  key: string;
  /** Method and path, so that one key used on two addresses does not name one submission. */
  route: string;
  actor: Actor;
  /** Revision the person has seen; −1 for a stream to be created. */
  expectedRevision: number;
  correlation: string;
}

/** Answer to a submission. */
export interface EntryReceipt {
  stream: string;
  revision: number;
  /** Opaque; `min-position` of a reading request takes it. */
  receipt: string;
  /** Ids of the events this submission stands for, in order. */
  events: string[];
  /** True where an earlier submission under the same key is answered again and nothing was written. */
  repeated: boolean;
}

const ENTRY_NAMESPACE = '3b0c9a52-6c1f-5d2e-9f6f-0a4f1d6f2b7e';

/** Id of the index-th event of a submission (architecture.md, "Idempotency"). */
export function entryEventId(entry: Pick<Entry, 'key' | 'route' | 'actor'>, index: number): string {
  return uuidV5(JSON.stringify([entry.key, entry.actor.account, entry.route, index]), ENTRY_NAMESPACE);
}

/** Id of the thing a submission creates (record, department …): the same submission always names the same one. */
export function entrySubjectId(entry: Pick<Entry, 'key' | 'route' | 'actor'>): string {
  return uuidV5(JSON.stringify([entry.key, entry.actor.account, entry.route, 'subject']), ENTRY_NAMESPACE);
}
