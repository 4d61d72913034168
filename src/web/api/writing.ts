import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useActing } from '../session/acting-person.js';
import { useReceipt } from '../session/receipt.js';
import { newIdempotencyKey, post, type ApiProblem } from './client.js';
import type { Appended } from './types.js';

export interface Entry {
  path: string;
  body: unknown;
  revision: number | null;
}

/** One opening of a form: its Idempotency-Key stays the same however often the writer retries. */
export function useEntering(onEntered: (appended: Appended, entry: Entry) => void) {
  const [idempotencyKey] = useState(newIdempotencyKey);
  const { person } = useActing();
  const { entered } = useReceipt();
  const client = useQueryClient();
  return useMutation<Appended, ApiProblem, Entry>({
    mutationFn: (entry) => post({ ...entry, idempotencyKey, person }),
    onSuccess: (appended, entry) => {
      // A new receipt makes new query keys: everything on the page is read again, including this entry.
      entered(appended.receipt);
      void client.invalidateQueries();
      onEntered(appended, entry);
    },
  });
}
