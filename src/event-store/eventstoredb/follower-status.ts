import type { StoreStatus } from '../event-store.js';
import type { OrderedEvent } from './followed-event.js';

export type FollowerStatus = Extract<StoreStatus, { kind: 'eventstoredb' }>;

/** What was copied in this time counts for the rate, in milliseconds. */
const RATE_WINDOW_MS = 10_000;

/** What operators see of a follower; kept in memory. */
export class FollowerGauge {
  connected = false;
  leads = false;
  copied = 0;
  stopped: FollowerStatus['stopped'] = null;
  private lagMs: number | null = null;
  /** Since when there are events, known or to be feared, that are not copied. */
  private behindSince: Date | null = new Date();
  private readonly runs: { at: number; events: number }[] = [];
  private eventsPerSecond: number | null = null;

  /** Another process copies: the head of the database is all this one knows. */
  noteWatching(next: number): void {
    this.copied = next;
    this.behindSince = null;
  }

  noteLeading(next: number): void {
    this.leads = true;
    this.copied = next;
    this.behindSince ??= new Date();
  }

  noteCopied(next: number, run: readonly OrderedEvent[], oldestWaiting: Date | undefined, caughtUp: boolean, tookMs: number): void {
    const now = Date.now();
    this.copied = next;
    this.lagMs = Math.max(0, now - run.at(-1)!.created.getTime());
    this.behindSince = oldestWaiting ?? (caughtUp ? null : run.at(-1)!.created);
    this.noteRate(now, run.length, tookMs);
  }

  noteCaughtUp(oldestWaiting: Date | undefined): void {
    this.behindSince = oldestWaiting ?? null;
  }

  noteWaiting(since: Date): void {
    this.behindSince ??= since;
  }

  noteDisconnected(): void {
    this.connected = false;
    this.behindSince ??= new Date();
  }

  get status(): FollowerStatus {
    return {
      kind: 'eventstoredb', connected: this.connected, leads: this.leads, copied: this.copied,
      behindSince: this.behindSince?.toISOString() ?? null, lagMs: this.lagMs, eventsPerSecond: this.eventsPerSecond, stopped: this.stopped,
    };
  }

  /** Events of the last seconds of copying by the time from the first to the last of them. */
  private noteRate(now: number, events: number, tookMs: number): void {
    this.runs.push({ at: now - tookMs, events });
    while (this.runs[0]!.at < now - RATE_WINDOW_MS && this.runs.length > 1) this.runs.shift();
    const total = this.runs.reduce((sum, run) => sum + run.events, 0);
    this.eventsPerSecond = Math.round((total * 1000) / Math.max(1, now - this.runs[0]!.at));
  }
}
