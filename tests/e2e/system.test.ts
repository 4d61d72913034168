import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { CuttableConnection } from '../support/cuttable-connection.js';
import { createTestDatabase } from '../support/database.js';
import { startTestServer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';
import { startTestCluster, type TestCluster } from '../support/test-cluster.js';

describe('probes', () => {
  let server: TestServer;
  beforeAll(async () => { server = await startTestServer(); }, 60_000);
  afterAll(async () => { await server?.close(); });

  it('tell that the process answers and that the ledger can be used', async () => {
    expect(await server.raw('GET', '/healthz', {})).toMatchObject({ status: 200, body: { status: 'ok' } });
    const ready = await server.raw('GET', '/readyz', {});
    expect(ready).toMatchObject({ status: 200, body: { status: 'ready', store: true, eventStore: { connected: true, stopped: null }, projections: { dashboard: 'live' } } });
  });

  it('the 系统 page where the events are kept, and how that stands', async () => {
    const { status, body } = await server.get('/store');
    expect({ status, body }).toMatchObject({ status: 200, body: { connected: true, events: await server.leaves(), stopped: null } });
    const follower = { leads: true, behindSince: null, lagMs: expect.any(Number), eventsPerSecond: expect.any(Number) };
    expect(body).toMatchObject(body.kind === 'postgres' ? { leads: null, behindSince: null, lagMs: null, eventsPerSecond: null } : follower);
  });

  it('and the 系统 page how every read model stands', async () => {
    const { body } = await server.get('/projections');
    expect(body).toContainEqual(expect.objectContaining({ name: 'dashboard', build: expect.any(Number), state: 'live', behind: 0, error: null }));
  });
});

describe('after the last entries were removed from the log behind the back of the program', () => {
  let server: TestServer;
  let owner: Client;
  beforeAll(async () => {
    const database = await createTestDatabase();
    server = await startTestServer({ database });
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  }, 60_000);
  afterAll(async () => {
    await owner?.end();
    await server?.close();
  });

  it('readyz says that it is not ready, and what is entered then is not promised to be shown', async () => {
    const { dated } = SMALL_PLAN.measures;
    await owner.query('alter table ledger.leaf disable trigger user; delete from ledger.leaf where position >= (select max(position) from ledger.leaf)');
    let ready = await server.raw('GET', '/readyz', {});
    while (Object.values<string>(ready.body.projections).some((state) => state !== 'stopped')) ready = await server.raw('GET', '/readyz', {});
    expect(ready).toMatchObject({ status: 503, body: { status: 'not ready', store: true } });
    const entered = await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '填报' }, { as: 'department-filer', unit: 'market', revision: 0 });
    expect(entered.status).toBe(201);
    // With EventStoreDB the follower meets the cut first: it cannot put the next event where it belongs.
    const code = process.env['TAIZHANG_TEST_STORE'] === 'eventstoredb' ? 'STORE_TAMPERED' : 'PROJECTION_STOPPED';
    expect(await server.get(`/dashboard?min-position=${entered.body.receipt}`)).toMatchObject({ status: 503, body: { code } });
    expect((await server.get('/projections')).body).toContainEqual(expect.objectContaining({ name: 'dashboard', state: 'stopped', errorCode: 'LOG_SHORTENED' }));
  }, 20_000);
});

describe('while PostgreSQL is away', () => {
  let cluster: TestCluster;
  let server: TestServer;
  beforeAll(async () => {
    cluster = await startTestCluster();
    server = await startTestServer({ database: await cluster.createDatabase() });
  }, 120_000);
  afterAll(async () => { await server?.close(); }, 60_000);

  it('reading and entering answer that the store is away, in Chinese, and readyz says so', async () => {
    await cluster.stop();
    const { dated } = SMALL_PLAN.measures;
    const entered = await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '填报' }, { as: 'department-filer', unit: 'market', revision: 0 });
    expect(entered).toMatchObject({ status: 503, body: { code: 'STORE_UNAVAILABLE', detail: expect.stringMatching(/稍候.*没有丢失/) } });
    expect(entered.text).not.toMatch(/ECONN|postgres|pg_|127\.0\.0\.1/);
    expect(await server.get('/dashboard?asOf=2021-03-01')).toMatchObject({ status: 503, body: { code: 'STORE_UNAVAILABLE' } });
    expect(await server.raw('GET', '/readyz', {})).toMatchObject({ status: 503, body: { status: 'not ready', store: false } });
    expect(await server.get('/store')).toMatchObject({ status: 200, body: { events: null } });
    expect((await server.raw('GET', '/healthz', {})).status).toBe(200);
  }, 60_000);
});

describe('while PostgreSQL stands still without a word', () => {
  let network: CuttableConnection;
  let server: TestServer;
  beforeAll(async () => {
    const database = await createTestDatabase();
    network = await CuttableConnection.before(database.appUrl);
    server = await startTestServer({ database: { ...database, appUrl: network.url } });
  }, 60_000);
  afterAll(async () => {
    network?.cut();
    await server?.close();
    await network?.close();
  }, 60_000);

  it('every page says within seconds that the store is away, and works again afterwards', async () => {
    const pages = ['/dashboard', '/measures', `/measures/${SMALL_PLAN.measures.dated}`, '/audit-trail', '/departments', '/ledger?knownAt=2021-03-01'];
    network.loseAnswers();
    const answers = await Promise.all(pages.map((page) => server.get(page)));
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(pages.map(() => [503, 'STORE_UNAVAILABLE']));
    network.cut();
    const again = await Promise.all(pages.map((page) => server.get(page)));
    expect(again.map(({ status }) => status)).toEqual(pages.map(() => 200));
  }, 25_000);
});

describe('the web client', () => {
  let folder: string;
  let server: TestServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'taizhang-web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>台账</title>');
    await writeFile(join(folder, 'assets', 'app-3f2a.js'), 'export {};');
    server = await startTestServer({ webClient: folder });
  }, 60_000);
  afterAll(async () => { await server?.close(); });
  afterAll(async () => { await rm(folder, { recursive: true, force: true }); });

  it.each(['/', '/index.html', '/measures/anything', '/departments/x', '/supervision', '/audit?asOf=2021-06-30', '/system'])('answers %s with its page, asked for anew each time', async (path) => {
    const answer = await server.raw('GET', path, { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' });
    expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-cache', 'content-type': expect.stringContaining('text/html') } });
    expect(answer.text).toContain('台账');
  });

  it('serves files named by their content for good', async () => {
    expect((await server.raw('GET', '/assets/app-3f2a.js', {})).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('answers a program that asks for no page with 404', async () => {
    expect(await server.raw('GET', '/measures/anything', { accept: 'application/json' })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it.each(['/metrics', '/nothing/here'])('answers 404 for %s: to a browser with the page that says so, to a program with a problem', async (path) => {
    const page = await server.raw('GET', path, { accept: 'text/html,*/*;q=0.8' });
    expect(page).toMatchObject({ status: 404, headers: { 'content-type': expect.stringContaining('text/html') } });
    expect(await server.raw('GET', path, { accept: '*/*' })).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it.each(['/measures/gone.pdf', '/assets/gone.js', '/favicon.ico', '/api/v1/nothing', '/api/nothing', '/..%2f..%2fpackage.json', '/assets/..%2f..%2fpackage.json'])('answers 404 for %s', async (path) => {
    const answer = await server.raw('GET', path, { accept: 'text/html,*/*;q=0.8' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });
});
