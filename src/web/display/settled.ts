import { useEffect, useState } from 'react';

/** The value once it has stood still for a moment: one question to the server instead of one a keystroke. */
export function useSettled(value: string, milliseconds = 200): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
