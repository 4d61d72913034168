import { describe, expect } from '@jest/globals';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeLedgerHome, type LedgerHome } from '../../support/ledger-home.js';
import { processesNaming, runCommand, startServer, type RunningProgram } from '../../support/program.js';
import { sideBySide } from '../../support/side-by-side.js';

type Server = RunningProgram & { address: string };

/** Within which a program whose database died must serve again, in milliseconds; the machine may be busy. */
const SOON_MS = 30_000;

/** A home, and the programs that were started in it. */
class Place {
  private readonly servers: Server[] = [];

  private constructor(readonly home: LedgerHome) {}

  static async make(): Promise<Place> {
    return new Place(await makeLedgerHome(0o755));
  }

  async start(): Promise<Server> {
    const server = await startServer(this.home.settings);
    this.servers.push(server);
    return server;
  }

  inData(file: string): string {
    return join(this.home.path, 'sample/postgres/data', file);
  }

  async postmasterPid(): Promise<number> {
    return Number((await readFile(this.inData('postmaster.pid'), 'utf8')).split('\n')[0]);
  }

  async killDatabase(): Promise<void> {
    process.kill(await this.postmasterPid(), 'SIGKILL');
  }

  async registeredUnits(): Promise<string[]> {
    const { output } = await runCommand(['export', '--leaves'], this.home.settings);
    return [...output.matchAll(/"name":"(.局)"/g)].map(([, name]) => name!);
  }

  async stopped(server: Server): Promise<void> {
    server.child.kill('SIGTERM');
    expect(await server.ended()).toBe(0);
    expect(processesNaming(this.home.path)).toEqual([]);
  }

  async remove(): Promise<void> {
    for (const server of this.servers) server.child.kill('SIGKILL'); // first: one that lives would start its database again
    await this.home.remove();
  }
}

describe('where the database dies under a running program', () => {
  const test = sideBySide({ atOnce: 3, open: () => Place.make(), close: (place) => place.remove() });

  // First: it waits longest.
  test('and never comes back, the program gives up, says so, and still stops', async (place) => {
    const server = await place.start();
    await appendFile(place.inData('postgresql.conf'), '\nno_such_setting = 1\n');
    await place.killDatabase();
    await server.says(/数据库多次重新启动未成/);
    expect(server.output().match(/could not be started again/g)).toHaveLength(6);
    await place.stopped(server);
  });

  test('it starts it again: the next entry is taken, nothing is lost, and a stop ends everything', async (place) => {
    const server = await place.start();
    expect(await register(server, '甲局')).toBe(201);
    const dead = await place.postmasterPid();
    await place.killDatabase();
    await registerSoon(server, '乙局');
    expect(await place.postmasterPid()).not.toBe(dead);
    await place.killDatabase();
    await registerSoon(server, '丙局');
    await readySoon(server);
    expect(await place.registeredUnits()).toEqual(expect.arrayContaining(['甲局', '乙局', '丙局']));
    expect(server.output()).toMatch(/数据库意外停止[\s\S]*数据库已重新启动/);
    await place.stopped(server);
  });

  test('also one that was adopted from a killed program', async (place) => {
    const killed = await place.start();
    expect(await register(killed, '甲局')).toBe(201);
    killed.child.kill('SIGKILL');
    await killed.ended();
    const server = await place.start();
    expect(server.output()).toContain('正在接续');
    await place.killDatabase();
    await registerSoon(server, '乙局');
    await readySoon(server);
    expect(await place.registeredUnits()).toEqual(expect.arrayContaining(['甲局', '乙局']));
    await place.stopped(server);
  });

  test('a stop while it is being started again ends everything', async (place) => {
    const server = await place.start();
    await place.killDatabase();
    await server.says(/数据库意外停止/);
    await place.stopped(server);
  });

  test('and cannot be started at once, probes and doctor say so, the log stays short, and it is tried until it succeeds', async (place) => {
    const server = await place.start();
    const settings = await readFile(place.inData('postgresql.conf'));
    await appendFile(place.inData('postgresql.conf'), '\nno_such_setting = 1\n');
    await place.killDatabase();
    await server.says(/could not be started again/);

    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    const ready = await fetch(`${server.address}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { status: 'not ready', store: false, projections: { dashboard: 'waiting' } }]);
    for (let asked = 0; asked < 50; asked += 1) expect((await fetch(`${server.address}/api/v1/departments`)).status).toBe(503);
    expect(server.output().match(/"msg":"request failed"/g)).toHaveLength(1);
    const doctor = await runCommand(['doctor'], place.home.settings);
    expect(doctor).toMatchObject({ code: 5, output: expect.stringMatching(/未通过\s+数据库：程序在运行，但它的数据库没有应答/) });

    await writeFile(place.inData('postgresql.conf'), settings);
    await registerSoon(server, '甲局');
    await place.stopped(server);
  });
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
