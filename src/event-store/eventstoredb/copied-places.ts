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
