import type { Client, Pool } from 'pg';
import type { AppendCall } from '../append-call.js';
import { StandingLeaves, type StandingLeaf } from '../repeated-call.js';

const STATEMENT = `
  select l.position, l.event_id, l.stream, l.revision, l.call_end, l.bytes
  from ledger.leaf l
  where l.event_id = any ($1)
     or (l.stream, l.revision) in (select first.stream, first.revision - 1 from ledger.leaf first where first.event_id = any ($2))`;

/** One look-up for all calls of a batch whose ids are taken: thousands may come at once when a killed process repeats its work. */
export async function readStandingLeaves(client: Client | Pool, calls: readonly AppendCall[]): Promise<StandingLeaves> {
  const { rows } = await client.query<StandingLeaf>(STATEMENT, [calls.flatMap((call) => call.eventIds), calls.map((call) => call.eventIds[0])]);
  return new StandingLeaves(rows);
}
