import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { BatchTarget } from './projection.js';

type Value = string | number | boolean | null;

/** Characters handed to the socket at once. */
const CHUNK = 256 * 1024;

/** Appends rows with COPY, by far the fastest way in. Values are written in PostgreSQL's text form. */
export async function copyRows({ client, schema }: BatchTarget, table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<void> {
  const stream = client.query(copyFrom(`copy ${schema}.${table} (${columns.join(', ')}) from stdin`));
  const done = finished(stream);
  // Without a handler of its own a refused row would end the process before `await done` sees it.
  done.catch(() => undefined);
  let chunk = '';
  for (const row of rows) {
    for (let index = 0; index < row.length; index++) chunk += (index === 0 ? '' : '\t') + text(row[index]!);
    chunk += '\n';
    if (chunk.length < CHUNK) continue;
    if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done]);
    chunk = '';
  }
  stream.end(chunk);
  await done;
}

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function text(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return value.replace(SPECIAL, (one) => ESCAPES[one]!);
  return value === true ? 't' : value === false ? 'f' : String(value);
}
