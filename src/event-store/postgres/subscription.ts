import type { Pool } from 'pg';
import type { StoredLeaf, SubscribeOptions, Subscription } from '../event-store.js';
import { isPassing } from './connection.js';
import { readAll } from './read-leaves.js';
import type { WakeUp } from './wake-up.js';

const DEFAULT_LIMIT = 500;

/**
 * Catch-up subscription: reads on from the last position it handed over, sleeps at the end of the log until an append or the
 * poll interval wakes it. Its only state is the next position, so a restart of PostgreSQL is a longer sleep and nothing is
 * skipped or repeated.
 */
export function subscribe(pool: Pool, wakeUp: WakeUp, pollIntervalMs: number, options: SubscribeOptions): Subscription {
  const stopping = new AbortController();
  const done = run(pool, wakeUp, pollIntervalMs, options, stopping.signal);
  return {
    done,
    async stop() {
      stopping.abort();
      await done.catch(() => undefined);
    },
  };
}

async function run(pool: Pool, wakeUp: WakeUp, pollIntervalMs: number, options: SubscribeOptions, signal: AbortSignal): Promise<void> {
  const limit = options.limit ?? DEFAULT_LIMIT;
  let next = options.from;
  while (!signal.aborted) {
    const seen = wakeUp.count; // before the read: an append after it must not be slept through
    const leaves = await readUnlessAway(pool, next, limit);
    if (signal.aborted) return;
    if (leaves && leaves.length > 0) {
      await options.onBatch(leaves);
      next += leaves.length;
    }
    if (leaves?.length === limit) continue;
    if (leaves) options.onCaughtUp?.(next);
    await wakeUp.wait(seen, pollIntervalMs, signal);
  }
}

/** Undefined while PostgreSQL is away: the subscription outlives that. */
async function readUnlessAway(pool: Pool, from: number, limit: number): Promise<StoredLeaf[] | undefined> {
  try {
    return await readAll(pool, from, limit);
  } catch (error) {
    if (isPassing(error)) return undefined;
    throw error;
  }
}
