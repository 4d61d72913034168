import { describe, expect, test as jestTest } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { makeLedgerHome } from '../../support/ledger-home.js';
import { processesNaming, runCommand, startServer } from '../../support/program.js';
import { sideBySide } from '../../support/side-by-side.js';

/** Only root mounts, and not in every container. */
const mayMount = process.platform === 'linux' && spawnSync('unshare', ['--mount', 'true']).status === 0;

const skipped = (name: string): void => jestTest.skip(name, () => undefined);

describe('a start that cannot succeed', () => {
  const test = sideBySide({ atOnce: 3, open: () => makeLedgerHome(0o755), close: (home) => home.remove() });

  test('says that the port is taken and how to choose another, before it makes a database', async (home) => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const { code, output } = await runCommand(['serve', '--port', String(port)], home.settings);
    other.close();
    expect(code).toBe(3);
    expect(output).toContain(`端口 ${port} 已被其他程序占用`);
    expect(output).toContain('--port');
    expect(existsSync(join(home.path, 'sample'))).toBe(false);
  });

  test('says in one line that the given database cannot be reached, without its password', async (home) => {
    const url = 'postgresql://taizhang_app:geheim@127.0.0.1:1/ledger';
    const { code, output } = await runCommand(['serve', '--port', '0'], { ...home.settings, TAIZHANG_DATABASE_URL: url });
    expect(code).toBe(4);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toContain('127.0.0.1:1/ledger');
    expect(output).not.toContain('geheim');
  });

  test('names the setting that is wrong and what it may be', async (home) => {
    const { code, output } = await runCommand(['serve'], { ...home.settings, TAIZHANG_PORT: '70000' });
    expect(code).toBe(2);
    expect(output).toMatch(/TAIZHANG_PORT 的值「70000」/);
  });

  for (const [args, message] of [
    [['serve', '--port', '70000'], '选项 --port 的值「70000」不正确：应为 0 至 65535 之间的整数，0 表示任选一个空闲端口。（INVALID_SETTING）'],
    [['serve', '--prot', '3001'], '没有选项 --prot。 用法见 npx taizhang --help（UNKNOWN_OPTION）'],
  ] as const) test(`${JSON.stringify(args)} is refused by the option that was used, with a code`, async (home) => {
    const { code, output } = await runCommand([...args], home.settings);
    expect({ code, output: output.trim() }).toEqual({ code: 2, output: message });
  });

  for (const args of [['serve', '--port', '0'], ['init', '--name', '测试台账'], ['export', '--leaves']]) test(`${args[0]} says in one line that the folder of the ledgers cannot be written`, async (home) => {
    // A file where the folder should be: refused to root as well, whom no permission stops.
    const file = join(home.path, 'file');
    await writeFile(file, '');
    const { code, output } = await runCommand(args, { TAIZHANG_HOME: join(file, 'ledgers') });
    expect(code).toBe(2);
    expect(output.trim().split('\n')).toHaveLength(1);
    expect(output).toContain(file);
    expect(output).toContain('不可写：路径中有一段是文件');
    expect(output).toContain('HOME_NOT_WRITABLE');
  });

  for (const [what, name, takePlace] of [
    ['the database', 'postgres', (path: string) => writeFile(path, '')],
    ['the list of what was loaded', 'seeds-loaded.json.new', (path: string) => mkdir(path)],
  ] as const) test(`says so of ${what} too, and leaves no server running`, async (home) => {
    await mkdir(join(home.path, 'sample'));
    await takePlace(join(home.path, 'sample', name));
    const { code, output } = await runCommand(['serve', '--port', '0'], home.settings);
    expect(code).toBe(2);
    expect(output).toMatch(new RegExp(`台账目录 ${join(home.path, 'sample')} 不可写：.*HOME_NOT_WRITABLE`));
    expect(output).not.toMatch(/^\s+at /m);
    expect(processesNaming(home.path)).toEqual([]);
  });

  // 40 MB hold the cluster and not the ledger's own database; less is full while the cluster is made.
  for (const size of ['1m', '8m', '40m']) (mayMount ? test : skipped)(`says so of a disk of ${size}, and leaves no server running`, async (home) => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', home.path]);
    try {
      const { code, output } = await runCommand(['init', '--name', '测试台账'], home.settings);
      expect(code).toBe(2);
      expect(output).toMatch(new RegExp(`台账目录 ${join(home.path, 'office')} 不可写：磁盘空间已满。.*HOME_NOT_WRITABLE`));
      expect(output).not.toMatch(/^\s+at /m);
      expect(processesNaming(home.path)).toEqual([]);
    } finally {
      execFileSync('umount', [home.path]);
    }
  });

  test('names a ledger that was never made', async (home) => {
    const { code, output } = await runCommand(['serve', '--ledger', 'second'], home.settings);
    expect(code).toBe(2);
    expect(output).toContain('没有名为「second」的台账');
  });
});

describe('a start on a given PostgreSQL', () => {
  const test = sideBySide({ atOnce: 3, open: () => makeLedgerHome(0o755), close: (home) => home.remove() });

  test('uses it and starts none of its own', async (home) => {
    const database = await createTestDatabase();
    const settings = { ...home.settings, TAIZHANG_DATABASE_URL: database.appUrl, TAIZHANG_DATABASE_OWNER_URL: database.ownerUrl };
    const server = await startServer(settings);
    expect(existsSync(join(home.path, 'sample/postgres'))).toBe(false);
    expect(server.output()).not.toContain('注意');
    const doctor = await runCommand(['doctor', '--json'], settings);
    expect(JSON.parse(doctor.output).checks).toContainEqual(expect.objectContaining({ name: 'privileges', result: 'PASS' }));
    server.child.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
    await database.drop();
  });

  test('says where one account is owner and application at once, and doctor does not pass it', async (home) => {
    const database = await createTestDatabase();
    const settings = { ...home.settings, TAIZHANG_DATABASE_URL: database.ownerUrl };
    const server = await startServer(settings);
    expect(server.output()).toContain('属主账户与应用账户没有分开');
    const doctor = await runCommand(['doctor'], settings);
    expect(doctor.code).toBe(5);
    expect(doctor.output).toMatch(/未通过\s+账户权限/);
    server.child.kill('SIGTERM');
    await server.ended();
    await database.drop();
  });

  test('refuses a database that holds another ledger', async (home) => {
    const database = await createTestDatabase();
    const settings = { ...home.settings, TAIZHANG_DATABASE_URL: database.appUrl, TAIZHANG_DATABASE_OWNER_URL: database.ownerUrl };
    const made = await runCommand(['init', '--name', '测试台账', '--origin', 'taizhang.example/test'], settings);
    expect(made.code).toBe(0);
    const { code, output } = await runCommand(['export', '--leaves', '--ledger', 'sample'], settings);
    expect(code).toBe(2);
    expect(output).toContain('taizhang.example/test');
    await database.drop();
  });

  test('makes no second ledger in a database that holds one, and leaves the name free for another try', async (home) => {
    const [taken, free] = [await createTestDatabase(), await createTestDatabase()];
    const on = ({ appUrl, ownerUrl }: TestDatabase) => ({ ...home.settings, TAIZHANG_DATABASE_URL: appUrl, TAIZHANG_DATABASE_OWNER_URL: ownerUrl });
    const init = (database: TestDatabase, ledger: string) => runCommand(['init', '--name', '测试台账', '--ledger', ledger, '--origin', `taizhang.example/${ledger}`], on(database));
    expect(await init(taken, 'first')).toMatchObject({ code: 0 });
    expect(await init(taken, 'second')).toEqual({ code: 2, output: expect.stringMatching(/已经存放着台账「taizhang\.example\/first」.*TAIZHANG_DATABASE_URL.*（WRONG_LEDGER）/) });
    expect(existsSync(join(home.path, 'second'))).toBe(false);
    expect(await init(free, 'second')).toMatchObject({ code: 0 });
    for (const database of [taken, free]) await database.drop();
  });
});
