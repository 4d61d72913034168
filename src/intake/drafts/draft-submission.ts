import { createHash } from 'node:crypto';
import { IdempotencyConflictError } from '../../event-store/errors.js';
import { entrySubjectId, type Entry } from '../../ledger/entry.js';

/** What somebody asks of a draft: key, account and address name it; what it says tells a repeated one from another one. */
export type DraftSubmission = string;

/** @param said everything the answer follows from */
export function draftSubmission(entry: Pick<Entry, 'key' | 'route' | 'actor'>, said: unknown): DraftSubmission {
  return `${entrySubjectId(entry)} ${createHash('sha256').update(JSON.stringify(said)).digest('hex')}`;
}

/**
 * Whether a submission is the one that made the draft what it is.
 *
 * @param standing submission that made the draft's revision
 * @throws IdempotencyConflictError where the same key said something else then
 */
export function isRepeated(submission: DraftSubmission, standing: DraftSubmission | null, id: string): boolean {
  if (standing === submission) return true;
  const [name] = submission.split(' ');
  if (standing?.split(' ')[0] !== name) return false;
  throw new IdempotencyConflictError(`intake ${id}`, name!, 'the repeated submission says something else');
}
