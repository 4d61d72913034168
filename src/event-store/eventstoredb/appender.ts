import type { Pool } from 'pg';
import type { AppendCall } from '../append-call.js';
import { ClockAheadError, IdempotencyConflictError, LedgerDamagedError, StoreUnavailableError, WrongExpectedRevisionError } from '../errors.js';
import type { FactToAppend } from '../event-store.js';
import { DEFAULT_LIMITS } from '../postgres/append-queue.js';
import { keepSealed } from '../postgres/keep-sealed.js';
import { asLedgerError } from '../postgres/ledger-error.js';
import { recogniseCall, StandingLeaves, type StandingCall } from '../repeated-call.js';
import { within } from '../waiting.js';
import type { AppendAttempt } from './append-lane.js';
import type { CallDeadline } from './call-deadline.js';
import { actualRevisionOf, asPortError, isPassing } from './client-error.js';
import type { EsdbConnection } from './connection.js';
import { LookUps } from './look-ups.js';
import { RecentLeaves } from './recent-leaves.js';
import { serverStream, toEvents, type ServedLeaf } from './stream-codec.js';
import type { StreamReader } from './stream-reader.js';
import { Turns } from './turns.js';

/** A call whose time is up is still read back: the answer may be there; milliseconds. */
const SHORTEST_READ_MS = 1_000;
/** What the client adds to an event's bytes, about. */
const ENVELOPE_BYTES = 200;
const HOUR_MS = 3_600_000;

export interface AppenderOptions {
  connection: EsdbConnection;
  reader: StreamReader;
  /** Of the application's role: where ids are looked up and sealed values are kept. */
  pool: Pool;
  prefix: string;
  origin: string;
}

/**
 * Appends calls to their streams on the server, each at its exact revision. The server refuses a second writer of a place;
 * it does not refuse a fact at a second place. So before a call leaves, everything that stands of its stream is known not
 * to hold its facts: from the total order, from what this process has seen since, else from the server.
 *
 * Two calls of this process with one fact take turns, and the second meets the first. Two processes that send one fact to two
 * streams at the same moment are both acknowledged: nothing here or on the server could tell. The follower then stops.
 *
 * An attempt without an answer is read back: it stands as sent, or another call stands in its place, or it is sent again. Either
 * way the first to arrive wins its place, and the other meets it there.
 */
export class Appender {
  private readonly recent = new RecentLeaves();
  private readonly lookUps: LookUps;
  private readonly turns = new Turns();
  private waitingCalls = 0;
  private waitingBytes = 0;

  constructor(private readonly options: AppenderOptions) {
    this.lookUps = new LookUps(options.pool);
  }

  /**
   * Calls of this process to one stream, or with one fact, never overtake each other: the second sees what became of the first.
   *
   * @throws WrongExpectedRevisionError, IdempotencyConflictError, ClockAheadError, StoreUnavailableError (its message says whether
   *   the call may stand all the same; at once where too many calls wait), StoreRefusedError, FollowerStoppedError (the stream was deleted), LedgerDamagedError
   */
  async append(call: AppendCall, facts: readonly FactToAppend[]): Promise<Pick<StandingCall, 'revision' | 'repeated'>> {
    const bytes = call.leaves.reduce((sum, leaf) => sum + leaf.length, 0);
    if (this.waitingCalls >= DEFAULT_LIMITS.maxWaitingCalls || this.waitingBytes + bytes > DEFAULT_LIMITS.maxWaitingBytes) {
      throw new StoreUnavailableError(`${this.waitingCalls} appends are already waiting; nothing was written`);
    }
    this.waitingCalls += 1;
    this.waitingBytes += bytes;
    const deadline = this.options.connection.newDeadline();
    try {
      return await this.turns.take([call.stream, ...call.eventIds], () => this.settle(call, facts, deadline));
    } finally {
      this.waitingCalls -= 1;
      this.waitingBytes -= bytes;
    }
  }

  /** Leaves read for deciding: the call that follows need not read them again. */
  noteRead(stream: string, leaves: readonly ServedLeaf[]): void {
    for (const { leaf } of leaves) this.recent.noteStanding(stream, leaf.revision, leaf.id);
  }

  private async settle(call: AppendCall, facts: readonly FactToAppend[], deadline: CallDeadline): Promise<Pick<StandingCall, 'revision' | 'repeated'>> {
    if (deadline.left() <= 0) throw new StoreUnavailableError('earlier calls with this stream or fact were not answered in time; nothing was written');
    const { standing, copiedRevision, clock } = await this.inDatabase(this.lookUps.of(call, deadline));
    if (standing) return recogniseCall(standing, call, facts);
    // As ledger.append does: one entry from the future would stand for every later one.
    if (Date.parse(call.recordedAt) > clock.getTime() + HOUR_MS) throw new ClockAheadError(clock.toISOString());
    const found = await this.findUncopied(call, copiedRevision, deadline);
    if (found) return recogniseCall(found, call, facts);
    await this.inDatabase(within(deadline.left(), 'keeping sealed values', keepSealed(this.options.pool, call)));
    for (const id of call.eventIds) this.recent.noteSent(call.stream, id);
    return this.send(call, facts, copiedRevision, deadline);
  }

  private async send(call: AppendCall, facts: readonly FactToAppend[], copiedRevision: number, deadline: CallDeadline): Promise<Pick<StandingCall, 'revision' | 'repeated'>> {
    const { stream, expectedRevision } = call;
    const bytes = call.leaves.reduce((sum, leaf) => sum + leaf.length + ENVELOPE_BYTES, 0);
    const attempt: AppendAttempt = { stream: serverStream(this.options.prefix, stream), expectedRevision, events: toEvents(call), bytes, sent: false };
    for (;;) {
      let failure: unknown;
      try {
        return this.accepted(call, await this.options.connection.append(attempt, deadline));
      } catch (error) {
        failure = error;
      }
      const refusedAt = actualRevisionOf(failure);
      if (refusedAt === undefined && !isPassing(failure)) throw asPortError(failure, { stream, expectedRevision });
      call.resent = attempt.sent;
      if (refusedAt === undefined && deadline.left() <= 0) throw unanswered(attempt, failure);
      const back = await this.readBack(call, copiedRevision, attempt, failure, deadline);
      if (back.own) return recogniseCall(back.own, call, facts);
      if (refusedAt !== undefined) throw new WrongExpectedRevisionError(stream, expectedRevision, Math.max(refusedAt, back.revision));
      // Another call stands where this one wanted to: it can never arrive any more.
      if (back.revision > expectedRevision) throw new WrongExpectedRevisionError(stream, expectedRevision, back.revision);
    }
  }

  private accepted(call: AppendCall, revision: number): { revision: number; repeated: boolean } {
    const expected = call.expectedRevision + call.leaves.length;
    if (revision !== expected) throw new LedgerDamagedError({ stream: call.stream, revision: expected }, `the server numbered it ${revision}`);
    for (const [index, id] of call.eventIds.entries()) this.recent.noteStanding(call.stream, call.expectedRevision + 1 + index, id);
    return { revision, repeated: false };
  }

  /** The leaves of the call where they stand already but were not copied yet. */
  private async findUncopied(call: AppendCall, copiedRevision: number, deadline: CallDeadline): Promise<StandingLeaves | undefined> {
    const sentTo = new Set(call.eventIds.map((id) => this.recent.streamOf(id)));
    for (const other of sentTo) {
      if (other === undefined || other === call.stream) continue;
      const theirs = holdersOf(call, await this.readFrom(other, 0, deadline));
      if (theirs) throw new IdempotencyConflictError(call.stream, theirs.leaf.id, `it stands in stream ${other}`);
    }
    if (!sentTo.has(call.stream) && this.recent.lacks(call.eventIds, call.stream, copiedRevision + 1, call.expectedRevision)) return undefined;
    return (await this.standingSince(call, copiedRevision, deadline)).own;
  }

  private async readBack(call: AppendCall, copiedRevision: number, attempt: AppendAttempt, failure: unknown, deadline: CallDeadline) {
    try {
      return await this.standingSince(call, copiedRevision, deadline);
    } catch (error) {
      throw isPassing(error) ? unanswered(attempt, failure) : error;
    }
  }

  /** What stands of the call, and the last revision of its stream; read from the last copied leaf on, which tells where a call begins. */
  private async standingSince(call: AppendCall, copiedRevision: number, deadline: CallDeadline): Promise<{ own: StandingLeaves | undefined; revision: number }> {
    const from = Math.max(copiedRevision, 0);
    const leaves = await this.readFrom(call.stream, from, deadline);
    const revision = leaves.at(-1)?.leaf.revision ?? -1;
    if (!holdersOf(call, leaves)) return { own: undefined, revision };
    return { own: new StandingLeaves(leaves.map(standingLeaf)), revision };
  }

  private async readFrom(stream: string, revision: number, deadline: CallDeadline): Promise<ServedLeaf[]> {
    const leaves = await this.options.reader.read(stream, revision, Math.max(deadline.left(), SHORTEST_READ_MS));
    this.noteRead(stream, leaves);
    return leaves;
  }

  private async inDatabase<T>(query: Promise<T>): Promise<T> {
    try {
      return await query;
    } catch (error) {
      throw asLedgerError(error, this.options.origin);
    }
  }
}

function holdersOf(call: AppendCall, leaves: readonly ServedLeaf[]): ServedLeaf | undefined {
  const ids = new Set(call.eventIds);
  return leaves.find(({ leaf }) => ids.has(leaf.id));
}

/** The position is not known yet, and the receipt does without it. */
function standingLeaf({ leaf, bytes, callEnd }: ServedLeaf) {
  return { position: '-1', event_id: leaf.id, stream: leaf.stream, revision: leaf.revision, call_end: callEnd, bytes: bytes as Buffer };
}

function unanswered({ sent }: AppendAttempt, cause: unknown): StoreUnavailableError {
  const { message, type } = asPortError(cause, { stream: '' }) as { message?: string; type?: unknown };
  const reason = (message || String(type)).replace(/^event store unavailable: /, '');
  return new StoreUnavailableError(sent ? `${reason}; whether the call was written is not known, repeating it with the same key is safe` : `${reason}; nothing was written`, { cause });
}
