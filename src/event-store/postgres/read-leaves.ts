import type { Pool } from 'pg';
import { LedgerDamagedError } from '../errors.js';
import type { Leaf, StoredLeaf } from '../event-store.js';

/** The poll query: a range of the primary key, in its order. Text instead of bytea spares both sides the hexadecimal. */
export const READ_ALL = `
  select l.position, convert_from(l.bytes, 'UTF8')
  from ledger.leaf l
  where l.position >= $1
  order by l.position
  limit $2`;

const READ_STREAM = `
  select l.position, convert_from(l.bytes, 'UTF8')
  from ledger.leaf l
  where l.stream = $1 and l.revision >= $2
  order by l.revision`;

type Row = [position: string, text: string];

/**
 * Leaves from a position on, at most `limit`, without gaps.
 *
 * @throws LedgerDamagedError where a position is missing: nothing is ever skipped
 */
export async function readAll(pool: Pool, from: number, limit: number): Promise<StoredLeaf[]> {
  const { rows } = await pool.query<Row>({ name: 'read-all', text: READ_ALL, values: [from, limit], rowMode: 'array' });
  return rows.map(([position, text], index) => {
    if (Number(position) !== from + index) throw new LedgerDamagedError(from + index, 'this position is missing');
    return storedLeaf(position, text);
  });
}

/** Leaves of one stream from a revision on, in revision order. */
export async function readStream(pool: Pool, stream: string, fromRevision: number): Promise<StoredLeaf[]> {
  const { rows } = await pool.query<Row>({ name: 'read-stream', text: READ_STREAM, values: [stream, fromRevision], rowMode: 'array' });
  return rows.map(([position, text]) => storedLeaf(position, text));
}

function storedLeaf(position: string, text: string): StoredLeaf {
  return { position: Number(position), bytes: Buffer.from(text, 'utf8'), leaf: parse(position, text) };
}

function parse(position: string, text: string): Leaf {
  try {
    return JSON.parse(text) as Leaf;
  } catch {
    throw new LedgerDamagedError(Number(position), 'its bytes are not JSON');
  }
}
