import type { EventStoreDBClient, EventData } from '@eventstore/db-client';
import eventStoreDb from '@eventstore/db-client';
import { StoreUnavailableError } from '../errors.js';
import { NEW_STREAM } from '../event-store.js';
import { within } from '../waiting.js';
import { Backoff } from './backoff.js';
import { ATTEMPT_MS, type CallDeadline } from './call-deadline.js';
import { isAnswer } from './client-error.js';
import { WaitingLine } from './waiting-line.js';

/** Calls on their way at once; more do not make the server faster. */
const MAX_CALLS = 64;
/**
 * Bytes on their way at once. What a lost connection leaves unsent ends the process when it waits behind others in the
 * client (an unhandled rejection for each): gRPC takes up to 1 MiB of a stream off its hands at once, whatever the
 * connection does (grpc.per_rpc_retry_buffer_size), and this stays below with the envelopes.
 */
const MAX_BYTES = 600_000;
/** Fewer messages than this never wait behind others in the client, whatever their size: its writable holds sixteen. */
const FEW_CALLS = 15;
const MAX_BYTES_OF_FEW = 4_000_000;
/** How long calls on their way are awaited before a failed client is thrown away, in milliseconds. */
const QUIESCE_MS = 1_000;
const FIRST_ANSWER_MS = 5_000;
/** An attempt gets at least this long, in milliseconds: one that fails for want of time costs all others their connection. */
const SHORTEST_ATTEMPT_MS = 1_000;

export interface AppendAttempt {
  stream: string;
  expectedRevision: number;
  events: EventData[];
  bytes: number;
  /** Set once the call has left: from then on no failure says that nothing was written. */
  sent: boolean;
}

/**
 * The one place of a process that appends. All appends of all clients of a process share their state in the client
 * (batchAppend.js, `promiseBank`): a second stream of appends beside a failing one loses answers and ends the process. So
 * one client appends, and after any failure of the connection nothing more is sent until what is on its way has settled
 * and the client was replaced; that also mends a client whose first question to the server failed, which it never repeats.
 */
export class AppendLane {
  private client: Promise<EventStoreDBClient> | undefined;
  private readonly onTheirWay = new Set<Promise<unknown>>();
  private calls = 0;
  private bytes = 0;
  private mending: Promise<void> | undefined;
  private readonly line = new WaitingLine();
  private readonly backoff = new Backoff();
  private lastAnswer = 0;

  constructor(private readonly connect: () => EventStoreDBClient) {}

  /** When the server last answered an append, in milliseconds since 1970; 0 for never. */
  get answeredAt(): number {
    return this.lastAnswer;
  }

  /**
   * One attempt, once there is room for it; answers with the revision the stream stands at.
   *
   * @throws what the client threw, StoreUnavailableError when the time of the call or of the attempt is up
   */
  async append(attempt: AppendAttempt, callDeadline: CallDeadline): Promise<number> {
    if (callDeadline.left() <= 0) throw new StoreUnavailableError('the time of the call is up');
    if (!this.line.isEmpty || !this.enter(attempt.bytes)) await this.line.wait(attempt.bytes, callDeadline, attempt.sent ? 'first' : 'last');
    const deadline = Date.now() + Math.max(SHORTEST_ATTEMPT_MS, Math.min(ATTEMPT_MS, callDeadline.left()));
    let sending: Promise<{ nextExpectedRevision: bigint }> | undefined;
    try {
      const client = await within(deadline - Date.now(), 'connecting', (this.client ??= this.prepare()));
      const expectedRevision = attempt.expectedRevision === NEW_STREAM ? eventStoreDb.NO_STREAM : BigInt(attempt.expectedRevision);
      attempt.sent = true;
      sending = client.appendToStream(attempt.stream, attempt.events, { expectedRevision, deadline: Math.max(1, deadline - Date.now()) });
      this.onTheirWay.add(sending);
      const { nextExpectedRevision } = await within(deadline - Date.now(), 'append', sending);
      this.backoff.reset();
      this.lastAnswer = Date.now();
      return Number(nextExpectedRevision);
    } catch (error) {
      if (isAnswer(error)) this.lastAnswer = Date.now();
      else this.mend();
      throw error;
    } finally {
      const settled = () => {
        if (sending) this.onTheirWay.delete(sending);
        this.bytes -= attempt.bytes;
        this.calls -= 1;
        this.letIn();
      };
      if (sending) sending.then(settled, settled);
      else settled();
    }
  }

  /** Waits for what is on its way, then ends the connection. */
  async close(): Promise<void> {
    await this.mending;
    await this.retire();
  }

  /** Whether the call may leave; its bytes then count as on their way. */
  private enter(bytes: number): boolean {
    if (this.mending !== undefined || !this.hasRoom(bytes)) return false;
    this.calls += 1;
    this.bytes += bytes;
    return true;
  }

  private hasRoom(bytes: number): boolean {
    if (this.calls < FEW_CALLS) return this.bytes === 0 || this.bytes + bytes <= MAX_BYTES_OF_FEW;
    return this.calls < MAX_CALLS && this.bytes + bytes <= MAX_BYTES;
  }

  private letIn(): void {
    this.line.admit((bytes) => this.enter(bytes));
  }

  /**
   * A client that has asked the server what it can. Until it knows, its appends wait inside where nothing can call them
   * back, and would leave later, beside those of the client that took its place.
   */
  private async prepare(): Promise<EventStoreDBClient> {
    const client = this.connect();
    try {
      await within(FIRST_ANSWER_MS, 'connecting', (client as unknown as { capabilities: Promise<unknown> }).capabilities);
      return client;
    } catch (error) {
      await client.dispose();
      throw error;
    }
  }

  private mend(): void {
    this.mending ??= this.retire()
      .then(() => this.backoff.pause())
      .finally(() => {
        this.mending = undefined;
        this.letIn();
      });
  }

  private async retire(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await within(QUIESCE_MS, 'settling', Promise.allSettled(this.onTheirWay)).catch(() => undefined);
    // Rejects what is still on its way; awaited, because until then a new stream of appends would be rejected with it.
    const ended = client?.then((one) => one.dispose(), () => undefined);
    await within(QUIESCE_MS, 'closing', Promise.resolve(ended)).catch(() => undefined);
    await within(QUIESCE_MS, 'settling', Promise.allSettled(this.onTheirWay)).catch(() => undefined);
  }
}
