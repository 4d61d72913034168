import eventStoreDb, { type AllStreamSubscription, type AllStreamResolvedEvent, type EventStoreDBClient, type Position } from '@eventstore/db-client';
import { FollowerStoppedError, StoreUnavailableError } from '../errors.js';
import { streamPattern, toOrderedEvent, type OrderedEvent } from './followed-event.js';

/** What the follower needs of the one connection to the server (connection.ts). */
export interface ServerConnection {
  run<T>(what: string, milliseconds: number, work: (client: EventStoreDBClient, signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** Events handed over at once, at most but for the rest of a call; and their bytes. */
const RUN_EVENTS = 2_000;
const RUN_BYTES = 2 * 1024 * 1024;
/** Events and bytes that may wait here; beyond, the stream is paused and the server waits for us. */
const MAX_WAITING_EVENTS = 6_000;
const MAX_WAITING_BYTES = 16 * 1024 * 1024;
const SUBSCRIBE_DEADLINE_MS = 5_000;
/** The server looks through this many events of others before it says how far it is; its default, 32, makes it crawl. */
const SEARCH_WINDOW = 1_000;

/** How often it is told how far the server has looked through events of others, in milliseconds. */
const TELL_INTERVAL_MS = 2_000;

const { START, streamNameFilter } = eventStoreDb;

/** How far the server says it has looked: before this place in the log there is nothing of ours that it has not sent. */
class Checkpoint {
  constructor(readonly commit: bigint) {}
}

/**
 * One subscription to the ledger's streams in the order of the server's log, from a place on. Calls are handed over whole.
 * It ends with the first error: the client never reconnects, so whoever reads opens the next feed after the last event it
 * has dealt with. Nothing is lost by that, nor read twice.
 */
export class EventFeed {
  private subscription: AllStreamSubscription | undefined;
  /** Runs that are ready, and the one that is being filled; of the latter `wholeEvents` end a call. */
  private readonly runs: OrderedEvent[][] = [];
  private filling: OrderedEvent[] = [];
  private wholeEvents = 0;
  private fillingBytes = 0;
  private waitingEvents = 0;
  private waitingBytes = 0;
  private paused = false;
  private failure: unknown;
  private failed = false;
  private wake: (() => void) | undefined;
  private caughtUp = false;
  /** What the server has said, not told yet; and when it may be told. */
  private checkpoint: Checkpoint | undefined;
  private tellFrom = 0;
  private telling: NodeJS.Timeout | undefined;
  private looked: bigint | undefined;
  onCaughtUp: (() => void) | undefined;

  constructor(private readonly connection: ServerConnection, private readonly prefix: string, private readonly origin: string) {}

  /** @param after the place of the last event already dealt with; undefined: from the beginning */
  async open(after: Position | undefined): Promise<void> {
    await this.connection.run('subscribe', SUBSCRIBE_DEADLINE_MS, (client, signal) => new Promise<void>((resolve, reject) => {
      const subscription = client.subscribeToAll({
        fromPosition: after ?? START,
        filter: streamNameFilter({ regex: streamPattern(this.prefix), maxSearchWindow: SEARCH_WINDOW, checkpointReached }),
      });
      const giveUp = () => void subscription.unsubscribe().catch(() => undefined);
      signal.addEventListener('abort', giveUp);
      subscription.on('error', reject);
      subscription.once('finish', () => reject(new StoreUnavailableError('the subscription ended before it began')));
      subscription.once('confirmation', () => {
        signal.removeEventListener('abort', giveUp);
        this.read(subscription);
        resolve();
      });
    }));
  }

  /** When the server took in the oldest event that waits here; undefined where none does. */
  get oldestWaiting(): Date | undefined {
    return (this.runs[0] ?? this.filling)[0]?.created;
  }

  /** Whether the server has said that all events it has are on their way. */
  get isCaughtUp(): boolean {
    return this.caughtUp;
  }

  /** Before this place in the log there is nothing of ours that was not handed over; undefined where nothing is known. */
  get lookedBefore(): bigint | undefined {
    return this.looked;
  }

  /**
   * The next events, in order, as soon as there are any. What came before an error is handed over before it is thrown.
   *
   * @returns undefined when the signal aborts; no events where the server has only looked further, see `lookedBefore`
   */
  async take(signal: AbortSignal): Promise<OrderedEvent[] | undefined> {
    for (;;) {
      if (signal.aborted) return undefined;
      const run = this.runs.shift() ?? this.takeWhole();
      if (run) return this.handOver(run);
      if (this.failed) throw this.failure;
      if (this.tellsCheckpoint()) return [];
      await this.somethingNew(signal);
    }
  }

  close(): void {
    this.failed = true;
    clearTimeout(this.telling);
    void this.subscription?.unsubscribe().catch(() => undefined);
    this.subscription = undefined;
  }

  private read(subscription: AllStreamSubscription): void {
    this.subscription = subscription;
    subscription.on('error', (error) => this.fail(error));
    subscription.on('end', () => this.fail(new StoreUnavailableError('the subscription ended')));
    subscription.on('caughtUp', () => {
      this.caughtUp = true;
      this.onCaughtUp?.();
    });
    subscription.on('fellBehind', () => {
      this.caughtUp = false;
    });
    subscription.on('data', (resolved: AllStreamResolvedEvent | Checkpoint) => {
      if (this.failed) return;
      if (resolved instanceof Checkpoint) return this.noteCheckpoint(resolved);
      try {
        const event = toOrderedEvent(resolved, this.prefix, this.origin);
        if (event) this.add(event);
      } catch (error) {
        this.fail(error);
      }
    });
  }

  private noteCheckpoint(checkpoint: Checkpoint): void {
    this.checkpoint = checkpoint;
    this.wake?.();
  }

  /** Only once everything that came before it was handed over, and not too often. */
  private tellsCheckpoint(): boolean {
    if (this.checkpoint === undefined || this.waitingEvents > 0) return false;
    const early = this.tellFrom - Date.now();
    if (early > 0) {
      // Asked again then: a timer may also fire a moment too soon.
      clearTimeout(this.telling);
      this.telling = setTimeout(() => this.wake?.(), early + 1);
      return false;
    }
    this.looked = this.checkpoint.commit;
    this.checkpoint = undefined;
    this.tellFrom = Date.now() + TELL_INTERVAL_MS;
    return true;
  }

  private add(event: OrderedEvent): void {
    const before = this.filling.at(-1);
    if (before && before.revision < before.callEnd && (event.stream !== before.stream || event.revision !== before.revision + 1 || event.callEnd !== before.callEnd)) {
      throw new FollowerStoppedError(`event ${event.revision}@${this.prefix}.${event.stream} stands in the middle of a call to ${before.stream}`);
    }
    this.filling.push(event);
    this.fillingBytes += event.bytes.length;
    this.waitingEvents += 1;
    this.waitingBytes += event.bytes.length;
    if (event.revision === event.callEnd) {
      this.wholeEvents = this.filling.length;
      if (this.filling.length >= RUN_EVENTS || this.fillingBytes >= RUN_BYTES) this.closeRun();
      this.wake?.();
    }
    if (!this.paused && (this.waitingEvents > MAX_WAITING_EVENTS || this.waitingBytes > MAX_WAITING_BYTES)) {
      this.paused = true;
      this.subscription?.pause();
    }
  }

  private closeRun(): void {
    this.runs.push(this.filling);
    this.filling = [];
    this.fillingBytes = 0;
    this.wholeEvents = 0;
  }

  private takeWhole(): OrderedEvent[] | undefined {
    if (this.wholeEvents === 0) return undefined;
    const run = this.filling.splice(0, this.wholeEvents);
    this.wholeEvents = 0;
    this.fillingBytes = bytesOf(this.filling);
    return run;
  }

  private handOver(run: OrderedEvent[]): OrderedEvent[] {
    this.waitingEvents -= run.length;
    this.waitingBytes -= bytesOf(run);
    if (this.paused && this.waitingEvents < MAX_WAITING_EVENTS / 2 && this.waitingBytes < MAX_WAITING_BYTES / 2) {
      this.paused = false;
      this.subscription?.resume();
    }
    return run;
  }

  private fail(error: unknown): void {
    if (this.failed) return;
    this.failed = true;
    this.failure = error;
    this.wake?.();
  }

  private async somethingNew(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        this.wake = undefined;
        resolve();
      };
      this.wake = wake;
      signal.addEventListener('abort', wake);
    });
  }
}

/** The client calls this as soon as it has read it, perhaps before the events in front of it were handed over: so it queues behind them. */
function checkpointReached(subscription: AllStreamSubscription, { commit }: Position): void {
  subscription.push(new Checkpoint(commit));
}

function bytesOf(events: readonly OrderedEvent[]): number {
  return events.reduce((sum, event) => sum + event.bytes.length, 0);
}
