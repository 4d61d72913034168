import { StoreUnavailableError } from './errors.js';

/**
 * Waits no longer than so many milliseconds. What comes later is ignored, a late failure too. Neither client keeps a deadline
 * that a frozen server could not break: EventStoreDB's has none on its batch path and none on reads, PostgreSQL's is the server's.
 *
 * @throws StoreUnavailableError after `milliseconds`
 */
export async function within<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailableError(`${what}: no answer within ${Math.max(0, Math.round(milliseconds))} ms`)), milliseconds);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** One turn of the event loop: whoever is woken now gets a word in before. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
