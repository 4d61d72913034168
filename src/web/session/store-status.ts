import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { get, type ApiProblem } from '../api/client.js';
import type { StoreStatus } from '../api/types.js';
import { useActing } from './acting-person.js';

const SOON_MS = 5_000;
const USUALLY_MS = 30_000;

/** How the store stood when it was asked last. Asked without a receipt: what this page entered may be the very thing that is not copied. */
export function useStoreStatus(every: (store: StoreStatus | undefined) => number | false = () => false): UseQueryResult<StoreStatus, ApiProblem> {
  const { person } = useActing();
  return useQuery<StoreStatus, ApiProblem>({
    queryKey: ['/store', person],
    queryFn: ({ signal }) => get<StoreStatus>('/store', {}, person, signal),
    refetchInterval: ({ state: { data } }) => every(data),
  });
}

/** The same, kept up to date for the whole page by its one caller: every 5 s, every 30 s where PostgreSQL answers. */
export function useWatchedStoreStatus(): UseQueryResult<StoreStatus, ApiProblem> {
  return useStoreStatus((store) => (store?.kind === 'postgres' && store.connected ? USUALLY_MS : SOON_MS));
}
