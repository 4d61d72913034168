import { useEffect } from 'react';
import { useLedger } from '../session/ledger.js';

/** Names the page in the browser's tab, history and bookmarks; undefined while it is not known yet. */
export function useDocumentTitle(page: string | undefined): void {
  const { name } = useLedger();
  useEffect(() => {
    document.title = page === undefined ? name : `${page} · ${name}`;
  }, [page, name]);
}
