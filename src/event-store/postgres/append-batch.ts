import type { Client } from 'pg';
import type { SealedValue } from '../leaf.js';

/** One caller's append, its leaves already built. */
export interface AppendCall {
  stream: string;
  expectedRevision: number;
  recordedAt: string;
  eventIds: string[];
  leaves: Buffer[];
  sealed: SealedValue[];
  /** Whether an earlier attempt ended without an answer, so that the call may stand already. */
  resent: boolean;
}

/** What became of one call of a batch. `taken`: at least one of its ids already stands in the ledger. */
export type CallOutcome =
  | { kind: 'appended'; revision: number; lastPosition: number }
  | { kind: 'taken' }
  | { kind: 'conflict'; actualRevision: number };

const STATEMENT = 'select call, outcome, revision, last_position from ledger.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)';

/**
 * Appends the calls in one round trip and one durable transaction (migrations/0002-append.sql). The calls must differ in
 * their streams and in all their event ids.
 *
 * @returns one outcome per call, in their order
 */
export async function appendBatch(client: Client, origin: string, calls: readonly AppendCall[]): Promise<CallOutcome[]> {
  const answer = await client.query<[number, string, number, string | null]>({
    name: 'append', text: STATEMENT, values: parameters(origin, calls), rowMode: 'array',
  });
  const outcomes: CallOutcome[] = new Array(calls.length);
  for (const [call, outcome, revision, lastPosition] of answer.rows) outcomes[call - 1] = outcomeOf(outcome, revision, lastPosition);
  return outcomes;
}

function outcomeOf(outcome: string, revision: number, lastPosition: string | null): CallOutcome {
  switch (outcome) {
    case 'appended':
      return { kind: 'appended', revision, lastPosition: Number(lastPosition) };
    case 'taken':
      return { kind: 'taken' };
    default:
      return { kind: 'conflict', actualRevision: revision };
  }
}

/** Array literals are written here: the values are numbers, UUIDs, instants and checked names, and this is the hot path. */
function parameters(origin: string, calls: readonly AppendCall[]): unknown[] {
  const callOfFact: number[] = [];
  const indexes: number[] = [];
  const eventIds: string[] = [];
  const starts: number[] = [];
  const lengths: number[] = [];
  const leaves: Buffer[] = [];
  let start = 0;
  for (const [index, call] of calls.entries()) {
    for (const [place, leaf] of call.leaves.entries()) {
      callOfFact.push(index + 1);
      indexes.push(place);
      eventIds.push(call.eventIds[place]!);
      starts.push(start);
      lengths.push(leaf.length);
      leaves.push(leaf);
      start += leaf.length;
    }
  }
  return [
    origin,
    `{"${calls.map((call) => call.stream).join('","')}"}`,
    `{${calls.map((call) => call.expectedRevision).join()}}`,
    `{${calls.map((call) => call.recordedAt).join()}}`,
    `{${calls.map((call) => call.leaves.length).join()}}`,
    `{${callOfFact.join()}}`,
    `{${indexes.join()}}`,
    `{${eventIds.join()}}`,
    `{${starts.join()}}`,
    `{${lengths.join()}}`,
    Buffer.concat(leaves, start),
    ...sealedParameters(calls),
  ];
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
