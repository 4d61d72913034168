import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isServerOf, readPidFile } from './server-process.js';

/**
 * Takes a dead server's process id out of `postmaster.pid`. PostgreSQL refuses to start while any process answers to the id
 * written there: the dead server itself where nobody collects it (a container whose first process collects no children), or
 * another program that has been given the same number since (ids are low in a container, and begin anew with it).
 *
 * Our own id goes there in its place: PostgreSQL takes its parent's id for stale. The file is not deleted, because its last lines
 * name the shared memory: by that PostgreSQL still finds children of the dead server at work, and keeps out until they are gone.
 */
export async function freePidFile(dataFolder: string): Promise<void> {
  const found = await readPidFile(dataFolder);
  if (!found || (await isServerOf(found.pid, dataFolder))) return;
  const file = join(dataFolder, 'postmaster.pid');
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, [String(process.pid), ...rest].join('\n'));
}
