import type { Client } from 'pg';

/** A leaf of the database as a migration handles it: its bytes are never parsed and written anew. */
export interface TableLeaf {
  position: number;
  eventId: string;
  stream: string;
  revision: number;
  /** Revision of the last leaf of the same append call. */
  callEnd: number;
  bytes: Buffer;
}

const PAGE = 500;

interface Row {
  position: string;
  event_id: string;
  stream: string;
  revision: number;
  call_end: number;
  bytes: Buffer;
}

/** Leaves of the database in total order, in pages, up to `end` (not included). */
export async function* leafPages(client: Client, from: number, end: number): AsyncGenerator<TableLeaf[]> {
  for (let next = from; next < end; ) {
    const { rows } = await client.query<Row>(
      'select position, event_id, stream, revision, call_end, bytes from ledger.leaf where position >= $1 order by position limit $2',
      [next, Math.min(PAGE, end - next)],
    );
    if (rows.length === 0) return;
    yield rows.map(tableLeaf);
    next += rows.length;
  }
}

/** The same leaves one by one; undefined after the last. */
export async function* eachLeaf(client: Client, from: number, end: number): AsyncGenerator<TableLeaf, undefined> {
  for await (const page of leafPages(client, from, end)) yield* page;
  return undefined;
}

/** The same leaves, those of one append call together: a call stands side by side in the total order. */
export async function* leafCalls(client: Client, from: number, end: number): AsyncGenerator<TableLeaf[]> {
  let call: TableLeaf[] = [];
  for await (const page of leafPages(client, from, end)) {
    for (const leaf of page) {
      call.push(leaf);
      if (leaf.revision < leaf.callEnd) continue;
      yield call;
      call = [];
    }
  }
}

function tableLeaf({ position, event_id: eventId, stream, revision, call_end: callEnd, bytes }: Row): TableLeaf {
  return { position: Number(position), eventId, stream, revision, callEnd, bytes };
}
