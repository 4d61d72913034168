import { setTimeout as delay } from 'node:timers/promises';
import { stopPostmaster } from './postmaster.js';
import { isAlive, type Postmaster } from './server-process.js';

/** What happened to a server that nobody asked to stop. */
export type OutageNews =
  | { kind: 'ended'; pid: number }
  | { kind: 'started-again'; pid: number }
  | { kind: 'start-failed'; error: unknown }
  /** It is not tried again; only a new start of the program helps. */
  | { kind: 'given-up' };

/** An adopted server is no child of ours and gives no exit event: both kinds are looked after in the same way. */
const LOOK_INTERVAL_MS = 500;
/** Starts until it is given up: six of them, after pauses of 0, 1, 2, 4, 8 and 16 s, take half a minute. */
const MOST_STARTS = 6;
const FIRST_PAUSE_MS = 1_000;
/** A server that worked for so long has come through: the count of starts begins anew. */
const STEADY_MS = 60_000;

/**
 * Keeps a server running: where its process ends although nobody stopped it (kill -9, out of memory), it is started again.
 * Store, read models and pools connect again by themselves.
 */
export class SupervisedPostmaster {
  private running: Postmaster | null;
  private starts = 0;
  private startedAt = Date.now();
  private watch: { ending: AbortController; done: Promise<void> };

  constructor(
    first: Postmaster,
    /** Starts the server on the port it had; an abort of the signal ends what it began and throws. */
    private readonly start: (signal: AbortSignal) => Promise<Postmaster>,
    private readonly onOutage: (news: OutageNews) => void,
  ) {
    this.running = first;
    this.watch = this.beginWatch();
  }

  /** Stops the server, also one that is just being started again. */
  async stop(): Promise<void> {
    this.watch.ending.abort();
    await this.watch.done;
    if (this.running) await stopPostmaster(this.running.pid);
    this.running = null;
  }

  async restart(): Promise<void> {
    await this.stop();
    this.running = await this.start(new AbortController().signal);
    this.watch = this.beginWatch();
  }

  private beginWatch(): { ending: AbortController; done: Promise<void> } {
    const ending = new AbortController();
    return { ending, done: this.keepRunning(ending.signal) };
  }

  private async keepRunning(signal: AbortSignal): Promise<void> {
    while (await passed(LOOK_INTERVAL_MS, signal)) {
      if (this.running && isAlive(this.running.pid)) continue;
      if (this.running) this.onOutage({ kind: 'ended', pid: this.running.pid });
      // Forgotten at once: the system may give the process id to another program, which a stop must not meet.
      this.running = null;
      if (Date.now() - this.startedAt >= STEADY_MS) this.starts = 0;
      if (!(await this.startAgain(signal))) return;
    }
  }

  private async startAgain(signal: AbortSignal): Promise<boolean> {
    while (this.starts < MOST_STARTS) {
      const pause = this.starts === 0 ? 0 : FIRST_PAUSE_MS * 2 ** (this.starts - 1);
      if (!(await passed(pause, signal))) return false;
      this.starts += 1;
      try {
        this.running = await this.start(signal);
        this.startedAt = Date.now();
        this.onOutage({ kind: 'started-again', pid: this.running.pid });
        return true;
      } catch (error) {
        if (signal.aborted) return false;
        this.onOutage({ kind: 'start-failed', error });
      }
    }
    this.onOutage({ kind: 'given-up' });
    return false;
  }
}

/** True after the time, false where the signal came first. Keeps no program from ending. */
async function passed(ms: number, signal: AbortSignal): Promise<boolean> {
  return delay(ms, true, { signal, ref: false }).catch(() => false);
}
