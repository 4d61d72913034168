import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useActing } from '../session/acting-person.js';
import { useReceipt } from '../session/receipt.js';
import { useView } from '../session/view.js';
import { get, queryString, type ApiProblem, type QueryParams } from './client.js';

const AGAIN_MS = 500;

interface Reading<T> {
  enabled?: boolean;
  /** Asks again twice a second until the answer meets this. */
  againUntil?: (data: T) => boolean;
  /** Asks again after so many milliseconds; false: never. */
  every?: (data: T | undefined) => number | false;
}

/**
 * Reads a path as of the day and knowledge in the address, and not before it includes what this page entered last.
 * While the same path is read again (another day, another page, after an entry) the earlier answer stays visible.
 */
export function useReading<T>(path: string, params: QueryParams = {}, reading: Reading<T> = {}): UseQueryResult<T, ApiProblem> {
  const { asOf, knownAt, ended, defaultDay } = useView();
  // Of plans that are over the last day shown is told: an answer about one thing of one plan alone would open at the last day of that one.
  return useReadingAt<T>(path, { ...params, asOf: asOf ?? (ended ? defaultDay : null), knownAt }, reading);
}

/** Reads the latest state whatever day is shown: what a form needs before it writes. */
export function useReadingNow<T>(path: string, params: QueryParams = {}, reading: Reading<T> = {}): UseQueryResult<T, ApiProblem> {
  return useReadingAt<T>(path, params, reading);
}

function useReadingAt<T>(path: string, params: QueryParams, { enabled = true, againUntil, every }: Reading<T>): UseQueryResult<T, ApiProblem> {
  const { person } = useActing();
  const { receipt } = useReceipt();
  return useQuery<T, ApiProblem>({
    // As text: the latest state has one key, whether its day is left out or null.
    queryKey: [path, queryString(params), person, receipt],
    queryFn: ({ signal }) => get<T>(path, { ...params, 'min-position': receipt }, person, signal),
    placeholderData: (previous, query) => (query?.queryKey[0] === path ? previous : undefined),
    enabled,
    refetchInterval: ({ state: { data } }) => (againUntil && data !== undefined && !againUntil(data) ? AGAIN_MS : every?.(data) ?? false),
  });
}
