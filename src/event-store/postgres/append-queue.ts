import pg from 'pg';
import { StoreUnavailableError } from '../errors.js';
import { appendBatch, type AppendCall, type CallOutcome } from './append-batch.js';
import { asStoreError, connectionConfig, isPassing } from './connection.js';

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
  bytes: number;
  deadline: number;
  /** Set after a failed batch: the call goes alone, so that it cannot fail others. */
  alone: boolean;
  resolve(outcome: CallOutcome): void;
  reject(error: unknown): void;
}

/**
 * Group commit: while one batch is on its way to the disk, the calls that arrive meanwhile gather into the next one. One
 * connection: PostgreSQL serialises appends anyway, and a second batch in flight only made both smaller.
 *
 * When the server is away, calls wait and are tried again until their deadline. A call whose answer was lost is sent again
 * with the same leaves; the store then finds its ids taken, and the adapter recognises its own bytes.
 */
export class AppendQueue {
  private readonly waiting: WaitingCall[] = [];
  private waitingBytes = 0;
  private client: pg.Client | undefined;
  private running: Promise<void> | undefined;
  private closed = false;

  constructor(private readonly url: string, private readonly origin: string, private readonly limits: AppendQueueLimits) {}

  /** @throws StoreUnavailableError when the queue is full, closed, or PostgreSQL did not answer before the deadline */
  append(call: AppendCall): Promise<CallOutcome> {
    if (this.closed) return Promise.reject(new StoreUnavailableError('the store is closed'));
    const bytes = call.leaves.reduce((sum, leaf) => sum + leaf.length, 0);
    if (this.waiting.length >= this.limits.maxWaitingCalls || this.waitingBytes + bytes > this.limits.maxWaitingBytes) {
      return Promise.reject(new StoreUnavailableError(`${this.waiting.length} appends are already waiting`));
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ call, bytes, deadline: Date.now() + this.limits.deadlineMs, alone: false, resolve, reject });
      this.waitingBytes += bytes;
      this.running ??= this.run();
    });
  }

  /** Waits for the calls already accepted, then closes the connection. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
    await this.disconnect();
  }

  private async run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    // One turn of the event loop: callers woken by the last batch put their next call into this one.
    for (await nextTurn(); this.waiting.length > 0; await nextTurn()) {
      const batch = this.takeBatch();
      const failure = await this.send(batch);
      if (failure === undefined) {
        pause = FIRST_PAUSE_MS;
        continue;
      }
      await this.disconnect();
      for (const one of batch) one.call.resent = true;
      this.putBack(batch);
      this.refuseExpired(failure);
      if (this.waiting.length > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
    this.running = undefined;
  }

  /** Settles every call of the batch, or answers with the passing failure after which it must be tried again. */
  private async send(batch: WaitingCall[]): Promise<unknown> {
    try {
      const outcomes = await this.sendBeforeDeadline(batch);
      for (const [index, one] of batch.entries()) one.resolve(outcomes[index]!);
      return undefined;
    } catch (error) {
      if (isPassing(error)) return error;
      if (batch.length === 1) {
        batch[0]!.reject(error);
        return undefined;
      }
      for (const one of batch) one.alone = true;
      this.putBack(batch);
      return undefined;
    }
  }

  private async sendBeforeDeadline(batch: WaitingCall[]): Promise<CallOutcome[]> {
    this.client ??= await this.connect();
    const client = this.client;
    const left = Math.max(...batch.map((one) => one.deadline)) - Date.now();
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new StoreUnavailableError(`no answer within ${this.limits.deadlineMs} ms`)), Math.max(left, Math.min(SHORTEST_ATTEMPT_MS, this.limits.deadlineMs)));
    });
    try {
      return await Promise.race([appendBatch(client, this.origin, batch.map((one) => one.call)), tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Calls in order of arrival, at most one per stream and no id twice: the others wait for the next batch. */
  private takeBatch(): WaitingCall[] {
    const batch: WaitingCall[] = [];
    const left: WaitingCall[] = [];
    const streams = new Set<string>();
    const ids = new Set<string>();
    let bytes = 0;
    let full = false;
    for (const one of this.waiting) {
      full ||= batch.length >= MAX_BATCH_CALLS || (batch.length > 0 && (one.alone || batch[0]!.alone || bytes + one.bytes > MAX_BATCH_BYTES));
      if (full || streams.has(one.call.stream) || one.call.eventIds.some((id) => ids.has(id))) {
        left.push(one);
        streams.add(one.call.stream); // later calls of this stream keep their order
        continue;
      }
      batch.push(one);
      bytes += one.bytes;
      streams.add(one.call.stream);
      for (const id of one.call.eventIds) ids.add(id);
    }
    this.waiting.splice(0, this.waiting.length, ...left);
    this.waitingBytes -= bytes;
    return batch;
  }

  private putBack(batch: WaitingCall[]): void {
    this.waiting.unshift(...batch);
    for (const one of batch) this.waitingBytes += one.bytes;
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
    this.waiting.splice(0, this.waiting.length, ...left);
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client(connectionConfig(this.url, 'append'));
    // Without a listener a connection that breaks while idle would end the process.
    client.on('error', () => {
      if (this.client === client) this.client = undefined;
    });
    await client.connect();
    return client;
  }

  private async disconnect(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
