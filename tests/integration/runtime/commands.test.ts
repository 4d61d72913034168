import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeLedgerHome, type LedgerHome } from '../../support/ledger-home.js';
import { processesNaming, runCommand, runProgram, startServer } from '../../support/program.js';

const DOCUMENT = 'tests/unit/intake/documents/city-notice.txt';

describe('the commands of the terminal', () => {
  let home: LedgerHome;
  beforeEach(async () => {
    home = await makeLedgerHome(0o755);
  });
  afterEach(() => home.remove());

  test('init makes an empty ledger of the office; import fills it once; the office ledger is then the one that opens', async () => {
    expect((await runCommand(['init', '--name', '测试台账', '--origin', 'taizhang.example/test'], home.settings)).code).toBe(0);
    const first = JSON.parse((await runCommand(['import', DOCUMENT, '--json'], home.settings)).output);
    expect(first).toMatchObject({ registeredPlan: true, differences: [] });
    const again = JSON.parse((await runCommand(['import', DOCUMENT, '--json'], home.settings)).output);
    expect(again).toMatchObject({ registeredPlan: false, registeredMeasures: 0, registeredUnits: 0, attachedTexts: 0 });
    const leaves = (await runCommand(['export', '--leaves'], home.settings)).output.trim().split('\n').map((line) => JSON.parse(line));
    expect(leaves.map(({ position }) => position)).toEqual(leaves.map((_, index) => index));
    expect(new Set(leaves.map(({ leaf }) => leaf.origin))).toEqual(new Set(['taizhang.example/test']));
    expect((await runCommand(['init', '--name', '第二本'], home.settings)).output).toContain('已经建好');
    expect(processesNaming(home.path)).toEqual([]);
  });

  test('export prints the bytes that were hashed', async () => {
    const { output } = await runCommand(['export', '--leaves', '--ledger', 'sample'], home.settings);
    const line = output.split('\n').find((one) => one.startsWith('{'))!;
    const [, bytes] = /"leaf":(.*)\}$/.exec(line)!;
    const hash = createHash('sha256').update(Buffer.of(0)).update(bytes!).digest('hex');
    expect(JSON.parse(line).hash).toBe(hash);
  });

  test('work beside a running server and leave its database running', async () => {
    const server = await startServer(home.settings);
    expect((await runCommand(['rebuild', 'dashboard', '--json'], home.settings)).code).toBe(0);
    expect((await runCommand(['doctor'], home.settings)).output).not.toContain('未通过');
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    server.child.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
  });

  test.each([
    ['an empty file', Buffer.alloc(0), 'DOCUMENT_EMPTY'],
    ['a binary file', Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1]), 'DOCUMENT_BINARY'],
    ['20 MB of text', Buffer.alloc(20 * 1024 * 1024, '措施'), 'DOCUMENT_TOO_LARGE'],
  ])('import refuses %s before it opens a ledger', async (_, bytes, code) => {
    const file = join(home.path, 'input.txt');
    await writeFile(file, bytes);
    const refused = await runCommand(['import', file], home.settings);
    expect(refused.code).toBe(2);
    expect(refused.output).toContain(code);
    expect(refused.output).not.toContain('首次启动');
  });

  test('rebuild names the read models there are', async () => {
    const refused = await runCommand(['rebuild', 'nonsense'], home.settings);
    expect(refused.code).toBe(2);
    expect(refused.output).toContain('dashboard');
  });

  test('a misspelt command says so in Chinese', async () => {
    const program = runProgram('src/cli.ts', ['imprt'], home.settings);
    expect(await program.ended()).toBe(2);
    expect(program.output()).toContain('没有命令 imprt');
  });
});
