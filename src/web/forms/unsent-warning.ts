import { useEffect } from 'react';

/** Leaving the site loses drafts: while an open form holds something typed, the browser asks first. */
export function useUnsentWarning(typed: boolean): void {
  useEffect(() => {
    if (!typed) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [typed]);
}
