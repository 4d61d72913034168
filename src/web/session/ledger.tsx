import { useQuery } from '@tanstack/react-query';
import { createContext, use, type ReactNode } from 'react';
import { get } from '../api/client.js';
import type { Ledger } from '../api/types.js';
import { FirstLoad } from '../shell/first-load.js';
import { useActing } from './acting-person.js';
import { useReceipt } from './receipt.js';

const LedgerContext = createContext<Ledger | null>(null);

/** Loads the ledger's name, plans, roles and today once; nothing is shown before they are known. */
export function LedgerProvider({ children }: { children: ReactNode }) {
  const { person } = useActing();
  const { receipt } = useReceipt();
  const query = useQuery({
    queryKey: ['/ledger', receipt],
    queryFn: ({ signal }) => get<Ledger>('/ledger', { 'min-position': receipt }, person, signal),
    placeholderData: (previous) => previous,
  });
  // The first failure is said at once, though it is asked again: with the server away the last one comes half a minute later.
  if (!query.data) return <FirstLoad error={query.error ?? query.failureReason} onRetry={() => void query.refetch()} />;
  return <LedgerContext value={query.data}>{children}</LedgerContext>;
}

export function useLedger(): Ledger {
  const ledger = use(LedgerContext);
  if (!ledger) throw new Error('useLedger outside LedgerProvider');
  return ledger;
}
