import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeLedgerHome, type LedgerHome } from '../../support/ledger-home.js';
import { processesNaming, startServer } from '../../support/program.js';

const postmasterPid = async (home: LedgerHome): Promise<number> =>
  Number((await readFile(join(home.path, 'sample/postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);

describe('a start after kill -9', () => {
  let home: LedgerHome;
  beforeEach(async () => {
    home = await makeLedgerHome(0o755);
  });
  afterEach(() => home.remove());

  test('of the application adopts the database that kept running, and stops it in the end', async () => {
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

  test('of the application and its database recovers what was committed', async () => {
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
});
