import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { FollowerStoppedError, WrongLedgerError, WrongStoreError } from '../errors.js';
import { EventFeed, type ServerConnection } from './event-feed.js';
import { FollowerGauge, type FollowerStatus } from './follower-status.js';
import { FollowerLease, LeaseEndedError, type CopiedUpTo } from './follower-lease.js';
import { checkStillStands, lookedAt, stillStands } from './standing-event.js';
import { VerificationWalk } from './verification-walk.js';

export type { FollowerStatus } from './follower-status.js';

export interface FollowerOptions {
  connection: ServerConnection;
  /** Streams of the ledger begin with it and a dot. */
  prefix: string;
  /** Connection of the role that reads and appends. */
  appUrl: string;
  origin: string;
  log?: Pick<Logger, 'info' | 'warn' | 'error'>;
}

export interface Follower {
  /** Answers from memory. */
  status(): FollowerStatus;
  /** What has stopped it for good. */
  stoppedBy(): Error | undefined;
  /** Ends copying after the run that is under way. */
  stop(): Promise<void>;
}

/** How often a follower that does not lead asks whether it may; milliseconds. A dead leader is replaced within two seconds. */
const ASK_INTERVAL_MS = 500;
/** Pauses after errors, doubled each time, with a jitter of half; milliseconds. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3_000;

/** Copies the ledger's events from the server into the leaf table, in the server's order, each exactly once, until stopped. */
export function startFollower(options: FollowerOptions): Follower {
  const running = new RunningFollower(options);
  return { status: () => running.gauge.status, stoppedBy: () => running.stoppedBy, stop: () => running.stop() };
}

class RunningFollower {
  readonly gauge = new FollowerGauge();
  stoppedBy: Error | undefined;
  private readonly stopping = new AbortController();
  private readonly done: Promise<void>;
  private pauseMs = FIRST_PAUSE_MS;

  constructor(private readonly options: FollowerOptions) {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.done;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.askAndLead();
      } catch (error) {
        if (isFinal(error)) return this.stopForGood(error);
        this.options.log?.warn({ err: error }, 'the follower of the event store waits and tries again');
        await this.pause();
      } finally {
        this.gauge.leads = false;
      }
    }
  }

  /** Waits for the right to copy on one connection, then copies until it is lost. */
  private async askAndLead(): Promise<void> {
    const { appUrl, origin, prefix } = this.options;
    const lease = await FollowerLease.ask(appUrl, origin, prefix);
    const term = new AbortController();
    const end = () => term.abort();
    this.stopping.signal.addEventListener('abort', end);
    if (this.stopping.signal.aborted) end(); // while the lease was asked for
    try {
      for (; !lease.holds && !term.signal.aborted; await lease.tryAgain()) {
        this.gauge.noteWatching((await lease.copiedUpTo()).next);
        await delay(ASK_INTERVAL_MS, undefined, { signal: term.signal }).catch(() => undefined);
      }
      if (!term.signal.aborted) await this.lead(lease, term);
    } finally {
      this.stopping.signal.removeEventListener('abort', end);
      term.abort();
      await lease.release();
    }
  }

  private async lead(lease: FollowerLease, term: AbortController): Promise<void> {
    const copied = await lease.copiedUpTo();
    this.gauge.noteLeading(copied.next);
    this.options.log?.info({ from: copied.next }, 'this process copies the event store into the total order');
    const walk = new VerificationWalk(this.options.connection, this.options.prefix, this.options.origin, copied.next);
    // Copying ends with the term alone, so the race is lost by the first error of the three.
    const copying = this.persist(term.signal, () => this.copy(lease, copied, term.signal));
    const walking = this.persist(term.signal, () => walk.walk(lease, term.signal)).then(() => copying);
    try {
      await Promise.race([copying, walking, lease.lost]);
    } finally {
      term.abort();
      await Promise.allSettled([copying, walking]);
    }
  }

  /** Repeats the work as long as only the server is to blame; the database's errors end the term, with its lock. */
  private async persist(signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      try {
        return await work();
      } catch (error) {
        if (signal.aborted) return;
        if (isFinal(error) || error instanceof LeaseEndedError) throw error;
        this.options.log?.warn({ err: error }, 'the event store went away; the follower goes on where it was');
        await this.pause(signal);
      }
    }
  }

  /** Copies run after run until the subscription breaks. `copied` moves on with every run, so the next begins after it. */
  private async copy(lease: FollowerLease, copied: CopiedUpTo, signal: AbortSignal): Promise<void> {
    const { connection, prefix, origin } = this.options;
    const feed = new EventFeed(connection, prefix, origin);
    feed.onCaughtUp = () => this.gauge.noteCaughtUp(feed.oldestWaiting);
    try {
      await checkStillStands(connection, prefix, origin, copied);
      if (copied.looked && !(await stillStands(connection, copied.looked))) copied.looked = undefined;
      await feed.open((copied.looked ?? copied.last)?.position);
      this.gauge.connected = true;
      this.pauseMs = FIRST_PAUSE_MS;
      for (;;) {
        const run = await feed.take(signal);
        if (!run) return;
        if (run.length === 0) {
          const looked = await lookedAt(connection, prefix, feed.lookedBefore!);
          if (looked) await lease.noteLooked(copied.next, looked);
          copied.looked = looked ?? copied.looked;
          continue;
        }
        const begun = performance.now();
        this.gauge.noteWaiting(run[0]!.created);
        await lease.copy(copied.next, run);
        const { commit, prepare, stream, revision, eventId, bytes } = run.at(-1)!;
        copied.next += run.length;
        copied.last = { position: { commit, prepare }, stream, revision, eventId, bytes };
        copied.looked = undefined;
        this.gauge.noteCopied(copied.next, run, feed.oldestWaiting, feed.isCaughtUp, performance.now() - begun);
      }
    } finally {
      feed.close();
      this.gauge.noteDisconnected();
    }
  }

  private stopForGood(error: Error & { code: string }): void {
    this.stoppedBy = error;
    this.gauge.stopped = { code: error.code, message: error.message };
    this.options.log?.error({ err: error }, 'the follower of the event store has stopped: an operator must act');
  }

  private async pause(signal = this.stopping.signal): Promise<void> {
    const ms = this.pauseMs * (0.5 + Math.random() / 2);
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
    await delay(ms, undefined, { signal }).catch(() => undefined);
  }
}

/** What no waiting mends: an operator must act. */
function isFinal(error: unknown): error is Error & { code: string } {
  return error instanceof FollowerStoppedError || error instanceof WrongLedgerError || error instanceof WrongStoreError;
}
