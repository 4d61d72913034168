import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { PostgresBinaries } from './binaries.js';
import { PostgresError } from './errors.js';
import { identityOf, SERVER_ENVIRONMENT, type ServerAccount } from './server-account.js';
import { isAlive, readPidFile, type Postmaster } from './server-process.js';
import { freePidFile } from './stale-pid-file.js';

// After kill -9 of a postmaster it is itself still ending, and then its children hold the shared memory until they notice.
const PASSING_REASONS = /pre-existing shared memory block|lock file "postmaster\.pid" already exists/;
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 60_000;
const POLL_MS = 20;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/**
 * Starts the server on 127.0.0.1 and resolves when it takes connections. It gets a process group of its own: Ctrl-C in the
 * terminal reaches the application only, which first finishes what it is doing and then stops the server.
 * An abort of the signal ends what was begun and throws.
 */
export async function startPostmaster(
  binaries: PostgresBinaries,
  folder: string,
  account: ServerAccount | null,
  wanted: { port?: number; settings?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Postmaster> {
  const logFile = join(folder, 'server.log');
  await limitSize(logFile);
  const limit = Date.now() + START_LIMIT_MS;
  for (;;) {
    const port = wanted.port ?? (await freePort());
    await freePidFile(join(folder, 'data'));
    const started = await launch(binaries, folder, account, { ...ourSettings(port), ...wanted.settings }, limit, wanted.signal);
    if ('pid' in started) return { pid: started.pid, port };
    const passing = PASSING_REASONS.test(started.reason);
    if (!passing || Date.now() > limit || wanted.signal?.aborted) {
      throw new PostgresError('POSTGRES_START_FAILED', `内置数据库未能启动，原因见 ${logFile}。`, { cause: new Error(started.reason) });
    }
    await delay(10 * POLL_MS);
  }
}

function ourSettings(port: number): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
  };
}

/** One attempt: the process id once it is ready, or what it wrote before it ended. */
async function launch(
  binaries: PostgresBinaries,
  folder: string,
  account: ServerAccount | null,
  settings: Record<string, string>,
  limit: number,
  signal: AbortSignal | undefined,
): Promise<{ pid: number } | { reason: string }> {
  const logFile = join(folder, 'server.log');
  const logStart = await sizeOf(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const dataFolder = join(folder, 'data');
  const child = spawn(
    binaries.postgres,
    ['-D', dataFolder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...identityOf(account), cwd: '/', env: SERVER_ENVIRONMENT, stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  let ended: string | null = null;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, name) => (ended = `exit ${code ?? name}`));
  child.unref();
  while (ended === null && Date.now() < limit && !signal?.aborted) {
    const found = await readPidFile(dataFolder);
    if (found && found.pid === child.pid && found.ready) return { pid: found.pid };
    await delay(POLL_MS);
  }
  if (ended === null && child.pid !== undefined) await stopPostmaster(child.pid);
  const written = await readFile(logFile).then((bytes) => bytes.subarray(logStart).toString(), () => '');
  return { reason: `${ended ?? 'no answer in time'}: ${written}` };
}

/** Fast shutdown: transactions in progress are rolled back, everything committed is kept. Resolves when the process is gone. */
export async function stopPostmaster(pid: number): Promise<void> {
  sendSignal(pid, 'SIGINT');
  if (await gone(pid, STOP_LIMIT_MS)) return;
  // Immediate shutdown: the next start recovers from the write-ahead log, nothing committed is lost.
  sendSignal(pid, 'SIGQUIT');
  if (await gone(pid, STOP_LIMIT_MS)) return;
  throw new PostgresError('POSTGRES_START_FAILED', `内置数据库（进程 ${pid}）未能停止，请检查后手动结束该进程。`);
}

function sendSignal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function gone(pid: number, withinMs: number): Promise<boolean> {
  const limit = Date.now() + withinMs;
  while (Date.now() < limit) {
    if (!isAlive(pid)) return true;
    await delay(POLL_MS);
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function limitSize(logFile: string): Promise<void> {
  if ((await sizeOf(logFile)) > LOG_LIMIT_BYTES) await truncate(logFile);
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then((found) => found.size, () => 0);
}
