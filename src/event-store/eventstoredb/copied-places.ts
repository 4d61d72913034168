import type { Pool } from 'pg';

/** The position of a stream's leaf; undefined while it is not copied. */
export async function positionOf(pool: Pool, stream: string, revision: number): Promise<number | undefined> {
  const { rows } = await pool.query<{ position: string }>('select l.position from ledger.leaf l where l.stream = $1 and l.revision = $2', [stream, revision]);
  return rows[0] && Number(rows[0].position);
}

/** How far in the server's log the follower has copied; undefined before the first event. */
export async function lastCopiedPlace(pool: Pool): Promise<bigint | undefined> {
  const { rows } = await pool.query<{ commit_position: string }>('select f.commit_position from ledger.followed f order by f.position desc limit 1');
  return rows[0] && BigInt(rows[0].commit_position);
}

/** How far the total order is known to hold all of the ledger's events. */
export interface KnownPlaces {
  /** Place in the server's log of the last event copied; −1 before the first. */
  copied: bigint;
  /** The event of others up to which the follower has looked, where that is known. */
  looked: { commit: bigint; eventId: string } | undefined;
}

/** Both as of one moment: what was looked at counts together with what was copied by then. */
export async function knownPlaces(pool: Pool, prefix: string): Promise<KnownPlaces> {
  const { rows } = await pool.query<{ copied: string; looked: string | null; event_id: string }>(`
    select coalesce(last.commit_position, -1) as copied, looked.commit_position as looked, looked.event_id
    from (values (true)) as one
    left join (select f.commit_position from ledger.followed f order by f.position desc limit 1) last on true
    left join ledger.looked_at looked on looked.prefix = $1`, [prefix]);
  const { copied, looked, event_id } = rows[0]!;
  return { copied: BigInt(copied), looked: looked === null ? undefined : { commit: BigInt(looked), eventId: event_id } };
}
