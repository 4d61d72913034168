import type { Client } from 'pg';
import type { AppendCall } from '../append-call.js';
import type { StandingLeaves } from '../repeated-call.js';
import { isOutOfOrder } from './ledger-error.js';
import { readStandingLeaves } from './standing-leaves.js';

export interface BatchResult {
  /** One per call, in their order. */
  outcomes: CallOutcome[];
  /** How long PostgreSQL worked until the commit began, in milliseconds; null where it looked closer. */
  workedMs: number | null;
}

/** What became of one call of a batch. `taken`: at least one of its ids already stands in the ledger. */
export type CallOutcome =
  | { kind: 'appended'; revision: number; lastPosition: number }
  | { kind: 'taken'; standing: StandingLeaves }
  | { kind: 'conflict'; actualRevision: number };

/** Position of the first fact and microseconds until the commit began; null where something is not in order. */
type Written = [readonly [position: string, microseconds: string] | null];
type Judged = [firstPosition: string, refusedCalls: number[], outcomes: string[] | null, actualRevisions: number[] | null];

const APPEND_ONE = { name: 'append-one', text: 'select ledger.append_one($1, $2, $3, $4, $5, $6)' };
const APPEND_IN_ORDER = { name: 'append-in-order', text: `select ledger.append_in_order(${places(15)})` };
const APPEND = { name: 'append', text: `select first_position, refused_calls, refused_outcomes, actual_revisions from ledger.append(${places(16)})` };

/**
 * Appends the calls in one durable transaction (migrations/0002-append.sql): in one round trip where all is in order, in two
 * where ids are taken or revisions are not the next. The calls must differ in their streams and in all their event ids and
 * come in order of recordedAt.
 */
export async function appendBatch(client: Client, origin: string, calls: readonly AppendCall[]): Promise<BatchResult> {
  const facts = new FactColumns(calls);
  const written = await writeInOrder(client, origin, calls, facts);
  if (!written) return { outcomes: await appendClosely(client, origin, calls, facts), workedMs: null };
  return { outcomes: outcomesFrom(Number(written[0]), calls, () => undefined), workedMs: Number(written[1]) / 1000 };
}

async function writeInOrder(client: Client, origin: string, calls: readonly AppendCall[], facts: FactColumns): Promise<Written[0]> {
  const [call] = calls;
  const query = calls.length === 1 && call!.leaves.length === 1 && call!.sealed.length === 0
    ? { ...APPEND_ONE, values: [origin, call!.stream, call!.expectedRevision + 1, call!.recordedAt, call!.eventIds[0], call!.leaves[0]] }
    : { ...APPEND_IN_ORDER, values: [origin, ...facts.values(), ...sealedParameters(calls)] };
  try {
    return (await client.query<Written>({ ...query, rowMode: 'array' })).rows[0]![0];
  } catch (error) {
    if (isOutOfOrder(error)) return null;
    throw error;
  }
}

async function appendClosely(client: Client, origin: string, calls: readonly AppendCall[], facts: FactColumns): Promise<CallOutcome[]> {
  const { rows } = await client.query<Judged>({ ...APPEND, values: [origin, facts.places(), ...facts.values(), ...sealedParameters(calls)], rowMode: 'array' });
  const [firstPosition, refusedCalls, refusedOutcomes, actualRevisions] = rows[0]!;
  const taken = refusedCalls.filter((_, index) => refusedOutcomes![index] === 'taken');
  const standing = taken.length > 0 ? await readStandingLeaves(client, taken.map((call) => calls[call]!)) : undefined;
  const refused = new Map(refusedCalls.map((call, index) => [call, actualRevisions![index]!]));
  return outcomesFrom(Number(firstPosition), calls, (index) => {
    if (standing && taken.includes(index)) return { kind: 'taken', standing };
    return refused.has(index) ? { kind: 'conflict', actualRevision: refused.get(index)! } : undefined;
  });
}

/** The accepted calls stand one behind the other. */
function outcomesFrom(firstPosition: number, calls: readonly AppendCall[], refusal: (index: number) => CallOutcome | undefined): CallOutcome[] {
  let next = firstPosition;
  return calls.map((call, index) => {
    const refused = refusal(index);
    if (refused) return refused;
    next += call.leaves.length;
    return { kind: 'appended', revision: call.expectedRevision + call.leaves.length, lastPosition: next - 1 };
  });
}

/** The facts of a batch as parameters, column by column. */
class FactColumns {
  constructor(private readonly calls: readonly AppendCall[]) {}

  /** The place of the call that each fact belongs to. */
  places(): string {
    return `{${this.calls.flatMap((call, place) => call.leaves.map(() => place)).join()}}`;
  }

  /** Array literals are written here, in one go: the values are numbers, UUIDs, instants and checked names, and this is the hot path. */
  values(): unknown[] {
    const leaves: Buffer[] = [];
    let end = 0;
    let [streams, revisions, callStarts, callEnds, recordedAts, eventIds, starts, lengths] = ['', '', '', '', '', '', '', ''];
    for (const call of this.calls) {
      const first = call.expectedRevision + 1;
      for (const [place, leaf] of call.leaves.entries()) {
        const comma = leaves.length === 0 ? '' : ',';
        streams += `${comma}"${call.stream}"`;
        revisions += `${comma}${first + place}`;
        callStarts += `${comma}${first}`;
        callEnds += `${comma}${call.expectedRevision + call.leaves.length}`;
        recordedAts += `${comma}${call.recordedAt}`;
        eventIds += `${comma}${call.eventIds[place]!}`;
        starts += `${comma}${end}`;
        lengths += `${comma}${leaf.length}`;
        end += leaf.length;
        leaves.push(leaf);
      }
    }
    const arrays = [streams, revisions, callStarts, callEnds, recordedAts, eventIds, starts, lengths].map((entries) => `{${entries}}`);
    return [...arrays, Buffer.concat(leaves, end)];
  }
}

function sealedParameters(calls: readonly AppendCall[]): unknown[] {
  const sealed = calls.flatMap((call) => call.sealed.map((one) => ({ ...one, subject: call.stream })));
  return [
    sealed.map((one) => one.eventId),
    sealed.map((one) => one.subject),
    sealed.map((one) => one.field),
    sealed.map((one) => one.salt),
    sealed.map((one) => one.value),
  ];
}

function places(count: number): string {
  return Array.from({ length: count }, (_, index) => `$${index + 1}`).join(', ');
}
