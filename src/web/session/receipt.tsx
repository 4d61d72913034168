import { createContext, use, useMemo, useState, type ReactNode } from 'react';

interface LastReceipt {
  /** Receipt of the last thing this page entered; reads wait until they include it. */
  receipt: string | null;
  entered(receipt: string): void;
}
const ReceiptContext = createContext<LastReceipt | null>(null);

export function ReceiptProvider({ children }: { children: ReactNode }) {
  const [receipt, setReceipt] = useState<string | null>(null);
  const value = useMemo(() => ({ receipt, entered: setReceipt }), [receipt]);
  return <ReceiptContext value={value}>{children}</ReceiptContext>;
}

export function useReceipt(): LastReceipt {
  const value = use(ReceiptContext);
  if (!value) throw new Error('useReceipt outside ReceiptProvider');
  return value;
}
