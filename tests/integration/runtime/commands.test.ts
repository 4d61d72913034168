import { describe, expect } from '@jest/globals';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTestDatabase } from '../../support/database.js';
import { makeLedgerHome, type LedgerHome } from '../../support/ledger-home.js';
import { PLAN_DOCUMENT } from '../../support/plan-document.js';
import { bareEnvironment, processesNaming, programArguments, ROOT, runCommand, runCommandApart, runProgram, startServer } from '../../support/program.js';
import { runningLedger } from '../../support/running-ledger.js';
import { sideBySide } from '../../support/side-by-side.js';

const DOCUMENT = 'tests/unit/intake/documents/city-notice.txt';

interface ExportedLeaf {
  type: string;
  occurredOn: string;
  stream: string;
  data: Record<string, unknown>;
}

async function exportedLeaves({ settings }: LedgerHome): Promise<ExportedLeaf[]> {
  const { output } = await runCommand(['export', '--leaves'], settings);
  return output.trim().split('\n').map((line) => (JSON.parse(line) as { leaf: ExportedLeaf }).leaf);
}

async function homeOnGivenDatabase(): Promise<LedgerHome> {
  const [home, database] = await Promise.all([makeLedgerHome(0o755), createTestDatabase()]);
  return {
    path: home.path,
    settings: { ...home.settings, TAIZHANG_DATABASE_URL: database.appUrl, TAIZHANG_DATABASE_OWNER_URL: database.ownerUrl },
    async remove() {
      await home.remove();
      await database.drop();
    },
  };
}

/** What DOCUMENT does not say, and what becomes of its main text. */
const NOT_STATED = ['--document-number', '未载明', '--dismiss-duties', '另行部署'];

describe('the commands of the terminal', () => {
  const test = sideBySide({ atOnce: 2, open: () => makeLedgerHome(0o755), close: (home) => home.remove() });
  /** For what the commands do in a ledger, whatever it is kept in: no PostgreSQL is made and started for each of them. */
  const testOnGivenDatabase = sideBySide({ atOnce: 2, open: homeOnGivenDatabase, close: (home) => home.remove() });

  test('init makes an empty ledger of the office; import fills it once; the office ledger is then the one that opens', async (home) => {
    expect((await runCommand(['init', '--name', '测试台账', '--origin', 'taizhang.example/test'], home.settings)).code).toBe(0);
    const first = JSON.parse((await runCommand(['import', DOCUMENT, '--json', ...NOT_STATED], home.settings)).output);
    expect(first).toMatchObject({ registeredPlan: true, differences: [] });
    const again = JSON.parse((await runCommand(['import', DOCUMENT, '--json', ...NOT_STATED], home.settings)).output);
    expect(again).toMatchObject({ registeredPlan: false, registeredMeasures: 0, registeredUnits: 0, attachedTexts: 0 });
    const leaves = (await runCommand(['export', '--leaves'], home.settings)).output.trim().split('\n').map((line) => JSON.parse(line));
    expect(leaves.map(({ position }) => position)).toEqual(leaves.map((_, index) => index));
    expect(new Set(leaves.map(({ leaf }) => leaf.origin))).toEqual(new Set(['taizhang.example/test']));
    expect((await runCommand(['init', '--name', '第二本'], home.settings)).output).toContain('已经建好');
    expect(processesNaming(home.path)).toEqual([]);
  });

  testOnGivenDatabase('a running ledger is taken over with its history, as of the days given', async (home) => {
    await runCommand(['init', '--name', '测试台账'], home.settings);
    const file = join(home.path, '台账.xlsx');
    await writeFile(file, await runningLedger());
    const answers = ['--title', '示例市2021年优化服务行动方案', '--jurisdiction', '示例市', '--year', '2021', '--issuer', '未载明', '--document-number', '未载明', '--issued', '2021-02-20'];
    const done = await runCommandApart(['import', file, ...answers, '--opening-on', '2021-05-10', '--effective-on', '2021-03-01'], home.settings);
    expect(done).toMatchObject({ code: 0, stdout: expect.stringMatching(/补录期初情况 2 个时间节点。\n表中有 1 行办理情况没有补录/) });
    const days = (await exportedLeaves(home)).flatMap(({ type, occurredOn }) => (/^(?:measure-registered|opening-recorded)$/.test(type) ? [`${type} ${occurredOn}`] : []));
    expect(days).toEqual([...Array<string>(3).fill('measure-registered 2021-03-01'), ...Array<string>(2).fill('opening-recorded 2021-05-10')]);
  });

  testOnGivenDatabase('a document that says everything is read and registered without a question; a name that is no unit is asked for, and printed as doubtful', async (home) => {
    const complete = 'tests/unit/intake/documents/complete-notice.txt';
    await runCommand(['init', '--name', '测试台账'], home.settings);
    expect(await runCommandApart(['parse', complete], home.settings)).toMatchObject({ code: 0, stderr: '没有需要核对的地方。\n' });
    expect(await runCommandApart(['import', complete], home.settings)).toMatchObject({ code: 0, stdout: expect.stringContaining('登记措施 4 项') });
    const file = join(home.path, 'doubtful.txt');
    await writeFile(file, (await readFile(complete, 'utf8')).replaceAll('青禾', '白禾').replace('市税务局', '加快推进改革'));
    expect(await runCommandApart(['import', file], home.settings)).toMatchObject({ code: 5, stdout: expect.stringContaining('“加快推进改革”还没有对应'), stderr: expect.stringContaining('“加快推进改革”不像单位名称') });
    expect(await runCommandApart(['import', file, '--unit', '加快推进改革=市税务局'], home.settings)).toMatchObject({ code: 0, stdout: expect.stringContaining('登记措施 4 项') });
  });

  testOnGivenDatabase('an option that the file has nothing for is refused, and says why', async (home) => {
    await runCommand(['init', '--name', '测试台账'], home.settings);
    expect(await runCommandApart(['import', DOCUMENT, '--opening-on', '2023-03-01'], home.settings)).toMatchObject({ code: 2, stderr: expect.stringContaining('NO_OPENING_LEDGER') });
    expect(await runCommandApart(['import', DOCUMENT, '--unit', '不在文件里=市公安局'], home.settings)).toMatchObject({ code: 2, stderr: expect.stringMatching(/没有“不在文件里”.*UNKNOWN_KEY/) });
    expect((await runCommandApart(['import', DOCUMENT, '--register-duties', 'd99'], home.settings)).stderr).not.toContain('刷新页面');
  });

  testOnGivenDatabase('the lists of options take commas or the option again', async (home) => {
    await runCommand(['init', '--name', '测试台账'], home.settings);
    const stated = ['import', DOCUMENT, '--dry-run', '--json', '--document-number', '未载明'];
    for (const duties of [['--register-duties', 'd1,d2'], ['--register-duties', 'd1', '--register-duties', 'd2'], ['--register-duties', 'd1', '--dismiss-duties', '另行部署']]) {
      const { questions } = JSON.parse((await runCommandApart([...stated, ...duties], home.settings)).stdout) as { questions: { code: string }[] };
      expect(questions.filter(({ code }) => code === 'duty-open')).toEqual([]);
    }
  });

  test('export prints the bytes that were hashed', async (home) => {
    const { output } = await runCommand(['export', '--leaves', '--ledger', 'sample'], home.settings);
    const line = output.split('\n').find((one) => one.startsWith('{'))!;
    const [, bytes] = /"leaf":(.*)\}$/.exec(line)!;
    const hash = createHash('sha256').update(Buffer.of(0)).update(bytes!).digest('hex');
    expect(JSON.parse(line).hash).toBe(hash);
  });

  testOnGivenDatabase('export ends quietly where its reader wants no more', async (home) => {
    await runCommand(['init', '--name', '测试台账'], home.settings);
    for (const [place, name] of ['一', '二', '三'].entries()) {
      const file = join(home.path, `${place}.txt`);
      await writeFile(file, (await readFile(DOCUMENT, 'utf8')).replaceAll('云川', `云${name}川`).replace('梳理客流', '梳理客流'.repeat(4_000)));
      expect((await runCommand(['import', file, ...NOT_STATED], home.settings)).code).toBe(0);
    }
    const program = runProgram('src/cli.ts', ['export', '--leaves'], home.settings);
    await program.says(/"position":0/);
    program.child.stdout!.destroy();
    expect(await program.ended()).toBe(0);
    expect(program.output()).not.toMatch(/EPIPE|^\s+at /m);
  });

  test('parse ends quietly where its reader wants no more, and says where its output cannot be written', async (home) => {
    const shell = (after: string, ...args: string[]) => {
      const command = [process.execPath, ...programArguments('src/cli.ts', ROOT), 'parse', DOCUMENT, ...args].map((word) => `'${word}'`).join(' ');
      return promisify(execFile)('bash', ['-c', `set -o pipefail; ${command} ${after}`], { cwd: ROOT, env: bareEnvironment(home.settings) }).then(() => ({ code: 0, stderr: '' }), ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }));
    };
    // 5: what it has found, as without head.
    for (const args of [[], ['--json']]) {
      const { code, stderr } = await shell('| head -1', ...args);
      expect([code, stderr.match(/EPIPE|^\s+at /m)]).toEqual([5, null]);
      expect(await shell('2>&1 | true', ...args)).toEqual({ code: 5, stderr: '' });
    }
    const full = await shell('> /dev/full');
    expect(full).toMatchObject({ code: 1, stderr: expect.stringContaining('磁盘空间已满') });
    expect(full.stderr).not.toMatch(/^\s+at /m);
  });

  testOnGivenDatabase('import asks for what the document does not say, tries without writing, and takes over what is accepted', async (home) => {
    await runCommand(['init', '--name', '测试台账'], home.settings);
    const asked = await runCommandApart(['import', DOCUMENT, '--json'], home.settings);
    expect(asked.code).toBe(5);
    expect(JSON.parse(asked.stdout)).toMatchObject({ written: false, registeredPlan: false, registeredMeasures: 0, would: { registeredPlan: true, registeredMeasures: 9 }, questions: [{ code: 'documentNumber-missing' }, { code: 'duty-open', key: 'd1' }, { code: 'duty-open', key: 'd2' }] });
    const tried = await runCommandApart(['import', DOCUMENT, '--dry-run', ...NOT_STATED], home.settings);
    expect(tried).toMatchObject({ code: 0, stdout: expect.stringContaining('没有写入台账') });
    expect((await exportedLeaves(home)).filter(({ type }) => type === 'measure-registered')).toEqual([]);
    expect((await runCommand(['import', DOCUMENT, ...NOT_STATED], home.settings)).code).toBe(0);
    const file = join(home.path, 'later.txt');
    await writeFile(file, (await readFile(DOCUMENT, 'utf8')).replace('夏季每天延长两小时', '夏季每天延长三小时'));
    const differing = await runCommandApart(['import', file, '--json'], home.settings);
    expect(differing.code).toBe(5);
    const { differences } = JSON.parse(differing.stdout) as { differences: { key: string; field: string }[] };
    expect(differences.map(({ field }) => field)).toEqual(['text', 'plan-text']);
    expect(await runCommandApart(['import', file, '--accept', 'nothing'], home.settings)).toMatchObject({ code: 2, stderr: expect.stringContaining('UNKNOWN_KEY') });
    expect(await runCommandApart(['import', file, '--accept', `${differences[0]!.key},plan:text`], home.settings)).toMatchObject({ code: 0, stdout: expect.stringContaining('修订 1 项') });
    expect((await exportedLeaves(home)).filter(({ type }) => type === 'measure-revised')).toHaveLength(1);
  });

  test('parse tells what to check on the error stream, and refuses a text that is no plan', async (home) => {
    const { stdout, stderr } = await runCommandApart(['parse', DOCUMENT], home.settings);
    expect(stdout).toContain('9 项措施');
    expect(stdout).not.toContain('需要核对');
    expect(stderr).toContain('第 41 行');
    expect((await runCommandApart(['parse', DOCUMENT, '--json'], home.settings)).code).toBe(5);
    const sure = join(home.path, 'sure.txt');
    await writeFile(sure, PLAN_DOCUMENT.replace('各区县人民政府：', '示政发〔2021〕3号\n\n各区县人民政府：'));
    expect(await runCommandApart(['parse', sure], home.settings)).toMatchObject({ code: 0, stderr: '没有需要核对的地方。\n' });
    const file = join(home.path, 'letter.txt');
    await writeFile(file, '各位同事：\n\n明天下午开会。\n');
    const letter = await runCommandApart(['parse', file], home.settings);
    expect(letter).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/没有找到编号的措施.*（NO_MEASURES）/) });
    const missing = await runCommandApart(['parse', join(home.path, 'missing.txt'), '--json'], home.settings);
    expect({ code: missing.code, said: JSON.parse(missing.stdout) }).toEqual({ code: 2, said: { error: { code: 'FILE_UNREADABLE', message: expect.stringContaining('文件不存在') } } });
    expect(await runCommandApart(['parse', sure, '--plan', '某方案'], home.settings)).toMatchObject({ code: 2, stderr: expect.stringContaining('PLAN_NOT_IN_FILE') });
    const json = await runCommandApart(['parse', file, '--json'], home.settings);
    expect(json).toMatchObject({ code: 2, stderr: expect.stringContaining('NO_MEASURES') });
    expect(JSON.parse(json.stdout)).toMatchObject({ sections: [], warnings: expect.arrayContaining([expect.objectContaining({ code: 'no-measures' })]) });
  });

  testOnGivenDatabase('init names the unit the office sits in, as the register of the place calls it; a plan imported later means the same unit', async (home) => {
    const named = await runCommand(['init', '--name', '测试台账', '--host-unit', '市发展改革委', '--jurisdiction', '潍坊市'], home.settings);
    expect(named).toMatchObject({ code: 0, output: expect.stringContaining('办公室所在单位：市发改委（潍坊市）。') });
    const file = join(home.path, 'plan.txt');
    await writeFile(file, '潍坊市2021年工作方案\n\n一、绿化\n\n1. 植树。3月底前，植树。（责任部门：市发展改革委）\n');
    expect((await runCommand(['import', file, ...NOT_STATED, '--issuer', '未载明', '--issued', '未载明', '--effective-on', '2021-03-01'], home.settings)).code).toBe(0);
    const leaves = await exportedLeaves(home);
    const unit = leaves.find(({ type }) => type === 'ledger-opened')!.data['hostUnit'] as string;
    expect(leaves.filter(({ type }) => type === 'department-registered')).toEqual([expect.objectContaining({ stream: `department-${unit}`, data: expect.objectContaining({ name: '市发改委' }) })]);
    expect(leaves.find(({ type }) => type === 'measure-registered')!.data['units']).toEqual([expect.objectContaining({ unit })]);
  });

  for (const [options, code] of [
    [['--host-unit', '市发展改革委'], '（HOST_UNIT_INCOMPLETE）'],
    [['--jurisdiction', '某市'], '（HOST_UNIT_INCOMPLETE）'],
    [['--host-unit', ' ', '--jurisdiction', '某市'], '（INVALID_HOST_UNIT）'],
  ] as const) test(`init ${JSON.stringify(options)} says what is missing and makes nothing`, async (home) => {
    expect(await runCommand(['init', '--name', '测试台账', ...options], home.settings)).toMatchObject({ code: 2, output: expect.stringContaining(code) });
    expect(existsSync(join(home.path, 'office'))).toBe(false);
  });

  testOnGivenDatabase('a unit no register knows is the first one too, with what its name says, told to be a guess', async (home) => {
    const named = await runCommand(['init', '--name', '测试台账', '--host-unit', '市营商办', '--jurisdiction', '某市'], home.settings);
    expect(named).toMatchObject({ code: 0, output: expect.stringContaining('市营商办（某市），单位类别按名称推定为“政府部门”，请核对。') });
    expect((await exportedLeaves(home)).filter(({ type }) => type === 'department-registered')).toHaveLength(1);
  });

  test('--ledger stands before the command or after it, and is refused where a command has none', async (home) => {
    await runCommand(['init', '--name', '甲', '--ledger', 'first'], home.settings);
    await runCommand(['--ledger', 'second', 'init', '--name', '乙'], home.settings);
    for (const [ledger, name] of [['first', '甲'], ['second', '乙']] as const) {
      for (const args of [['--ledger', ledger, 'export', '--leaves'], ['export', '--leaves', '--ledger', ledger]]) {
        expect((await runCommand(args, home.settings)).output).toContain(`"name":"${name}"`);
      }
    }
    expect(await runCommand(['--ledger', 'first', 'parse', DOCUMENT], home.settings)).toMatchObject({ code: 2, output: expect.stringContaining('没有选项 --ledger') });
  });

  test('work beside a running server and leave its database running', async (home) => {
    const server = await startServer(home.settings);
    expect((await runCommand(['rebuild', 'dashboard', '--json'], home.settings)).code).toBe(0);
    expect((await runCommand(['doctor'], home.settings)).output).not.toContain('未通过');
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    server.child.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
  });

  for (const [what, bytes, code] of [
    ['an empty file', Buffer.alloc(0), 'DOCUMENT_EMPTY'],
    ['a binary file', Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1]), 'DOCUMENT_BINARY'],
    ['20 MB of text', Buffer.alloc(20 * 1024 * 1024, '措施'), 'DOCUMENT_TOO_LARGE'],
  ] as const) test(`import refuses ${what} before it opens a ledger`, async (home) => {
    const file = join(home.path, 'input.txt');
    await writeFile(file, bytes);
    const refused = await runCommand(['import', file], home.settings);
    expect(refused.code).toBe(2);
    expect(refused.output).toContain(code);
    expect(refused.output).not.toContain('首次启动');
  });

  test('rebuild names the read models there are', async (home) => {
    const refused = await runCommand(['rebuild', 'nonsense'], home.settings);
    expect(refused.code).toBe(2);
    expect(refused.output).toContain('dashboard');
  });

  test('a misspelt command says so in Chinese', async (home) => {
    const program = runProgram('src/cli.ts', ['imprt'], home.settings);
    expect(await program.ended()).toBe(2);
    expect(program.output()).toContain('没有命令 imprt');
  });
});
