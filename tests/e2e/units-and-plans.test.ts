import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

const { plan } = SMALL_PLAN;
const OFFICE = { as: 'office' };
let server: TestServer;
beforeAll(async () => { server = await startTestServer(); }, 60_000);
afterAll(async () => { await server?.close(); });

const unitOf = (stream: string): string => stream.replace('department-', '');

describe('units', () => {
  const registration = { jurisdiction: '示例市', name: '市大数据局', aliases: ['市大数据中心'], class: 'government', order: 9 };
  let unit = '';

  it('are registered once, whatever the retry', async () => {
    const first = await server.post('/departments', registration, { ...OFFICE, key: 'register-data-bureau' });
    expect(first).toMatchObject({ status: 201, headers: { etag: '"0"' }, body: { revision: 0 } });
    unit = unitOf(first.body.stream);
    await server.ledger.followed();
    const retried = await server.post('/departments', registration, { ...OFFICE, key: 'register-data-bureau' });
    expect(retried).toMatchObject({ status: 201, body: { ...first.body, repeated: true } });
    const changed = await server.post('/departments', { ...registration, order: 10 }, { ...OFFICE, key: 'register-data-bureau' });
    expect(changed).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } });
    const another = await server.post('/departments', { ...registration, name: '市政务服务局', aliases: [] }, { ...OFFICE, key: 'register-data-bureau' });
    expect(another).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } });
    const again = await server.post('/departments', registration, OFFICE);
    expect(again).toMatchObject({ status: 409, body: { code: 'DEPARTMENT_ALREADY_REGISTERED' } });
  });

  it('of one jurisdiction never share a name; the same bureau of two cities is two units', async () => {
    const taken = await server.post('/departments', { ...registration, name: '市数据局', aliases: ['市大数据中心'] }, OFFICE);
    expect(taken).toMatchObject({ status: 409, body: { code: 'NAME_TAKEN', detail: expect.stringContaining('市大数据局') } });
    const elsewhere = await server.post('/departments', { ...registration, jurisdiction: '邻市', aliases: [] }, OFFICE);
    expect(elsewhere.status).toBe(201);
    const alias = await server.post('/departments/market/aliases', { alias: '市大数据局' }, { ...OFFICE, revision: 0 });
    expect(alias).toMatchObject({ status: 409, body: { code: 'NAME_TAKEN' } });
  });

  it('are renamed, and measures show the name of the day', async () => {
    server.ledger.clock.moveTo('2021-04-01T09:00:00+08:00');
    const renamed = await server.post('/departments/market/renamings', { name: '市市场监督管理局', reason: '机构改革' }, { ...OFFICE, revision: 0 });
    expect(renamed.status).toBe(201);
    const names = async (asOf: string) => (await server.get(`/measures/${SMALL_PLAN.measures.dated}?asOf=${asOf}`)).body.measure.units[0].name;
    expect(await names('2021-03-15')).toBe('市市场监管局');
    expect(await names('2021-04-01')).toBe('市市场监督管理局');
  });

  it('are merged into another unit of the ledger, once', async () => {
    expect(await server.post(`/departments/${unit}/mergings`, { into: unit, reason: '机构改革' }, { ...OFFICE, revision: 0 })).toMatchObject({ status: 422, body: { code: 'MERGE_INTO_ITSELF' } });
    expect(await server.post(`/departments/${unit}/mergings`, { into: 'nobody', reason: '机构改革' }, { ...OFFICE, revision: 0 })).toMatchObject({ status: 422, body: { code: 'MERGE_TARGET_UNKNOWN' } });
    expect((await server.post(`/departments/${unit}/mergings`, { into: 'host', reason: '机构改革' }, { ...OFFICE, revision: 0 })).status).toBe(201);
    expect(await server.post(`/departments/${unit}/aliases`, { alias: '大数据局' }, { ...OFFICE, revision: 1 })).toMatchObject({ status: 409, body: { code: 'DEPARTMENT_MERGED' } });
  });

  it('entered at once or one right after another never share a name', async () => {
    const alias = { alias: '市民服务中心' };
    const atOnce = await Promise.all(['tax', 'county'].map((id) => server.post(`/departments/${id}/aliases`, alias, { ...OFFICE, revision: 0 })));
    expect(atOnce.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(atOnce.find(({ status }) => status === 409)!.body.code).toBe('NAME_TAKEN');
    const next = { ...registration, name: '市民政局', aliases: [] };
    expect((await server.post('/departments', next, OFFICE)).status).toBe(201);
    expect(await server.post('/departments', { ...next, name: '市民政事务局', aliases: ['市民政局'] }, OFFICE)).toMatchObject({ status: 409, body: { code: 'NAME_TAKEN' } });
  });

  it('are never merged into each other', async () => {
    const pair = await Promise.all(['甲局', '乙局'].map(async (name) => {
      const { body } = await server.post('/departments', { ...registration, name, aliases: [] }, OFFICE);
      return unitOf(body.stream);
    }));
    const merged = await Promise.all(pair.map((id, place) => server.post(`/departments/${id}/mergings`, { into: pair[1 - place], reason: '机构改革' }, { ...OFFICE, revision: 0 })));
    expect(merged.map(({ status, body }) => body.code ?? status).sort()).toEqual([201, 'MERGE_TARGET_MERGED']);
  });

  it('are the office\'s to change', async () => {
    expect(await server.post('/departments', { ...registration, name: '新局', aliases: [] }, { as: 'supervisor' })).toMatchObject({ status: 403, body: { code: 'ROLE_NOT_ALLOWED' } });
  });
});

describe('plans', () => {
  it('are revised against the revision listed', async () => {
    const listed = await server.get('/plans');
    expect(listed.body.items).toMatchObject([{ id: plan, revision: 0, ends: '2021-12-31' }]);
    const revised = await server.post(`/plans/${plan}/revisions`, { ends: '2022-03-31', reason: '顺延' }, { ...OFFICE, revision: 0 });
    expect(revised.status).toBe(201);
    expect((await server.get(`/plans?min-position=${revised.body.receipt}`)).body.items).toMatchObject([{ id: plan, revision: 1, ends: '2022-03-31' }]);
    expect(await server.post(`/plans/${plan}/revisions`, { reason: '无' }, { ...OFFICE, revision: 1 })).toMatchObject({ status: 422, body: { code: 'NOTHING_CHANGED' } });
    expect(await server.post(`/plans/${plan}/revisions`, { ends: '2020-01-01', reason: '误' }, { ...OFFICE, revision: 1 })).toMatchObject({ status: 422, body: { code: 'PLAN_END_BEFORE_ISSUE' } });
  });

  it('once voided leave every count, and stay readable before', async () => {
    server.ledger.clock.moveTo('2021-04-10T09:00:00+08:00');
    const voided = await server.post(`/plans/${plan}/voidings`, { reason: '导入有误' }, { ...OFFICE, revision: 1 });
    expect(voided.status).toBe(201);
    expect((await server.get(`/dashboard?min-position=${voided.body.receipt}`)).body.measures.total).toBe(0);
    expect((await server.get('/dashboard?asOf=2021-04-09')).body.measures.total).toBe(4);
    expect(await server.post(`/plans/${plan}/revisions`, { title: '新', reason: '改' }, { ...OFFICE, revision: 2 })).toMatchObject({ status: 409, body: { code: 'PLAN_VOIDED' } });
  });
});
