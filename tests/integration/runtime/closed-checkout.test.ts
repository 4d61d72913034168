import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeLedgerHome, type LedgerHome } from '../../support/ledger-home.js';
import { processesNaming, ROOT, startServer } from '../../support/program.js';

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn('NOT RUN: a start by root in a 0700 checkout (these tests do not run as root)');

/** PostgreSQL cannot run as root, and nobody else can enter the folder that the programs and the data are in. */
(isRoot ? describe : describe.skip)('root in a checkout of mode 0700', () => {
  let checkout: string;
  let home: LedgerHome;
  beforeAll(async () => {
    checkout = await mkdtemp(join(tmpdir(), 'taizhang-closed-'));
    await chmod(checkout, 0o700);
    for (const part of ['src', 'projections', 'seeds', 'package.json', 'node_modules']) {
      execFileSync('cp', ['-al', join(ROOT, part), checkout]);
    }
    execFileSync('mkdir', [join(checkout, 'tests')]);
    execFileSync('cp', ['-a', join(ROOT, 'tests/support'), join(checkout, 'tests')]);
    home = await makeLedgerHome(0o700);
  }, 60_000);
  afterAll(async () => {
    await home.remove();
    await rm(checkout, { recursive: true, force: true });
  });

  test('starts, says where the data went, and finds it again', async () => {
    const first = await startServer(home.settings, checkout);
    const [, folder] = await first.says(/数据改放在 (\S+)/);
    expect(folder).not.toContain(home.path);
    first.child.kill('SIGTERM');
    expect(await first.ended()).toBe(0);
    expect(processesNaming(folder!)).toEqual([]);

    const second = await startServer(home.settings, checkout);
    expect(second.output()).not.toContain('首次启动');
    expect(processesNaming(folder!)).not.toEqual([]);
    second.child.kill('SIGTERM');
    expect(await second.ended()).toBe(0);
  });
});
