const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/** Pauses between attempts: they double, and differ by chance, so that many clients of a server that comes back do not come all at once. */
export class Backoff {
  private nextMs = FIRST_PAUSE_MS;

  /** Resolves after the next pause, at the latest after `longestMs` milliseconds, and when the signal aborts. */
  async pause(longestMs = LONGEST_PAUSE_MS, signal?: AbortSignal): Promise<void> {
    const pause = Math.min(this.nextMs * (0.5 + Math.random() / 2), longestMs);
    this.nextMs = Math.min(this.nextMs * 2, LONGEST_PAUSE_MS);
    if (signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, Math.max(pause, 0));
      signal?.addEventListener('abort', end);
    });
  }

  reset(): void {
    this.nextMs = FIRST_PAUSE_MS;
  }
}
