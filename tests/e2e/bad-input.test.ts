import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { startTestServer, type Answer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

const { dated } = SMALL_PLAN.measures;
const MARKET = { as: 'department-filer', unit: 'market' };
const OFFICE = { as: 'office' };
const SUPERVISOR = { as: 'supervisor' };
const CHINESE = /[\u4e00-\u9fff]/;
let server: TestServer;
let leaves: number;
beforeAll(async () => { server = await startTestServer(); }, 60_000);
afterAll(async () => { await server?.close(); });

// Whatever is refused here leaves nothing behind.
beforeEach(async () => { leaves = await server.leaves(); });
afterEach(async () => { expect(await server.leaves()).toBe(leaves); });

const report = (body: unknown, submission = {}) => server.post(`/measures/${dated}/progress-reports`, body, { ...MARKET, revision: 0, ...submission });
const submit = (headers: Record<string, string>, body: string | Buffer) => server.raw('POST', `/api/v1/measures/${dated}/progress-reports`, {
  'idempotency-key': 'written-by-hand', 'if-match': '"0"', 'taizhang-role': 'department-filer', 'taizhang-unit': 'market', ...headers,
}, body);
const JSON_TYPE = { 'content-type': 'application/json' };

function expectProblem(answer: Answer, status: number, code: string): void {
  expect({ status: answer.status, code: answer.body?.code }).toEqual({ status, code });
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ type: expect.stringMatching(/^urn:taizhang:problem:/), title: expect.stringMatching(CHINESE), detail: expect.stringMatching(CHINESE), instance: expect.stringMatching(/^\//) });
  expect(answer.text).not.toMatch(/node_modules|\.ts:|\.js:|at .*\(/);
}

describe('what an entry names', () => {
  it('refuses an unknown measure', async () => {
    expectProblem(await server.post('/measures/nowhere/progress-reports', { milestone: 'm1', text: '填报' }, { ...MARKET, revision: 0 }), 404, 'UNKNOWN_MEASURE');
    expectProblem(await server.get('/measures/nowhere'), 404, 'UNKNOWN_MEASURE');
  });

  it('refuses an unknown milestone', async () => {
    expectProblem(await report({ milestone: 'm9', text: '填报' }), 404, 'UNKNOWN_MILESTONE');
  });

  it('refuses an unknown unit: acting, entered for, reassigned to, recorded against', async () => {
    expectProblem(await report({ milestone: 'm1', text: '填报' }, { unit: 'nobody' }), 403, 'UNIT_NOT_RESPONSIBLE');
    expectProblem(await report({ milestone: 'm1', text: '填报', enteredForUnit: 'nobody', source: '来电' }, { ...OFFICE, unit: undefined }), 403, 'UNIT_NOT_RESPONSIBLE');
    expectProblem(await server.post(`/measures/${dated}/reassignments`, { units: [{ unit: 'nobody', role: 'lead' }], reason: '机构调整' }, { ...OFFICE, revision: 0 }), 422, 'UNKNOWN_UNIT');
    const target = (await server.ledger.store.readStream(`measure-${dated}`))[0]!.leaf.id;
    const units = [{ unit: 'nobody', printedName: '某局', role: 'lead', group: 1, derived: false }];
    expectProblem(await server.post(`/measures/${dated}/corrections`, { target, reason: '笔误', changes: { units } }, { ...OFFICE, revision: 0 }), 422, 'UNKNOWN_UNIT');
    expectProblem(await server.post('/accountability-records', { kind: 'chase-up', form: '约谈', unit: 'nobody', facts: '进展缓慢' }, SUPERVISOR), 422, 'UNKNOWN_UNIT');
  });

  it('refuses a record on an unknown measure, milestone, form or ground', async () => {
    const record = { kind: 'chase-up', form: '约谈', unit: 'market', facts: '进展缓慢' };
    expectProblem(await server.post('/accountability-records', { ...record, measure: 'nowhere' }, SUPERVISOR), 404, 'UNKNOWN_MEASURE');
    expectProblem(await server.post('/accountability-records', { ...record, measure: dated, milestone: 'm9' }, SUPERVISOR), 404, 'UNKNOWN_MILESTONE');
    expectProblem(await server.post('/accountability-records', { ...record, form: '喝茶' }, SUPERVISOR), 422, 'UNKNOWN_FORM');
    expectProblem(await server.post('/accountability-records', { ...record, ground: '无' }, SUPERVISOR), 422, 'UNKNOWN_GROUND');
  });

  it('refuses an entry on an unknown unit, plan or record', async () => {
    expectProblem(await server.post('/departments/nobody/aliases', { alias: '某局' }, { ...OFFICE, revision: 0 }), 404, 'UNKNOWN_DEPARTMENT');
    expectProblem(await server.post('/plans/none/voidings', { reason: '导入有误' }, { ...OFFICE, revision: 0 }), 404, 'UNKNOWN_PLAN');
    expectProblem(await server.post('/accountability-records/none/reversals', { reason: '复核', organ: '市委' }, { ...SUPERVISOR, revision: 0 }), 404, 'UNKNOWN_RECORD');
  });
});

describe('dates', () => {
  it.each(['2021-02-30', '2021-13-01', '2021-6-30', '30/06/2021', '2021-06-31', '', '0000-00-00', '9999-12-31', '2021年6月30日'])('refuses the impossible day %j', async (occurredOn) => {
    const answer = await report({ milestone: 'm1', text: '填报', occurredOn });
    expectProblem(answer, 400, 'VALIDATION_FAILED');
    expect(answer.body.errors).toEqual([{ path: '/occurredOn', message: expect.stringContaining(`“${occurredOn}”不是有效的日期`) }]);
  });

  it('refuses a day in the future and a day before the measure was registered', async () => {
    expectProblem(await report({ milestone: 'm1', text: '填报', occurredOn: '2021-03-02' }), 422, 'DATE_IN_FUTURE');
    expectProblem(await report({ milestone: 'm1', text: '填报', occurredOn: '2021-02-01' }), 422, 'DATE_BEFORE_PREDECESSOR');
  });

  it('refuses impossible days and instants of a reading request', async () => {
    expectProblem(await server.get('/dashboard?asOf=2021-02-30'), 400, 'VALIDATION_FAILED');
    expectProblem(await server.get(`/measures/${dated}?knownAt=yesterday`), 400, 'MALFORMED_REQUEST');
    expectProblem(await server.get(`/measures/${dated}?knownAt=2021-02-30`), 400, 'MALFORMED_REQUEST');
  });
});

describe('text', () => {
  it('refuses text that is missing, blank or too long, each field named', async () => {
    const answer = await report({ milestone: 'm1', text: '  ', problems: '难'.repeat(5001) });
    expectProblem(answer, 400, 'VALIDATION_FAILED');
    expect(answer.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['/problems', '/text']);
    expectProblem(await report({ milestone: 'm1' }), 400, 'VALIDATION_FAILED');
    expectProblem(await report({ milestone: 'm1', text: 7 }), 400, 'VALIDATION_FAILED');
  });

  it.each([['a control character', '甲\u0000乙'], ['half a character', '甲\ud800乙']])('refuses %s', async (_, text) => {
    expectProblem(await report({ milestone: 'm1', text }), 400, 'VALIDATION_FAILED');
  });

  it('refuses a number that is not decimal text', async () => {
    for (const cumulative of ['1e3', '十二', '1,000', 12.5, '0x10', 'NaN', '1.1234567']) {
      expectProblem(await report({ milestone: 'm1', text: '填报', cumulative }), 400, 'VALIDATION_FAILED');
    }
  });

  it('refuses an entry larger than a leaf holds', async () => {
    const long = '长'.repeat(10_000);
    const answer = await server.post('/accountability-records', {
      kind: 'accountability', form: '通报批评', unit: 'market', organ: `${'长'.repeat(490)}人民政府`, documentNumber: '长'.repeat(500), ground: '推进不力',
      facts: long, statement: long, basis: { title: '长'.repeat(500), documentNumber: '长'.repeat(500) },
    }, SUPERVISOR);
    expectProblem(answer, 413, 'LEAF_TOO_LARGE');
    expect(answer.body.detail).toContain('没有丢失');
  });
});

describe('the body', () => {
  it.each(['{', '{"milestone":"m1",}', 'milestone=m1', '', '\ufeff', '{"milestone":"m1"}}'])('refuses malformed JSON %j', async (body) => {
    expectProblem(await submit(JSON_TYPE, body), 400, 'MALFORMED_JSON');
  });

  it.each(['null', '[]', '"text"', '7', 'true'])('refuses JSON that is no object: %s', async (body) => {
    expectProblem(await submit(JSON_TYPE, body), 400, 'VALIDATION_FAILED');
  });

  it('refuses bytes that are not UTF-8 text', async () => {
    const gb18030 = Buffer.concat([Buffer.from('{"milestone":"m1","text":"'), Buffer.from([0xcc, 0xee, 0xb1, 0xa8]), Buffer.from('"}')]);
    expectProblem(await submit(JSON_TYPE, gb18030), 400, 'MALFORMED_JSON');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'text/json'])('refuses the content type %s', async (type) => {
    expectProblem(await submit({ 'content-type': type }, '{"milestone":"m1","text":"填报"}'), 415, 'WRONG_CONTENT_TYPE');
  });

  it('refuses a body larger than 256 KB', async () => {
    expectProblem(await submit(JSON_TYPE, JSON.stringify({ milestone: 'm1', text: 'a'.repeat(300_000) })), 413, 'BODY_TOO_LARGE');
  });

  it('refuses fields nobody knows, at every depth', async () => {
    const answer = await report({ milestone: 'm1', text: '填报', status: 'closed' });
    expectProblem(answer, 400, 'VALIDATION_FAILED');
    expect(answer.body.errors).toEqual([{ path: '/status', message: expect.stringContaining('status') }]);
    expectProblem(await report({ milestone: 'm1', text: '填报', basis: { title: '来函', author: '某人' } }), 400, 'VALIDATION_FAILED');
    expectProblem(await server.get('/measures?colour=red'), 400, 'VALIDATION_FAILED');
  });

  it.each([
    '{"__proto__":{"role":"office"},"milestone":"m1","text":"填报"}',
    '{"constructor":{"prototype":{"role":"office"}},"milestone":"m1","text":"填报"}',
    '{"milestone":"m1","text":"填报","toString":"x"}',
    '{"milestone":"m1","text":"填报","basis":{"title":"来函","__proto__":{"documentNumber":"1"}}}',
    '{"milestone":"m1","text":"填报","prototype":{}}',
  ])('refuses names of the prototype chain: %s', async (body) => {
    const answer = await submit(JSON_TYPE, body);
    expect([400, 422]).toContain(answer.status);
    expect(answer.body.detail).toMatch(CHINESE);
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  it('refuses such names among the changes of a correction', async () => {
    const [registered] = await server.ledger.store.readStream(`measure-${dated}`);
    for (const changes of ['{"__proto__":{"title":"x"}}', '{"constructor":"x"}', '{"hasOwnProperty":"x"}', '{"no such":"x"}']) {
      const answer = await server.raw('POST', `/api/v1/measures/${dated}/corrections`, {
        ...JSON_TYPE, 'idempotency-key': 'correct-by-hand', 'if-match': '"0"', 'taizhang-role': 'office',
      }, `{"target":"${registered!.leaf.id}","reason":"更正","changes":${changes}}`);
      expect([400, 422]).toContain(answer.status);
    }
  });

  it('refuses deeply nested JSON', async () => {
    const nested = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    expectProblem(await submit(JSON_TYPE, `{"target":"x","reason":"y","changes":${nested}}`), 400, 'VALIDATION_FAILED');
  });
});

describe('addresses', () => {
  it('answers unknown ones with a problem', async () => {
    expectProblem(await server.get('/nothing'), 404, 'NOT_FOUND');
    expectProblem(await server.raw('DELETE', `/api/v1/measures/${dated}`, {}), 404, 'NOT_FOUND');
    expectProblem(await server.get('/measures/%'), 400, 'MALFORMED_REQUEST');
    expectProblem(await server.get('/measures/%00'), 400, 'VALIDATION_FAILED');
    expectProblem(await server.get('/measures/..%2F..%2Fetc%2Fpasswd'), 400, 'VALIDATION_FAILED');
    expectProblem(await server.get("/measures/x'%20or%201=1"), 400, 'VALIDATION_FAILED');
  });

  it('refuses pages and filters out of range', async () => {
    for (const query of ['page=0', 'page=-1', 'page=1.5', 'page=x', 'pageSize=201', 'sort=title', 'order=up', 'light=purple', 'status=late', 'role=boss', 'state=lost']) {
      expectProblem(await server.get(`/measures?${query}`), 400, 'VALIDATION_FAILED');
    }
  });
});

describe('what is no request yet', () => {
  it.each([20_000, 4_000_000])('answers headers of %d bytes although the client is still sending them', async (size) => {
    expectProblem(await server.raw('GET', '/api/v1/ledger', { cookie: 'x'.repeat(size) }), 431, 'HEADERS_TOO_LARGE');
    expect((await server.get('/ledger')).status).toBe(200);
  });

  it('answers bytes that are no HTTP, and closes', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write('完全不是请求\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\ncontent-type: application\/problem\+json/);
    expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status: 400, code: 'MALFORMED_REQUEST' });
  });
});
