import { describe, expect } from '@jest/globals';
import { makeLedgerHome } from '../../support/ledger-home.js';
import { processesNaming, runCommand, runProgram, startServer } from '../../support/program.js';
import { sideBySide } from '../../support/side-by-side.js';

describe('npm start', () => {
  const test = sideBySide({ atOnce: 3, open: () => makeLedgerHome(0o755), close: (home) => home.remove() });

  test('with LANG unset makes a ledger, serves its first page, and stops on SIGTERM without leaving a process', async (home) => {
    const server = await startServer(home.settings);
    expect(server.output()).toContain('首次启动');
    const page = await fetch(server.address);
    expect(page.status).toBeLessThan(500);
    server.child.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
    expect(server.output()).toContain('已停止');
    expect(processesNaming(home.path)).toEqual([]);
  });

  test('finds its data on the second start', async (home) => {
    const first = await startServer(home.settings);
    const before = await runCommand(['export', '--leaves'], home.settings);
    first.child.kill('SIGTERM');
    await first.ended();
    const second = await startServer(home.settings);
    expect(second.output()).not.toContain('首次启动');
    const after = await runCommand(['export', '--leaves'], home.settings);
    second.child.kill('SIGTERM');
    await second.ended();
    expect(JSON.parse(before.output.split('\n')[0]!)).toMatchObject({ position: 0, leaf: { type: 'ledger-opened', stream: 'ledger' } });
    expect(after).toEqual(before);
  });

  test('stops cleanly when Ctrl-C arrives twice', async (home) => {
    const server = await startServer(home.settings);
    server.child.kill('SIGINT');
    await server.says(/正在停止/);
    server.child.kill('SIGINT');
    expect(await server.ended()).toBe(0);
    expect(processesNaming(home.path)).toEqual([]);
  });

  test('stops cleanly when it is interrupted while it starts', async (home) => {
    const server = runProgram('src/main.ts', ['--port', '0'], home.settings);
    await server.says(/首次启动/);
    server.child.kill('SIGINT');
    expect(await server.ended()).toBe(0);
    expect(processesNaming(home.path)).toEqual([]);
  });

  test('started a second time says where the first one runs and ends', async (home) => {
    const server = await startServer(home.settings);
    const second = runProgram('src/main.ts', ['--port', '0'], home.settings);
    expect(await second.ended()).toBe(3);
    expect(second.output()).toContain(server.address);
    expect((await fetch(server.address)).status).toBeLessThan(500);
    server.child.kill('SIGTERM');
    await server.ended();
  });
});
