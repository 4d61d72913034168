import type { Pool } from 'pg';
import type { AppendCall } from '../append-call.js';
import { WrongStoreError } from '../errors.js';
import type { StandingLeaves } from '../repeated-call.js';
import { readStandingLeaves } from './standing-leaves.js';

/** What the total order knows of a call before it is sent to another store. */
export interface LookedUp {
  /** Set where one of its ids already stands. */
  standing: StandingLeaves | undefined;
  /** Last revision of its stream that was copied, −1 for none. */
  copiedRevision: number;
  clock: Date;
}

// Not a named statement: one planned on an empty table would scan the whole of it later.
const STATEMENT = `
  select clock_timestamp(),
    exists (select from ledger.leaf l where l.event_id = any ($1)),
    array(
      select coalesce((select l.revision from ledger.leaf l where l.stream = s.stream order by l.revision desc limit 1), -1)
      from unnest($2::text[]) with ordinality as s (stream, place) order by s.place),
    (select store from ledger.identity)`;

type Row = [clock: Date, taken: boolean, revisions: number[], store: string | null];

/**
 * One look-up for many calls: those that arrive while one is on its way go with the next.
 *
 * @throws WrongStoreError the ledger was moved to PostgreSQL: what went to the other store now would never be seen
 */
export async function lookUpCalls(pool: Pool, calls: readonly AppendCall[]): Promise<LookedUp[]> {
  const { rows } = await pool.query<Row>({ text: STATEMENT, values: [calls.flatMap((call) => call.eventIds), calls.map((call) => call.stream)], rowMode: 'array' });
  const [clock, taken, revisions, store] = rows[0]!;
  if (store === 'postgres') throw new WrongStoreError('eventstoredb', store);
  const standing = taken ? await readStandingLeaves(pool, calls) : undefined;
  return calls.map((call, index) => ({
    standing: call.eventIds.some((id) => standing?.withId(id)) ? standing : undefined,
    copiedRevision: revisions[index]!,
    clock,
  }));
}
