import { isUtf8 } from 'node:buffer';
import type { Pool } from 'pg';
import { LedgerDamagedError } from '../errors.js';
import { LEAF_FORMAT } from '../leaf.js';
import type { Leaf, StoredLeaf, StreamLeaf } from '../event-store.js';

/** The poll query: a range of the primary key, in its order. Text instead of bytea spares both sides the hexadecimal. */
export const READ_ALL = `
  select l.position, convert_from(l.bytes, 'UTF8')
  from ledger.leaf l
  where l.position >= $1
  order by l.position
  limit $2`;

export const READ_STREAM = `
  select l.position, convert_from(l.bytes, 'UTF8')
  from ledger.leaf l
  where l.stream = $1 and l.revision >= $2
  order by l.revision`;

const READ_STREAM_KNOWN = `
  select l.position, convert_from(l.bytes, 'UTF8')
  from ledger.leaf l
  where l.stream = $1 and l.position <= $2
  order by l.revision`;

type Row = [position: string, text: string];

/**
 * Leaves from a position on, at most `limit`, without gaps.
 *
 * @throws LedgerDamagedError where a position is missing or its bytes are no text: nothing is ever skipped
 */
export async function readAll(pool: Pool, from: number, limit: number): Promise<StoredLeaf[]> {
  const rows = await readText(pool, 'read-all', READ_ALL, [from, limit]);
  return rows.map(([position, text], index) => {
    if (Number(position) !== from + index) throw new LedgerDamagedError(from + index, 'this position is missing');
    return storedLeaf(position, text);
  });
}

/** Leaves of one stream from a revision on, in revision order; positions are read only to name a damaged leaf. */
export async function readStream(pool: Pool, stream: string, fromRevision: number): Promise<StreamLeaf[]> {
  const rows = await readText(pool, 'read-stream', READ_STREAM, [stream, fromRevision]);
  return rows.map(([position, text]) => streamLeaf(position, text));
}

/** Leaves of one stream up to a position, in order. */
export async function readStreamKnown(pool: Pool, stream: string, upToPosition: number): Promise<StoredLeaf[]> {
  const rows = await readText(pool, 'read-stream-known', READ_STREAM_KNOWN, [stream, upToPosition]);
  return rows.map(([position, text]) => storedLeaf(position, text));
}

/** SQLSTATE of bytes that are not in the encoding they are converted from. */
const NOT_UTF8 = '22021';

async function readText(pool: Pool, name: string, text: string, values: unknown[]): Promise<Row[]> {
  try {
    return (await pool.query<Row>({ name, text, values, rowMode: 'array' })).rows;
  } catch (error) {
    if ((error as { code?: unknown }).code !== NOT_UTF8) throw error;
    const { rows } = await pool.query<{ position: string; bytes: Buffer }>(text.replace(`convert_from(l.bytes, 'UTF8')`, 'l.bytes'), values);
    const damaged = rows.find((row) => !isUtf8(row.bytes));
    throw new LedgerDamagedError(Number(damaged?.position), 'its bytes are not UTF-8');
  }
}

function storedLeaf(position: string, text: string): StoredLeaf {
  return { position: Number(position), bytes: Buffer.from(text, 'utf8'), leaf: parse(position, text) };
}

function streamLeaf(position: string, text: string): StreamLeaf {
  return { bytes: Buffer.from(text, 'utf8'), leaf: parse(position, text) };
}

function parse(position: string, text: string): Leaf {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new LedgerDamagedError(Number(position), 'its bytes are not JSON');
  }
  // What every reader relies on; the whole form is checked before a leaf is stored, and by `doctor`.
  const { format, id, stream, type } = (value ?? {}) as Partial<Leaf>;
  if (format !== LEAF_FORMAT || [id, stream, type].some((one) => typeof one !== 'string')) throw new LedgerDamagedError(Number(position), 'its bytes are no leaf');
  return value as Leaf;
}
