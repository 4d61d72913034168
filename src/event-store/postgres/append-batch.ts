import type { Client } from 'pg';
import type { AppendCall } from '../append-call.js';
import type { StandingLeaves } from '../repeated-call.js';
import { readStandingLeaves } from './standing-leaves.js';

export interface BatchResult {
  /** One per call, in their order. */
  outcomes: CallOutcome[];
  /** What the round trip took beyond PostgreSQL's own work, in milliseconds: the flush to the disk, mostly. */
  flushMs: number;
}

/** What became of one call of a batch. `taken`: at least one of its ids already stands in the ledger. */
export type CallOutcome =
  | { kind: 'appended'; revision: number; lastPosition: number }
  | { kind: 'taken'; standing: StandingLeaves }
  | { kind: 'conflict'; actualRevision: number };

type Answer = [firstPosition: string, refusedCalls: number[], outcomes: string[] | null, actualRevisions: number[] | null, workedMs: number];

const STATEMENT = `
  select first_position, refused_calls, refused_outcomes, actual_revisions, worked_ms
  from ledger.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`;

/**
 * Appends the calls in one round trip and one durable transaction (migrations/0002-append.sql). The calls must differ in
 * their streams and in all their event ids and come in order of recordedAt.
 */
export async function appendBatch(client: Client, origin: string, calls: readonly AppendCall[]): Promise<BatchResult> {
  const sent = performance.now();
  const { rows } = await client.query<Answer>({ name: 'append', text: STATEMENT, values: parameters(origin, calls), rowMode: 'array' });
  const [firstPosition, refusedCalls, refusedOutcomes, actualRevisions, workedMs] = rows[0]!;
  const flushMs = performance.now() - sent - workedMs;
  const taken = refusedCalls.filter((_, index) => refusedOutcomes![index] === 'taken');
  const standing = taken.length > 0 ? await readStandingLeaves(client, taken.map((call) => calls[call]!)) : undefined;
  const refused = new Map(refusedCalls.map((call, index) => [call, actualRevisions![index]!]));
  let next = Number(firstPosition);
  const outcomes = calls.map((call, index): CallOutcome => {
    if (standing && taken.includes(index)) return { kind: 'taken', standing };
    if (refused.has(index)) return { kind: 'conflict', actualRevision: refused.get(index)! };
    next += call.leaves.length;
    return { kind: 'appended', revision: call.expectedRevision + call.leaves.length, lastPosition: next - 1 };
  });
  return { outcomes, flushMs };
}

/** Array literals are written here, in one go: the values are numbers, UUIDs, instants and checked names, and this is the hot path. */
function parameters(origin: string, calls: readonly AppendCall[]): unknown[] {
  const leaves: Buffer[] = [];
  let end = 0;
  let [places, streams, revisions, callStarts, callEnds, recordedAts, eventIds, starts, lengths] = ['', '', '', '', '', '', '', '', ''];
  for (const [index, call] of calls.entries()) {
    const first = call.expectedRevision + 1;
    for (const [place, leaf] of call.leaves.entries()) {
      const comma = leaves.length === 0 ? '' : ',';
      places += `${comma}${index}`;
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
  const arrays = [places, streams, revisions, callStarts, callEnds, recordedAts, eventIds, starts, lengths].map((entries) => `{${entries}}`);
  return [origin, ...arrays, Buffer.concat(leaves, end), ...sealedParameters(calls)];
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
