import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

const { dated, staged, undated } = SMALL_PLAN.measures;
const MARKET = { as: 'department-filer', unit: 'market' };
const TAX = { as: 'department-filer', unit: 'tax' };
let server: TestServer;
beforeAll(async () => { server = await startTestServer(); }, 60_000);
afterAll(async () => { await server?.close(); });

describe('Idempotency-Key', () => {
  const report = { milestone: 'm1', text: '完成方案起草' };

  it('answers a retried submission with the first result although the measure has moved on', async () => {
    const first = await server.post(`/measures/${dated}/progress-reports`, report, { ...MARKET, key: 'retried-report', revision: 0 });
    const second = await server.post(`/measures/${dated}/progress-reports`, { ...report, text: '完成系统上线' }, { ...MARKET, revision: 2 });
    expect([first.status, second.status]).toEqual([201, 201]);
    const leaves = await server.leaves();

    const retried = await server.post(`/measures/${dated}/progress-reports`, report, { ...MARKET, key: 'retried-report', revision: 0 });

    expect(retried).toMatchObject({ status: 201, body: { ...first.body, repeated: true } });
    expect(await server.leaves()).toBe(leaves);
  });

  it('answers it so on a later day, when the default day of the entry would be another', async () => {
    const first = await server.post(`/measures/${undated}/progress-reports`, report, { ...TAX, key: 'over-midnight', revision: 0 });
    server.ledger.clock.moveTo('2021-03-02T00:10:00+08:00');
    const retried = await server.post(`/measures/${undated}/progress-reports`, report, { ...TAX, key: 'over-midnight', revision: 0 });
    expect(retried).toMatchObject({ status: 201, body: { ...first.body, repeated: true } });
  });

  it('refuses another entry under the same key', async () => {
    const leaves = await server.leaves();
    const other = await server.post(`/measures/${dated}/progress-reports`, { ...report, text: '另一件事' }, { ...MARKET, key: 'retried-report', revision: 3 });
    expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT', detail: expect.stringContaining('没有丢失') } });
    expect(await server.leaves()).toBe(leaves);
  });

  it('keeps the key of one person from answering another', async () => {
    const other = await server.post(`/measures/${dated}/progress-reports`, report, { ...TAX, key: 'retried-report', revision: 3 });
    expect(other).toMatchObject({ status: 201, body: { repeated: false } });
  });

  it('writes once where the same submission arrives many times at once', async () => {
    const leaves = await server.leaves();
    const answers = await Promise.all(Array.from({ length: 10 }, () =>
      server.post(`/measures/${staged}/acknowledgements`, {}, { ...TAX, key: 'pressed-ten-times', revision: 0 })));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.events))).size).toBe(1);
    expect(answers.filter(({ body }) => !body.repeated)).toHaveLength(1);
    expect(await server.leaves()).toBe(leaves + 1);
  });

  it('is required, and must be readable', async () => {
    const without = await server.raw('POST', `/api/v1/measures/${dated}/progress-reports`,
      { 'content-type': 'application/json', 'if-match': '"4"', 'taizhang-role': 'department-filer', 'taizhang-unit': 'market' }, JSON.stringify(report));
    expect(without).toMatchObject({ status: 428, body: { code: 'IDEMPOTENCY_KEY_MISSING' } });
    const short = await server.post(`/measures/${dated}/progress-reports`, report, { ...MARKET, key: 'short', revision: 4 });
    expect(short).toMatchObject({ status: 400, body: { code: 'IDEMPOTENCY_KEY_MALFORMED' } });
  });
});

describe('If-Match', () => {
  it('refuses an entry made against a revision that is no longer the last, and tells which is', async () => {
    const leaves = await server.leaves();
    const stale = await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '迟到的填报' }, { ...MARKET, revision: 0 });
    expect(stale).toMatchObject({
      status: 412,
      headers: { 'content-type': expect.stringContaining('application/problem+json') },
      body: { code: 'WRONG_EXPECTED_REVISION', expectedRevision: 0, actualRevision: 4, detail: expect.stringMatching(/其他人.*没有丢失/) },
    });
    expect(await server.leaves()).toBe(leaves);
  });

  it('refuses a revision the measure has not reached', async () => {
    const ahead = await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '早到的填报' }, { ...MARKET, revision: 99 });
    expect(ahead).toMatchObject({ status: 412, body: { actualRevision: 4 } });
  });

  it('lets one of two competing entries through', async () => {
    const answers = await Promise.all(['甲', '乙'].map((text) =>
      server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text }, { ...MARKET, revision: 4 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
  });

  it('is required on what exists already, and must be one revision', async () => {
    const without = await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '填报' }, MARKET);
    expect(without).toMatchObject({ status: 428, body: { code: 'IF_MATCH_MISSING' } });
    const any = await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '填报' }, { ...MARKET, headers: { 'if-match': '*' } });
    expect(any).toMatchObject({ status: 400, body: { code: 'IF_MATCH_MALFORMED' } });
  });
});

describe('min-position', () => {
  it('lets a list wait until it holds what was just entered', async () => {
    const shown = await server.get(`/measures/${staged}`);
    const requested = await server.post(`/measures/${staged}/extension-requests`,
      { milestone: 'm1', reason: '系统接口未开放', progress: '已完成七成', proposedDate: '2021-07-31' }, { ...TAX, revision: shown.body.revision });
    expect(requested.status).toBe(201);
    const listed = await server.get(`/measures?min-position=${requested.body.receipt}&unit=tax`);
    const row = listed.body.items.find((one: { measure: string }) => one.measure === staged);
    expect(row.milestones[0]).toMatchObject({ milestone: 'm1', requestOpen: true });
  });

  it('refuses a receipt this ledger never gave', async () => {
    expect(await server.get('/measures?min-position=p999999')).toMatchObject({ status: 400, body: { code: 'UNKNOWN_RECEIPT' } });
  });
});

describe('the acting person', () => {
  it('is required for an entry and must be known', async () => {
    const nobody = await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '填报' }, { revision: 5 });
    expect(nobody).toMatchObject({ status: 403, body: { code: 'ACTING_ROLE_MISSING' } });
    const program = await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '填报' }, { as: 'system', revision: 5 });
    expect(program).toMatchObject({ status: 400, body: { code: 'ACTING_ROLE_UNKNOWN' } });
    const unitless = await server.post(`/measures/${dated}/progress-reports`, { milestone: 'm1', text: '填报' }, { as: 'department-filer', revision: 5 });
    expect(unitless).toMatchObject({ status: 400, body: { code: 'ACTING_UNIT_MISSING' } });
  });

  it.each(['administrator', 'auditor', 'leader', 'assessor'])('%s never writes a business event', async (as) => {
    const leaves = await server.leaves();
    const refused = await server.post(`/measures/${dated}/suspensions`, { milestone: 'm1', reason: '上级要求' }, { as, revision: 5 });
    expect(refused).toMatchObject({ status: 403, body: { code: 'ROLE_NOT_ALLOWED' } });
    expect(await server.leaves()).toBe(leaves);
  });
});
