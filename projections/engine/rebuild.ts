import type { ClientBase } from 'pg';
import type { EventStore } from '../../src/event-store/event-store.js';
import { BuildWriter } from './build-writer.js';
import type { Projection } from './projection.js';
import { dropBuilds, openBuild, schemaOf, switchLive, tryLock, unlock, type Build } from './registry.js';
import type { RebuildProgress } from './status.js';
import { RebuildRunningError } from './errors.js';

/** Events per transaction of a rebuild: enough that most rows are opened and closed before they are written, little enough to keep memory flat. */
const BATCH = 2_000;

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
    await load(writer, store, projection, onProgress);
    await makeIndexes(client, projection, build);
    await load(writer, store, projection, onProgress);
    await client.query('reset synchronous_commit');
    await switchLive(client, build);
    return { ...build, checkpoint: writer.checkpoint };
  } finally {
    await unlock(client, subject).catch(() => undefined);
  }
}

/** Reads the next batch while the last one is written. */
async function load(writer: BuildWriter, store: EventStore, { name }: Projection, onProgress: (progress: RebuildProgress) => void): Promise<void> {
  const total = await store.nextPosition();
  let reading = store.readAll(writer.checkpoint, BATCH);
  for (;;) {
    const leaves = await reading;
    if (leaves.length === 0) return;
    reading = store.readAll(writer.checkpoint + leaves.length, BATCH);
    // Awaited above; until then a failed read must not end the process.
    reading.catch(() => undefined);
    await writer.take(leaves);
    onProgress({ projection: name, done: writer.checkpoint, total: Math.max(total, writer.checkpoint) });
  }
}

async function makeIndexes(client: ClientBase, { indexes }: Projection, build: Build): Promise<void> {
  await client.query(`set search_path to ${schemaOf(build)}, public`);
  await client.query(indexes);
  const { rows } = await client.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = $1`, [schemaOf(build)]);
  for (const table of rows) await client.query(`analyze ${schemaOf(build)}.${table.name}`);
  await client.query('reset search_path');
}
