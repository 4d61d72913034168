import type { ClientBase } from 'pg';
import type { EventStore } from '../../src/event-store/event-store.js';
import { BuildWriter } from './build-writer.js';
import { load } from './load.js';
import type { Projection } from './projection.js';
import { dropBuilds, openBuild, schemaOf, switchLive, tryLock, unlock, type Build } from './registry.js';
import type { RebuildProgress } from './status.js';
import { RebuildRunningError } from './errors.js';

/**
 * Loads the next build beside the live one, makes its indexes after the load, catches up and switches. The live build answers
 * until then; a rebuild that dies leaves it untouched.
 *
 * @param client a connection for this rebuild alone
 * @throws RebuildRunningError where another process rebuilds it; BadEventError where an event cannot be projected
 */
export async function rebuild(
  client: ClientBase, store: EventStore, projection: Projection, onProgress: (progress: RebuildProgress) => void = () => undefined,
): Promise<Build> {
  const subject = `rebuild ${projection.name}`;
  if (!(await tryLock(client, subject))) throw new RebuildRunningError(projection.name);
  try {
    await dropBuilds(client, projection.name, 'building');
    // Nothing of an unfinished build is ever read again, so its commits need not wait for the disk.
    await client.query('set synchronous_commit to off');
    const build = await openBuild(client, projection);
    const writer = new BuildWriter(client, store, projection, build);
    const total = await store.nextPosition();
    const onWritten = (done: number): void => onProgress({ projection: projection.name, done, total: Math.max(total, done) });
    await load(writer, store, onWritten);
    await makeIndexes(client, projection, build);
    await load(writer, store, onWritten);
    await client.query('reset synchronous_commit');
    await switchLive(client, build);
    return { ...build, checkpoint: writer.checkpoint };
  } finally {
    await unlock(client, subject).catch(() => undefined);
  }
}

/** A fifth of PostgreSQL's own sample: enough to choose these indexes by; at 100,000 rows the whole one takes longer than an index. */
const STATISTICS_TARGET = 20;

async function makeIndexes(client: ClientBase, { indexes }: Projection, build: Build): Promise<void> {
  await client.query(`set search_path to ${schemaOf(build)}, public`);
  await client.query(indexes);
  await client.query(`set default_statistics_target to ${STATISTICS_TARGET}`);
  const { rows } = await client.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = $1`, [schemaOf(build)]);
  for (const table of rows) await client.query(`analyze ${schemaOf(build)}.${table.name}`);
  await client.query('reset default_statistics_target');
  await client.query('reset search_path');
}
