import type { QueryParams } from '../api/client.js';
import type { EventView, Problem } from '../api/types.js';

/** Somebody else wrote to the stream after the writer had read it. */
export interface Conflict {
  stream: string;
  /** Revision the writer had read, and the one the stream stands at. */
  seen: number;
  latest: number;
}

/** The conflict a refusal tells of, or null where it tells of something else. */
export function conflictOf({ status, stream, expectedRevision, actualRevision }: Problem): Conflict | null {
  if (status !== 412 || stream === undefined || expectedRevision === undefined || actualRevision === undefined) return null;
  return { stream, seen: expectedRevision, latest: actualRevision };
}

/** Where the entries of a stream are read: a measure has its timeline, the others stand among all entries. */
export function historyOf(stream: string): { path: string; params: QueryParams } {
  const measure = /^measure-(.+)$/.exec(stream)?.[1];
  if (measure !== undefined) return { path: `/measures/${encodeURIComponent(measure)}/timeline`, params: {} };
  return { path: '/audit-trail', params: { pageSize: 100 } };
}

/** What others entered since the writer had read, oldest first; null as long as the read model does not hold all of it. */
export function enteredSince(items: readonly EventView[], { stream, seen, latest }: Conflict): EventView[] | null {
  const since = items.filter((one) => one.stream === stream && one.revision > seen && one.revision <= latest);
  return since.length < latest - seen ? null : since.sort((one, other) => one.revision - other.revision);
}
