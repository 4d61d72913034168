import { describe, expect } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createInterface } from 'node:readline/promises';
import { makeLedgerHome, type LedgerHome } from '../../support/ledger-home.js';
import { processesNaming, startServer } from '../../support/program.js';
import { sideBySide } from '../../support/side-by-side.js';

const pidFile = (home: LedgerHome): string => join(home.path, 'sample/postgres/data/postmaster.pid');

const postmasterPid = async (home: LedgerHome): Promise<number> =>
  Number((await readFile(pidFile(home), 'utf8')).split('\n')[0]);

/** Runs a script as the account that owns the pid file: PostgreSQL takes no notice of other accounts' processes. */
async function runAsServer(home: LedgerHome, script: string): Promise<{ child: ChildProcess; said: string }> {
  const { uid, gid } = await stat(pidFile(home));
  const child = spawn('sh', ['-c', script], { uid, gid, cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { child, said };
}

describe('a start after kill -9', () => {
  const test = sideBySide({ atOnce: 3, open: () => makeLedgerHome(0o755), close: (home) => home.remove() });

  test('of the application adopts the database that kept running, and stops it in the end', async (home) => {
    const killed = await startServer(home.settings);
    const orphan = await postmasterPid(home);
    killed.child.kill('SIGKILL');
    await killed.ended();
    expect(processesNaming(home.path)).not.toEqual([]);

    const next = await startServer(home.settings);
    expect(await postmasterPid(home)).toBe(orphan);
    next.child.kill('SIGTERM');
    expect(await next.ended()).toBe(0);
    expect(processesNaming(home.path)).toEqual([]);
  });

  test('of the application and its database recovers what was committed', async (home) => {
    const killed = await startServer(home.settings);
    const server = await postmasterPid(home);
    killed.child.kill('SIGKILL');
    await killed.ended();
    process.kill(server, 'SIGKILL');

    const next = await startServer(home.settings);
    expect(await postmasterPid(home)).not.toBe(server);
    expect(next.output()).not.toContain('首次启动');
    next.child.kill('SIGTERM');
    expect(await next.ended()).toBe(0);
  });

  for (const [who, script] of [
    // sh turns into a program that never collects the child it inherits: a zombie.
    ['the database itself, ended and never collected', 'sleep 0.1 & echo $!; exec sleep 600'],
    ['another program', 'echo $$; exec sleep 600'],
  ] as const) test(`where the id of the killed database now belongs to ${who}`, async (home) => {
    const killed = await startServer(home.settings);
    killed.child.kill('SIGKILL');
    await killed.ended();
    process.kill(await postmasterPid(home), 'SIGKILL');
    const { child, said } = await runAsServer(home, script);
    try {
      const [, ...rest] = (await readFile(pidFile(home), 'utf8')).split('\n');
      while (script.includes('&') && !(await readFile(`/proc/${said}/status`, 'utf8')).includes('Z (zombie)')) await delay(10);
      await writeFile(pidFile(home), [said, ...rest].join('\n'));
  
      const next = await startServer(home.settings);
      expect(child.exitCode).toBeNull();
      expect(next.output()).not.toContain('首次启动');
      next.child.kill('SIGTERM');
      expect(await next.ended()).toBe(0);
    } finally {
      child.kill('SIGKILL');
    }
  });
});
