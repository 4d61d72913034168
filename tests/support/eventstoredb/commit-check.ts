import { DELETED_STREAM, metaStreamOf } from './stream-metadata.js';
import { type Streams } from './streams.js';

export type ExpectedRevision = 'any' | 'no-stream' | 'stream-exists' | bigint;

export interface CommitCheck {
  readonly decision: 'ok' | 'idempotent' | 'corrupted-idempotency' | 'wrong-expected-revision' | 'deleted';
  readonly currentRevision: bigint;
  /** Of the events that stand already; only with 'idempotent'. */
  readonly lastRevision: bigint;
  readonly softDeleted: boolean;
}

/**
 * May these events be written? The server's own order of questions (IndexWriter.CheckCommit, version 23.10.7): a repeat of ids
 * that already stand right after the expected revision is success without a write; ids half standing are a conflict.
 */
export function checkCommit(streams: Streams, stream: string, expected: ExpectedRevision, ids: readonly string[]): CommitCheck {
  const currentRevision = streams.lastRevision(stream);
  const answer = (decision: CommitCheck['decision'], rest: Partial<CommitCheck> = {}): CommitCheck => ({ decision, currentRevision, lastRevision: -1n, softDeleted: false, ...rest });
  const ok = (): CommitCheck => answer('ok', { softDeleted: streams.isSoftDeleted(stream) });

  if (currentRevision === DELETED_STREAM) return answer('deleted');
  if (expected === 'stream-exists') {
    if (streams.isSoftDeleted(stream)) return answer('deleted', { softDeleted: true });
    if (currentRevision < 0n && streams.lastRevision(metaStreamOf(stream)) < 0n) return answer('wrong-expected-revision');
  }
  if (expected === 'any' || expected === 'stream-exists') return checkAnywhere(streams, stream, ids, answer, ok);

  const expectedRevision = expected === 'no-stream' ? -1n : expected;
  if (expectedRevision > currentRevision) return answer('wrong-expected-revision');
  if (expectedRevision === currentRevision) return ok();
  const standing = countStandingAfter(streams, stream, expectedRevision, ids);
  if (ids.length > 0 && standing === ids.length) return answer('idempotent', { lastRevision: expectedRevision + BigInt(standing) });
  if (standing > 0) return answer('corrupted-idempotency');
  return expected === 'no-stream' && ids.length > 0 && streams.isSoftDeleted(stream) ? answer('ok', { softDeleted: true }) : answer('wrong-expected-revision');
}

type Answer = (decision: CommitCheck['decision'], rest?: Partial<CommitCheck>) => CommitCheck;

/** Without a revision the server looks the ids up among the committed events of the stream, wherever they stand. */
function checkAnywhere(streams: Streams, stream: string, ids: readonly string[], answer: Answer, ok: () => CommitCheck): CommitCheck {
  const standing = ids.map((id) => streams.remembered(stream, id));
  if (standing[0] === undefined) return ok();
  if (standing.includes(undefined)) return answer('corrupted-idempotency');
  return answer('idempotent', { lastRevision: standing.at(-1)?.revision ?? -1n });
}

function countStandingAfter(streams: Streams, stream: string, revision: bigint, ids: readonly string[]): number {
  const events = streams.events(stream);
  const start = events.findLastIndex((event) => event.revision === revision + 1n);
  if (start < 0) return 0;
  const differing = ids.findIndex((id, index) => events[start + index]?.id !== id);
  return differing < 0 ? ids.length : differing;
}
