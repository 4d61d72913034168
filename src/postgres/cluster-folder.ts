import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, parse, resolve } from 'node:path';
import { PostgresError } from './errors.js';
import type { ServerAccount } from './server-account.js';

/** Where a cluster lies. */
export interface ClusterFolder {
  /** Owned by the server's account, 0700: `data/` and `server.log`. */
  folder: string;
  /** Where a copy of the binaries may go if the account cannot run the installed ones. */
  binariesBase: () => Promise<string>;
  /** True where the cluster could not stay inside the ledger's own folder. */
  relocated: boolean;
}

/** Folders a system user can enter, in order of preference, for a cluster whose ledger folder is closed to it. */
const SHARED_BASES = ['/var/lib/taizhang', '/var/tmp/taizhang'];

/**
 * The folder of the ledger's cluster: inside the ledger's folder, or below a shared base where the server's account cannot
 * enter it. The choice is kept in `cluster-folder`, so that every later start finds the same data. A random name, not one made
 * from the path: whoever deletes the ledger's folder to begin anew must not meet the old cluster without its passwords.
 */
export async function clusterFolder(ledgerFolder: string, account: ServerAccount | null): Promise<ClusterFolder> {
  await mkdir(ledgerFolder, { recursive: true, mode: 0o755 });
  const marker = join(ledgerFolder, 'cluster-folder');
  const kept = await readFile(marker, 'utf8').then((text) => text.trim(), () => '');
  if (kept) return prepared(kept, account, true);
  const inside = join(ledgerFolder, 'postgres');
  if (!account || (await canEnter(ledgerFolder, account))) return prepared(inside, account, false);
  const base = await sharedBase();
  const folder = join(base, randomBytes(6).toString('hex'));
  const answer = await prepared(folder, account, true);
  await writeFile(marker, `${folder}\n`);
  return answer;
}

async function prepared(folder: string, account: ServerAccount | null, relocated: boolean): Promise<ClusterFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  if (account) await chown(folder, account.uid, account.gid);
  return { folder, binariesBase: sharedBase, relocated };
}

async function sharedBase(): Promise<string> {
  for (const base of SHARED_BASES) {
    try {
      await mkdir(base, { recursive: true, mode: 0o755 });
      // Only a folder of root's own: in /var/tmp anyone could have laid one out for us.
      if ((await stat(base)).uid !== 0) continue;
      await chmod(base, 0o755);
      return base;
    } catch {
      continue;
    }
  }
  throw new PostgresError(
    'POSTGRES_FOLDER_UNUSABLE',
    `内置数据库的系统用户无法进入台账目录，${SHARED_BASES.join('、')} 也不可写。请用 TAIZHANG_HOME 指定一个其他用户可进入的目录。`,
  );
}

/** True where every folder down to `path` lets the account pass. */
async function canEnter(path: string, account: ServerAccount): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === parse(folder).root) return true;
  }
}
