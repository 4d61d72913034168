import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostgresBinaries } from './binaries.js';
import { PostgresError } from './errors.js';
import { runAs, type ServerAccount } from './server-account.js';

/** Superuser of an embedded cluster: makes roles and databases, nothing else. */
export const ADMIN_ROLE = 'taizhang_admin';

/**
 * Makes the data folder where there is none; answers whether it did. Encoding and locale are given, never taken from the
 * environment: an unset LANG would make an SQL_ASCII cluster.
 */
export async function initialiseCluster(
  binaries: PostgresBinaries,
  folder: string,
  account: ServerAccount | null,
  adminPassword: string,
): Promise<boolean> {
  const dataFolder = join(folder, 'data');
  if (await stands(join(dataFolder, 'PG_VERSION'))) {
    await refuseOtherMajor(binaries, dataFolder);
    return false;
  }
  // Made aside and renamed when whole: a first start killed half-way begins anew.
  const aside = join(folder, 'data.new');
  const passwordFile = join(folder, 'password');
  await rm(aside, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${adminPassword}\n`, { mode: 0o600, flag: 'wx' });
  if (account) await chown(passwordFile, account.uid, account.gid);
  try {
    const { code, output } = await runAs(account, binaries.initdb, [
      `--pgdata=${aside}`,
      '--encoding=UTF8',
      '--locale=C',
      '--auth=scram-sha-256',
      `--username=${ADMIN_ROLE}`,
      `--pwfile=${passwordFile}`,
    ]);
    if (code !== 0) throw new Error(output);
  } catch (cause) {
    await rm(aside, { recursive: true, force: true });
    throw new PostgresError('POSTGRES_INIT_FAILED', `未能在 ${folder} 建立数据库。请检查磁盘空间和目录权限后重试。`, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(aside, dataFolder);
  return true;
}

/** A file that may not be looked at is not absent: a second cluster would be made beside the first. */
async function stands(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

async function refuseOtherMajor(binaries: PostgresBinaries, dataFolder: string): Promise<void> {
  const found = (await readFile(join(dataFolder, 'PG_VERSION'), 'utf8')).trim();
  const ours = binaries.version.split('.')[0];
  if (found === ours) return;
  throw new PostgresError(
    'POSTGRES_VERSION_MISMATCH',
    `${dataFolder} 由 PostgreSQL ${found} 建立，本程序自带的是 ${ours}。请先用原来的版本备份，再在新版本中恢复。`,
  );
}
