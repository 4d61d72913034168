import type pg from 'pg';
import type { AppendCall } from '../append-call.js';
import { StoreUnavailableError } from '../errors.js';
import { nextTurn, within } from '../waiting.js';
import { Announcement } from './announcement.js';
import { appendBatch, type BatchResult, type CallOutcome } from './append-batch.js';
import { AppendConnection } from './append-connection.js';
import { asStoreError, isPassing } from './connection.js';

export interface AppendQueueLimits {
  /** How long a call waits for PostgreSQL before it is refused, in milliseconds. */
  deadlineMs: number;
  /** Calls that may wait; beyond, new ones are refused at once. */
  maxWaitingCalls: number;
  /** Leaf bytes that may wait. */
  maxWaitingBytes: number;
}

export const DEFAULT_LIMITS: AppendQueueLimits = { deadlineMs: 10_000, maxWaitingCalls: 20_000, maxWaitingBytes: 64 * 1024 * 1024 };

const MAX_BATCH_CALLS = 256;
const MAX_BATCH_BYTES = 4 * 1024 * 1024;
/** A batch gets at least this long, also when its calls have used up their deadline waiting behind others. */
const SHORTEST_ATTEMPT_MS = 1_000;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 500;

interface WaitingCall {
  call: AppendCall;
  /** Calls of one sequence never overtake each other; undefined: of none. */
  sequence: symbol | undefined;
  bytes: number;
  deadline: number;
  /** Set after a failed batch: the call goes alone, so that it cannot fail others. */
  alone: boolean;
  resolve(outcome: CallOutcome): void;
  reject(error: unknown): void;
}

/**
 * Two batches in flight, on one connection: while PostgreSQL writes one, this process builds the leaves of the other, and the
 * server finds it waiting. On two connections it waited for a lock instead, and a fourth of the speed went into waking up.
 * More only made batches smaller.
 */
const LANES = 2;
/** Below this a batch is not divided over the lanes. */
const WORTH_DIVIDING = 16;
/**
 * Nor where the disk takes longer, in milliseconds: two half batches are two flushes, one after the other, and then cost
 * more than building sixty leaves meanwhile saves.
 */
const SLOW_FLUSH_MS = 2;
/** Weight of the latest flush in their moving average. */
const FLUSH_WEIGHT = 0.2;

/** One batch on its way. */
interface Lane {
  running: Promise<void> | undefined;
  batch: WaitingCall[];
}

/**
 * Group commit: while a batch is on its way to the disk, the calls that arrive meanwhile gather into the next one. Calls to
 * one stream never overtake each other.
 *
 * When the server is away, calls wait and are tried again until their deadline. A call whose answer was lost is sent again
 * with the same leaves; the store then finds its ids taken, and the adapter recognises its own bytes.
 */
export class AppendQueue {
  private waiting: WaitingCall[] = [];
  private waitingBytes = 0;
  private readonly lanes: Lane[] = Array.from({ length: LANES }, () => ({ running: undefined, batch: [] }));
  private readonly connection: AppendConnection;
  private readonly announcement: Announcement;
  private flushMs = 0;
  private answeredAt = 0;
  private closed = false;

  constructor(url: string, private readonly origin: string, private readonly limits: AppendQueueLimits) {
    this.connection = new AppendConnection(url);
    this.announcement = new Announcement(async () => void (await (await this.connection.client()).query('notify ledger_appended')));
  }

  /**
   * @param sequence of calls that keep the order in which they come here
   * @throws StoreUnavailableError when the queue is full, closed, or PostgreSQL did not answer before the deadline
   */
  append(call: AppendCall, sequence?: symbol): Promise<CallOutcome> {
    if (this.closed) return Promise.reject(new StoreUnavailableError('the store is closed'));
    const bytes = call.leaves.reduce((sum, leaf) => sum + leaf.length, 0);
    if (this.waiting.length >= this.limits.maxWaitingCalls || this.waitingBytes + bytes > this.limits.maxWaitingBytes) {
      return Promise.reject(new StoreUnavailableError(`${this.waiting.length} appends are already waiting`));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ call, sequence, bytes, deadline: Date.now() + this.limits.deadlineMs, alone: false, resolve, reject });
      this.waitingBytes += bytes;
      this.wakeLane();
    });
  }

  /** Waits for the calls already accepted, then closes the connection. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.lanes.flatMap((lane) => lane.running ?? []));
    this.announcement.close();
    await this.connection.end();
  }

  /** A lane for the first call that waits, the second one for a crowd. */
  private wakeLane(): void {
    if (this.waiting.length > 1 && this.waiting.length <= WORTH_DIVIDING) return;
    const idle = this.lanes.find((lane) => lane.running === undefined);
    if (idle) idle.running = this.run(idle);
  }

  private async run(lane: Lane): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    // One turn of the event loop: callers woken by the last batch put their next call into this one.
    for (await nextTurn(); this.takeBatch(lane); await nextTurn()) {
      const failure = await this.send(lane);
      if (failure === undefined) {
        pause = FIRST_PAUSE_MS;
        continue;
      }
      for (const one of lane.batch) one.call.resent = true;
      this.putBack(lane);
      this.refuseExpired(failure);
      if (this.waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
    lane.running = undefined;
  }

  /** Settles every call of the batch, or answers with the passing failure after which it must be tried again. */
  private async send(lane: Lane): Promise<unknown> {
    const batch = lane.batch;
    const connecting = this.connection.client();
    try {
      const client = await connecting;
      const sentAt = performance.now();
      const { outcomes, workedMs } = await this.sendBeforeDeadline(client, batch);
      lane.batch = [];
      this.noteFlush(sentAt, workedMs);
      for (const [index, one] of batch.entries()) one.resolve(outcomes[index]!);
      this.announcement.due();
      return undefined;
    } catch (error) {
      if (isPassing(error)) {
        await this.connection.drop(connecting);
        return error;
      }
      if (batch.length === 1) {
        lane.batch = [];
        batch[0]!.reject(error);
        return undefined;
      }
      for (const one of batch) {
        one.alone = true;
        one.call.resent = true;
      }
      this.putBack(lane);
      return undefined;
    }
  }

  private sendBeforeDeadline(client: pg.Client, batch: readonly WaitingCall[]): Promise<BatchResult> {
    const left = Math.max(...batch.map((one) => one.deadline)) - Date.now();
    const milliseconds = Math.max(left, Math.min(SHORTEST_ATTEMPT_MS, this.limits.deadlineMs));
    return within(milliseconds, 'append', appendBatch(client, this.origin, batch.map((one) => one.call)));
  }

  /**
   * Fills the lane with calls in order of arrival: of no two calls to one stream and no id twice, in all lanes together, and of
   * a sequence only where no other lane has a part of it.
   * Answers whether there was any.
   */
  private takeBatch(lane: Lane): boolean {
    const batch: WaitingCall[] = [];
    const left: WaitingCall[] = [];
    const inFlight = this.lanes.flatMap((other) => other.batch);
    const divides = this.flushMs <= SLOW_FLUSH_MS;
    if (!divides && inFlight.length > 0) return false; // the lane that has them takes the rest next
    const streams = new Set(inFlight.map((one) => one.call.stream));
    const ids = new Set(inFlight.flatMap((one) => one.call.eventIds));
    const sequences = new Set(inFlight.flatMap((one) => one.sequence ?? []));
    const share = divides ? Math.max(WORTH_DIVIDING, Math.ceil((this.waiting.length + inFlight.length) / LANES)) : MAX_BATCH_CALLS;
    let bytes = 0;
    let full = false;
    for (const one of this.waiting) {
      full ||= batch.length >= Math.min(share, MAX_BATCH_CALLS) || (batch.length > 0 && (one.alone || batch[0]!.alone || bytes + one.bytes > MAX_BATCH_BYTES));
      const follows = one.sequence !== undefined && sequences.has(one.sequence);
      if (full || follows || streams.has(one.call.stream) || one.call.eventIds.some((id) => ids.has(id))) {
        left.push(one);
        streams.add(one.call.stream); // later calls of this stream keep their order
        if (one.sequence !== undefined) sequences.add(one.sequence);
        continue;
      }
      batch.push(one);
      bytes += one.bytes;
      streams.add(one.call.stream);
      for (const id of one.call.eventIds) ids.add(id);
    }
    this.waiting = left;
    this.waitingBytes -= bytes;
    // The calls of a batch are free to change places; their clock may have been set back (append-batch.ts).
    lane.batch = batch.sort((a, b) => (a.call.recordedAt < b.call.recordedAt ? -1 : Number(a.call.recordedAt > b.call.recordedAt)));
    return batch.length > 0;
  }

  private putBack(lane: Lane): void {
    this.waiting.unshift(...lane.batch);
    for (const one of lane.batch) this.waitingBytes += one.bytes;
    lane.batch = [];
  }

  private refuseExpired(failure: unknown): void {
    const now = Date.now();
    const left: WaitingCall[] = [];
    for (const one of this.waiting) {
      if (one.deadline > now) {
        left.push(one);
        continue;
      }
      this.waitingBytes -= one.bytes;
      one.reject(asStoreError(failure));
    }
    this.waiting = left;
  }

  /** A batch begins when the one before it was answered, and ends with its flush. */
  private noteFlush(sentAt: number, workedMs: number | null): void {
    const now = performance.now();
    if (workedMs !== null) this.flushMs += (now - Math.max(sentAt, this.answeredAt) - workedMs - this.flushMs) * FLUSH_WEIGHT;
    this.answeredAt = now;
  }
}
