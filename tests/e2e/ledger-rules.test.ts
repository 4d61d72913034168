import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

const { dated } = SMALL_PLAN.measures;
const MARKET = { as: 'department-filer', unit: 'market' };
const OFFICE = { as: 'office' };
let server: TestServer;
beforeAll(async () => { server = await startTestServer(); }, 60_000);
afterAll(async () => { await server?.close(); });

describe('a day before the first edition of the rules', () => {
  it('has the lights of that edition, on every page alike', async () => {
    const { ledger } = server;
    const data = async (stream: string) => (await ledger.store.readStream(stream))[0]!.leaf.data;
    await ledger.seed('plan-early', 'plan-registered', { ...(await data(`plan-${SMALL_PLAN.plan}`)), issued: '2020-12-20' }, '2020-12-20');
    await ledger.seed('measure-early', 'measure-registered', { ...(await data(`measure-${dated}`)), plan: 'early' }, '2020-12-20');
    await ledger.followed();
    const detail = await server.get('/measures/early?asOf=2020-12-28');
    expect(detail).toMatchObject({ status: 200, body: { measure: { milestones: [{ lightLabel: '正常推进' }] } } });
    expect((await server.get('/measures?plan=early&asOf=2020-12-28')).body.items).toMatchObject([{ milestones: [{ lightLabel: '正常推进' }] }]);
    expect((await server.get('/dashboard?plan=early&asOf=2020-12-28')).body.milestones.total).toBe(1);
    expect((await server.get('/rules?asOf=2020-12-28')).body.lights).toMatchObject({ edition: expect.any(String) });
  });
});

describe('the unit the office sits in', () => {
  const name = (body: object, revision: number, as = OFFICE) => server.post('/ledger/host-unit', body, { ...as, revision });

  it('is named by the office alone, a unit of the ledger, and seen in the ledger and its audit trail', async () => {
    expect((await server.get('/ledger')).body).toMatchObject({ hostUnit: 'host', revision: 0 });
    const naming = { unit: 'market', reason: '办公室改设' };
    expect(await name(naming, 0, { as: 'supervisor' })).toMatchObject({ status: 403, body: { code: 'ROLE_NOT_ALLOWED' } });
    expect(await name({ ...naming, unit: 'nobody' }, 0)).toMatchObject({ status: 422, body: { code: 'UNKNOWN_UNIT' } });
    expect(await name({ ...naming, unit: 'host' }, 0)).toMatchObject({ status: 409, body: { code: 'HOST_UNIT_UNCHANGED' } });
    expect(await name({ reason: '办公室改设' }, 0)).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    expect(await name(naming, 5)).toMatchObject({ status: 412 });
    const named = await name(naming, 0);
    expect(named).toMatchObject({ status: 201, headers: { etag: '"1"' } });
    const ledger = await server.get(`/ledger?min-position=${named.body.receipt}`);
    expect(ledger).toMatchObject({ headers: { etag: '"1"' }, body: { hostUnit: 'market', revision: 1 } });
    const trail = await server.get(`/audit-trail?type=host-unit-named&min-position=${named.body.receipt}`);
    expect(trail.body.items).toMatchObject([{ label: '指定办公室所在单位', summary: '指定市市场监管局为领导小组办公室所在单位：办公室改设' }]);
  });

  it('is not checked by the office: 督查 does', async () => {
    const reported = await server.post(`/measures/${dated}/completion-reports`, { milestone: 'm1', completedOn: '2021-03-01', text: '已完成' }, { ...MARKET, revision: 0 });
    expect(reported.status).toBe(201);
    const verification = { milestone: 'm1', completedOn: '2021-03-01', opinion: '属实' };
    const { revision } = reported.body;
    expect(await server.post(`/measures/${dated}/verifications`, verification, { ...OFFICE, revision })).toMatchObject({ status: 403, body: { code: 'CHECK_BY_SUPERVISOR' } });
    expect((await server.post(`/measures/${dated}/verifications`, verification, { as: 'supervisor', revision })).status).toBe(201);
  });

  it('may be none again', async () => {
    expect((await name({ unit: null, reason: '不再设在任何责任单位' }, 1)).status).toBe(201);
    expect((await server.get('/ledger')).body).toMatchObject({ hostUnit: null, revision: 2 });
  });
});
