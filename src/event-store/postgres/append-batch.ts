import type { Client } from 'pg';
import type { SealedValue } from '../leaf.js';
import { readStandingLeaves, type StandingLeaves } from './repeated-call.js';

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
  | { kind: 'taken'; standing: StandingLeaves }
  | { kind: 'conflict'; actualRevision: number };

type Answer = [firstPosition: string, refusedCalls: number[], outcomes: string[] | null, actualRevisions: number[] | null];

const STATEMENT = `
  select first_position, refused_calls, refused_outcomes, actual_revisions
  from ledger.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

/**
 * Appends the calls in one round trip and one durable transaction (migrations/0002-append.sql). The calls must differ in
 * their streams and in all their event ids.
 *
 * @returns one outcome per call, in their order
 */
export async function appendBatch(client: Client, origin: string, calls: readonly AppendCall[]): Promise<CallOutcome[]> {
  const { rows } = await client.query<Answer>({ name: 'append', text: STATEMENT, values: parameters(origin, calls), rowMode: 'array' });
  const [firstPosition, refusedCalls, outcomes, actualRevisions] = rows[0]!;
  const taken = refusedCalls.filter((_, index) => outcomes![index] === 'taken');
  const standing = taken.length > 0 ? await readStandingLeaves(client, taken.map((call) => calls[call]!)) : undefined;
  const refused = new Map(refusedCalls.map((call, index) => [call, actualRevisions![index]!]));
  let next = Number(firstPosition);
  return calls.map((call, index) => {
    if (standing && taken.includes(index)) return { kind: 'taken', standing };
    if (refused.has(index)) return { kind: 'conflict', actualRevision: refused.get(index)! };
    next += call.leaves.length;
    return { kind: 'appended', revision: call.expectedRevision + call.leaves.length, lastPosition: next - 1 };
  });
}

/** Array literals are written here: the values are numbers, UUIDs, instants and checked names, and this is the hot path. */
function parameters(origin: string, calls: readonly AppendCall[]): unknown[] {
  const facts = calls.flatMap((call, index) => call.leaves.map((leaf, place) => ({ index, call, leaf, place })));
  let end = 0;
  const starts = facts.map(({ leaf }) => (end += leaf.length) - leaf.length);
  return [
    origin,
    arrayOf(facts, ({ index }) => index),
    arrayOf(facts, ({ call }) => `"${call.stream}"`),
    arrayOf(facts, ({ call, place }) => call.expectedRevision + 1 + place),
    arrayOf(facts, ({ call }) => call.expectedRevision + 1),
    arrayOf(facts, ({ call }) => call.expectedRevision + call.leaves.length),
    arrayOf(facts, ({ call }) => call.recordedAt),
    arrayOf(facts, ({ call, place }) => call.eventIds[place]!),
    arrayOf(starts, (start) => start),
    arrayOf(facts, ({ leaf }) => leaf.length),
    Buffer.concat(facts.map(({ leaf }) => leaf), end),
    ...sealedParameters(calls),
  ];
}

function arrayOf<T>(values: readonly T[], spell: (value: T) => string | number): string {
  return `{${values.map(spell).join()}}`;
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
