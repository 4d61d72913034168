import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import eventStoreDb from '@eventstore/db-client';
import { closeEventStoreServer, eventStoreServer } from '../../support/event-store-server.js';
import { startTestServer, type TestServer } from '../../support/http.js';
import { SMALL_PLAN } from '../../support/ledger.js';

// The stand-in: it is stopped here.
process.env['TAIZHANG_TEST_STORE'] = 'eventstoredb';
delete process.env['EVENTSTORE_URL'];

const { dated } = SMALL_PLAN.measures;
const PAGES = ['/ledger', '/plans', '/dashboard', '/measures', `/measures/${dated}`, `/measures/${dated}/timeline`, '/departments', '/departments/market/record', '/audit-trail', '/rules', '/store'];
const MARKET = { as: 'department-filer', unit: 'market' };

describe('what was entered is read from the copy', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
    const entered = await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '已完成七成' }, { ...MARKET, revision: 0 });
    expect(entered.status).toBe(201);
    await server.ledger.followed();
  }, 60_000);
  afterEach(async () => {
    await server?.close();
  }, 60_000);

  const answers = async (): Promise<[string, number][]> => Promise.all(PAGES.map(async (page): Promise<[string, number]> => [page, (await server.get(page)).status]));

  test('every page answers while EventStoreDB is away, and an entry is refused with a word', async () => {
    await closeEventStoreServer();
    expect(await answers()).toEqual(PAGES.map((page) => [page, 200]));
    expect((await server.get(`/measures/${dated}`)).body).toMatchObject({ revision: 2 });
    const refused = await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '已完成八成' }, { ...MARKET, revision: 2 });
    expect(refused).toMatchObject({ status: 503, body: { code: 'STORE_UNAVAILABLE' } });
  }, 60_000);

  test('the page of a measure whose stream was deleted shows what stood there', async () => {
    await deleteStreamOf(`measure-${dated}`);
    while ((await server.get('/store')).body.stopped === null) await new Promise((resolve) => setImmediate(resolve));
    expect(await answers()).toEqual(PAGES.map((page) => [page, 200]));
    expect((await server.get(`/measures/${dated}/timeline`)).text).toContain('已完成七成');
  }, 60_000);
});

async function deleteStreamOf(stream: string): Promise<void> {
  const client = eventStoreDb.EventStoreDBClient.connectionString((await eventStoreServer()).connectionString);
  for await (const { event } of client.readAll({ direction: 'backwards', fromPosition: 'end' })) {
    if (!event?.streamId.endsWith(`.${stream}`)) continue;
    await client.deleteStream(event.streamId);
    break;
  }
  await client.dispose();
}
