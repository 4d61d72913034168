import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT_CODES, StartError } from '../config/start-error.js';
import { writingError } from './home-not-writable.js';

/** Who uses a ledger. `process` tells a process id that was given out again after a reboot or a crash. */
export interface LedgerHolder {
  pid: number;
  process: string;
  /** Where people reach it, once it serves. */
  address: string | null;
}

/** Held for as long as a program uses a ledger of its own starting. */
export interface LedgerLock {
  announce(address: string): Promise<void>;
  release(): Promise<void>;
}

const lockFile = (folder: string): string => join(folder, 'running.json');

/**
 * Takes the ledger for this process. A lock left by a killed process is taken over.
 * @throws StartError LEDGER_IN_USE, saying where the ledger runs; HOME_NOT_WRITABLE
 */
export async function lockLedger(folder: string): Promise<LedgerLock> {
  try {
    return await takeLock(folder);
  } catch (error) {
    throw writingError(folder, error);
  }
}

async function takeLock(folder: string): Promise<LedgerLock> {
  await mkdir(folder, { recursive: true });
  const holder: LedgerHolder = { pid: process.pid, process: processMark(process.pid), address: null };
  // Written aside and linked: the lock appears whole or not at all, and only one of two starters gets it.
  const aside = join(folder, `running.${process.pid}.json`);
  await writeFile(aside, JSON.stringify(holder));
  try {
    while (!(await linked(aside, lockFile(folder)))) {
      const other = await ledgerHolder(folder);
      if (other) throw inUse(other);
      await removeStale(folder);
    }
  } finally {
    await rm(aside, { force: true });
  }
  return {
    async announce(address) {
      try {
        await writeFile(aside, JSON.stringify({ ...holder, address }));
        await rename(aside, lockFile(folder));
      } catch (error) {
        throw writingError(folder, error);
      }
    },
    release: () => rm(lockFile(folder), { force: true }),
  };
}

/** @throws StartError LEDGER_IN_USE where a living process holds the ledger */
export async function refuseIfInUse(folder: string): Promise<void> {
  const other = await ledgerHolder(folder);
  if (other) throw inUse(other);
}

/** The living process that holds the ledger, or null. */
export async function ledgerHolder(folder: string): Promise<LedgerHolder | null> {
  const holder = await readHolder(lockFile(folder));
  return holder && processMark(holder.pid) === holder.process ? holder : null;
}

async function readHolder(file: string): Promise<LedgerHolder | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as LedgerHolder;
  } catch {
    // Absent, or cut off by a crash of the machine: in both cases nobody is known to hold it.
    return null;
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a stale lock away. If another starter has just taken the ledger, it was theirs that moved: they get it back. */
async function removeStale(folder: string): Promise<void> {
  const moved = join(folder, `stale.${process.pid}.json`);
  try {
    await rename(lockFile(folder), moved);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const holder = await readHolder(moved);
  if (holder && processMark(holder.pid) === holder.process) await linked(moved, lockFile(folder));
  await rm(moved, { force: true });
}

function inUse(other: LedgerHolder): StartError {
  const where = other.address ? `，地址 ${other.address}` : '';
  return new StartError(
    'LEDGER_IN_USE',
    `这份台账已由另一个程序打开（进程 ${other.pid}${where}）。${other.address ? '直接在浏览器中打开该地址即可；' : ''}如需重新启动，请先停止那个程序。`,
    EXIT_CODES.inUse,
  );
}

/** When the process began, as the system tells it; empty where there is no such process. */
function processMark(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22; the name in field 2 may hold spaces and brackets. A zombie holds nothing.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? '' : (fields[19] ?? '');
  } catch {
    return process.platform === 'linux' ? '' : startedAt(pid);
  }
}

function startedAt(pid: number): string {
  try {
    if (process.platform === 'win32') {
      process.kill(pid, 0);
      return 'running';
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
