import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processesNaming } from './program.js';

/** A TAIZHANG_HOME for one test. `remove` also stops every program still working below it. */
export interface LedgerHome {
  path: string;
  settings: Record<string, string>;
  remove(): Promise<void>;
}

/** @param mode of the folder; 0o755 lets the server's system user in, 0o700 does not */
export async function makeLedgerHome(mode: number): Promise<LedgerHome> {
  const path = await mkdtemp(join(tmpdir(), 'taizhang-home-'));
  await chmod(path, mode);
  return {
    path,
    settings: { TAIZHANG_HOME: path },
    async remove() {
      const folders = [path, ...(await relocatedClusters(path))];
      for (const folder of folders) {
        for (const line of processesNaming(folder)) kill(Number(line.trim().split(/\s+/)[0]));
        await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      }
    },
  };
}

/** Folders outside the home that its ledgers' clusters went to. */
async function relocatedClusters(home: string): Promise<string[]> {
  const markers = (await readdir(home, { recursive: true })).filter((name) => name.endsWith('cluster-folder'));
  return Promise.all(markers.map(async (name) => (await readFile(join(home, name), 'utf8')).trim()));
}

function kill(pid: number): void {
  if (pid !== process.pid) execFileSync('kill', ['-9', String(pid)], { stdio: 'ignore' });
}
