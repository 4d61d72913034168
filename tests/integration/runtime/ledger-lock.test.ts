import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ledgerHolder, lockLedger } from '../../../src/ledger/ledger-lock.js';

describe('the lock of a ledger', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taizhang-lock-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('is held by one, who says where it is reached, and free again after release', async () => {
    const lock = await lockLedger(folder);
    await lock.announce('http://localhost:3000');
    await expect(lockLedger(folder)).rejects.toThrow(expect.objectContaining({ code: 'LEDGER_IN_USE', message: expect.stringContaining('http://localhost:3000') }));
    await lock.release();
    expect(await ledgerHolder(folder)).toBeNull();
    await (await lockLedger(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('left by a process that is gone is taken over, also where its number was given out again', async () => {
    for (const stale of [{ pid: 2 ** 22 + 1, process: '1', address: null }, { pid: process.pid, process: 'an earlier process', address: null }]) {
      await writeFile(join(folder, 'running.json'), JSON.stringify(stale));
      expect(await ledgerHolder(folder)).toBeNull();
      await (await lockLedger(folder)).release();
    }
  });

  test('half-written is taken over', async () => {
    await writeFile(join(folder, 'running.json'), '{"pid":');
    await (await lockLedger(folder)).release();
  });
});
