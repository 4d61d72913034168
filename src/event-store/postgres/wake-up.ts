import pg from 'pg';
import { connectionConfig } from './connection.js';

/**
 * One LISTEN connection per store, opened with the first subscription. It only wakes readers early: whatever it misses
 * while it is away, their polling finds.
 */
export class WakeUp {
  private readonly sleepers = new Set<() => void>();
  private client: pg.Client | undefined;
  private connecting = false;
  private closed = false;
  private heard = 0;

  constructor(private readonly url: string) {}

  /** Appends heard of so far. */
  get count(): number {
    this.listen();
    return this.heard;
  }

  /**
   * Resolves at the next append after `seen` (a `count` taken before reading), at the latest after `timeoutMs` milliseconds,
   * and when the signal aborts.
   */
  async wait(seen: number, timeoutMs: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.closed || this.heard !== seen) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      signal.addEventListener('abort', wake);
      this.sleepers.add(wake);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const wake of [...this.sleepers]) wake();
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private listen(): void {
    if (this.client || this.connecting || this.closed) return;
    this.connecting = true;
    void this.connect().finally(() => {
      this.connecting = false;
    });
  }

  private async connect(): Promise<void> {
    const client = new pg.Client(connectionConfig(this.url, 'listen'));
    const forget = () => {
      if (this.client === client) this.client = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    client.on('notification', () => {
      this.heard += 1;
      for (const wake of [...this.sleepers]) wake();
    });
    try {
      await client.connect();
      await client.query('listen ledger_appended');
      this.client = client;
      if (this.closed) await this.close();
    } catch {
      await client.end().catch(() => undefined); // polling goes on; the next wait tries again
    }
  }
}
