import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { actingHeaders, ApiProblem, get, newIdempotencyKey, send, type ActingPerson } from '../../../api/client.js';
import type { Edit, Intake, SheetReading } from '../../../api/intake.types.js';
import { useActing } from '../../../session/acting-person.js';

const WHILE_REGISTERING_MS = 1_000;

export const pathOf = (id: string): string => `/intakes/${encodeURIComponent(id)}`;
const keyOf = (id: string, person: ActingPerson): readonly unknown[] => ['intake', id, person];

/** The draft as the server holds it; while it is being registered it is asked again every second. */
export function useDraft(id: string): UseQueryResult<Intake, ApiProblem> {
  const { person } = useActing();
  return useQuery<Intake, ApiProblem>({
    queryKey: keyOf(id, person),
    queryFn: ({ signal }) => get<Intake>(pathOf(id), {}, person, signal),
    refetchInterval: ({ state: { data } }) => (data?.running ? WHILE_REGISTERING_MS : false),
  });
}

export interface Drafting {
  /** Saves edits; false where they were refused, which the page then says. */
  edit(edits: Edit[]): Promise<boolean>;
  recogniseColumns(sheets: Pick<SheetReading, 'sheet' | 'headerRows' | 'columns'>[]): Promise<boolean>;
  confirm(): Promise<boolean>;
  discard(): Promise<boolean>;
  /** Something is on its way to the server. */
  saving: boolean;
  /** Why the last one was refused; null after one that was taken. */
  refusal: ApiProblem | null;
  forgetRefusal(): void;
}

/** The plan in the ledger changed after this page had read what differs: it has to be looked at before anything is registered. */
const isOvertaken = (refusal: ApiProblem): boolean => refusal.problem.code === 'DIFFERENCES_CHANGED';

/** Another person saved after this page had read the draft. */
export const isConflict = (refusal: ApiProblem): boolean => refusal.problem.code === 'INTAKE_CHANGED';

/** Ways to change a draft. One after the other: each is based on the revision that the one before it made. */
export function useDrafting(id: string): Drafting {
  const { person } = useActing();
  const client = useQueryClient();
  const [pending, setPending] = useState(0);
  const [refusal, setRefusal] = useState<ApiProblem | null>(null);
  const last = useRef(Promise.resolve(true));
  const submit = useCallback((part: string, body: object): Promise<boolean> => {
    const key = keyOf(id, person);
    const turn = async (): Promise<boolean> => {
      try {
        await client.cancelQueries({ queryKey: key });
        const revision = client.getQueryData<Intake>(key)?.revision;
        client.setQueryData(key, await postDraft(`${pathOf(id)}/${part}`, { revision, ...body }, person));
        setRefusal(null);
        return true;
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        if (isConflict(error) || isOvertaken(error)) await client.invalidateQueries({ queryKey: key });
        setRefusal(error);
        return false;
      } finally {
        setPending((before) => before - 1);
      }
    };
    setPending((before) => before + 1);
    last.current = last.current.then(turn, turn);
    return last.current;
  }, [client, id, person]);
  return {
    saving: pending > 0, refusal,
    forgetRefusal: () => setRefusal(null),
    edit: useCallback((edits) => submit('edits', { edits }), [submit]),
    // A sheet without headings was no ledger: it has no columns to say anything of.
    recogniseColumns: (sheets) => submit('columns', { sheets: sheets.filter(({ headerRows }) => headerRows.length > 0).map(({ sheet, headerRows, columns }) => ({ sheet, headerRows, meanings: inPlace(columns) })) }),
    confirm: () => submit('confirmation', { comparison: client.getQueryData<Intake>(keyOf(id, person))?.comparison ?? null }),
    discard: () => submit('discarding', {}),
  };
}

/** Meanings by the place of their column: columns without a heading may be left out of the reading. */
function inPlace(columns: SheetReading['columns']): SheetReading['columns'][number]['meaning'][] {
  const last = Math.max(-1, ...columns.map((one) => one.index));
  return Array.from({ length: last + 1 }, (_, index) => columns.find((one) => one.index === index)?.meaning ?? null);
}

async function postDraft(path: string, body: object, person: ActingPerson): Promise<Intake> {
  const response = await send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': newIdempotencyKey(), ...actingHeaders(person) },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Intake;
}
