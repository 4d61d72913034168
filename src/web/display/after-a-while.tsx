import { useEffect, useState, type ReactNode } from 'react';

/** Says something only where what is waited for takes longer than that many milliseconds. */
export function AfterAWhile({ milliseconds, children }: { milliseconds: number; children: ReactNode }) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return over ? children : null;
}
