import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeLedgerHome, type LedgerHome } from '../../support/ledger-home.js';
import { processesNaming, runCommand, startServer, type RunningProgram } from '../../support/program.js';

type Server = RunningProgram & { address: string };

/** Within which a program whose database died must serve again, in milliseconds; the machine may be busy. */
const SOON_MS = 30_000;
const LONG = 120_000;

describe('where the database dies under a running program', () => {
  let home: LedgerHome;
  let servers: Server[];
  const start = async (): Promise<Server> => {
    const server = await startServer(home.settings);
    servers.push(server);
    return server;
  };
  const inData = (file: string): string => join(home.path, 'sample/postgres/data', file);
  const postmasterPid = async (): Promise<number> => Number((await readFile(inData('postmaster.pid'), 'utf8')).split('\n')[0]);
  const killDatabase = async (): Promise<void> => void process.kill(await postmasterPid(), 'SIGKILL');
  beforeEach(async () => {
    home = await makeLedgerHome(0o755);
    servers = [];
  });
  afterEach(async () => {
    for (const server of servers) server.child.kill('SIGKILL'); // first: one that lives would start its database again
    await home.remove();
  });

  test('it starts it again: the next entry is taken, nothing is lost, and a stop ends everything', async () => {
    const server = await start();
    expect(await register(server, '甲局')).toBe(201);
    const dead = await postmasterPid();
    await killDatabase();
    await registerSoon(server, '乙局');
    expect(await postmasterPid()).not.toBe(dead);
    await killDatabase();
    await registerSoon(server, '丙局');
    await readySoon(server);
    expect(await registeredUnits()).toEqual(expect.arrayContaining(['甲局', '乙局', '丙局']));
    expect(server.output()).toMatch(/数据库意外停止[\s\S]*数据库已重新启动/);
    await stopped(server);
  }, LONG);

  test('also one that was adopted from a killed program', async () => {
    const killed = await start();
    expect(await register(killed, '甲局')).toBe(201);
    killed.child.kill('SIGKILL');
    await killed.ended();
    const server = await start();
    expect(server.output()).toContain('正在接续');
    await killDatabase();
    await registerSoon(server, '乙局');
    await readySoon(server);
    expect(await registeredUnits()).toEqual(expect.arrayContaining(['甲局', '乙局']));
    await stopped(server);
  }, LONG);

  test('a stop while it is being started again ends everything', async () => {
    const server = await start();
    await killDatabase();
    await server.says(/数据库意外停止/);
    await stopped(server);
  }, LONG);

  test('and cannot be started at once, probes and doctor say so, the log stays short, and it is tried until it succeeds', async () => {
    const server = await start();
    const settings = await readFile(inData('postgresql.conf'));
    await appendFile(inData('postgresql.conf'), '\nno_such_setting = 1\n');
    await killDatabase();
    await server.says(/could not be started again/);

    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    const ready = await fetch(`${server.address}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { status: 'not ready', store: false, projections: { dashboard: 'waiting' } }]);
    for (let asked = 0; asked < 50; asked += 1) expect((await fetch(`${server.address}/api/v1/departments`)).status).toBe(503);
    expect(server.output().match(/"msg":"request failed"/g)).toHaveLength(1);
    const doctor = await runCommand(['doctor'], home.settings);
    expect(doctor).toMatchObject({ code: 5, output: expect.stringMatching(/未通过\s+数据库：程序在运行，但它的数据库没有应答/) });

    await writeFile(inData('postgresql.conf'), settings);
    await registerSoon(server, '甲局');
    await stopped(server);
  }, LONG);

  test('and never comes back, the program gives up, says so, and still stops', async () => {
    const server = await start();
    await appendFile(inData('postgresql.conf'), '\nno_such_setting = 1\n');
    await killDatabase();
    await server.says(/数据库多次重新启动未成/);
    expect(server.output().match(/could not be started again/g)).toHaveLength(6);
    await stopped(server);
  }, LONG);

  async function registeredUnits(): Promise<string[]> {
    const { output } = await runCommand(['export', '--leaves'], home.settings);
    return [...output.matchAll(/"name":"(.局)"/g)].map(([, name]) => name!);
  }

  async function stopped(server: Server): Promise<void> {
    server.child.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
    expect(processesNaming(home.path)).toEqual([]);
  }
});

/** The key is made of the name: sent again, it is the same submission. */
async function register(server: Server, name: string): Promise<number> {
  const { status } = await fetch(`${server.address}/api/v1/departments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `register-${Buffer.from(name).toString('hex')}`, 'taizhang-role': 'office' },
    body: JSON.stringify({ jurisdiction: '示例市', name, class: 'government', order: 20 }),
  });
  return status;
}

async function registerSoon(server: Server, name: string): Promise<void> {
  await soon(server, async () => (await register(server, name)) === 201);
}

async function readySoon(server: Server): Promise<void> {
  await soon(server, async () => (await fetch(`${server.address}/readyz`)).status === 200);
}

async function soon(server: Server, holds: () => Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + SOON_MS; !(await holds()); await delay(50)) {
    if (Date.now() > limit) throw new Error(`not within ${SOON_MS} ms:\n${server.output().slice(-5_000)}`);
  }
}
