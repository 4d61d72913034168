import { StoreUnavailableError } from '../errors.js';

/**
 * The client keeps no deadline on its batch path and none on reads (a frozen server: 20 s, or for ever), so we keep our own.
 * What comes after it is ignored, a late failure too.
 *
 * @throws StoreUnavailableError after `milliseconds`
 */
export async function within<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailableError(`${what}: no answer within ${Math.round(milliseconds)} ms`)), milliseconds);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
