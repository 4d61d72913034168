import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type Answer, type TestServer } from '../support/http.js';
import { PLAN_DOCUMENT } from '../support/plan-document.js';

const OFFICE = { as: 'office' };
let server: TestServer;
beforeAll(async () => { server = await startTestServer(); }, 60_000);
afterAll(async () => { await server?.close(); });

function upload(document: string | Buffer, headers: Record<string, string> = {}, fileName = '方案.txt'): Promise<Answer> {
  return server.raw('POST', `/api/v1/intakes?fileName=${encodeURIComponent(fileName)}`, {
    'content-type': 'application/octet-stream', 'idempotency-key': randomUUID(), 'taizhang-role': 'office', ...headers,
  }, typeof document === 'string' ? Buffer.from(document) : document);
}

const read = (path: string): Promise<Answer> => server.get(path, { 'taizhang-role': 'office' });
const edit = (id: string, revision: number, edits: object[]): Promise<Answer> => server.post(`/intakes/${id}/edits`, { revision, edits }, OFFICE);

/** The intake once its registration has ended. */
async function settled(id: string): Promise<Answer['body']> {
  for (;;) {
    const { body } = await read(`/intakes/${id}`);
    if (body.state !== 'registering' || body.failure !== null) return body;
  }
}

describe('an uploaded plan', () => {
  it('is read, reviewed, confirmed and stands in the ledger', async () => {
    const uploaded = await upload(PLAN_DOCUMENT);
    expect(uploaded).toMatchObject({
      status: 201,
      body: {
        revision: 0, state: 'review', kind: 'text', measures: 4, existing: null,
        front: { title: '示例市2021年优化服务行动方案', jurisdiction: '示例市', issuer: '示例市人民政府', issued: '2021-02-20', year: 2021, documentNumber: null, ends: '2021-12-31' },
        questions: [{ code: 'documentNumber-missing' }, { code: 'unit-unmatched', key: '市公安局' }, { code: 'unit-unmatched', key: '市财政局' }],
      },
    });
    const { id } = uploaded.body;
    expect((await read('/intakes')).body.items[0]).toMatchObject({ id, fileName: '方案.txt', state: 'review', measures: 4, openQuestions: 3 });
    expect((await read(`/intakes/${id}`)).body).toEqual(uploaded.body);

    const early = await server.post(`/intakes/${id}/confirmation`, { revision: 0 }, OFFICE);
    expect(early).toMatchObject({ status: 409, body: { code: 'QUESTIONS_OPEN' } });

    const answered = await edit(id, 0, [
      { about: 'front', field: 'documentNumber', value: '示政发〔2021〕3号' },
      { about: 'unit', printed: '市公安局', choice: { kind: 'new', name: '市公安局', class: 'government' } },
      { about: 'unit', printed: '市财政局', choice: { kind: 'existing', unit: 'host' } },
      { about: 'measure', key: 's1m1', field: 'title', value: '推行企业开办一网通办' },
    ]);
    expect(answered).toMatchObject({ status: 201, body: { revision: 1, questions: [], changed: [{ key: 'front', field: 'documentNumber' }, { key: 's1m1', field: 'title', was: '推行一网通办', is: '推行企业开办一网通办' }] } });

    const confirmed = await server.post(`/intakes/${id}/confirmation`, { revision: 1 }, OFFICE);
    expect(confirmed).toMatchObject({ status: 202, body: { state: 'registering', revision: 2 } });
    const done = await settled(id);
    expect(done).toMatchObject({ state: 'registered', failure: null, result: { registeredMeasures: 4, registeredUnits: 1 } });
    await server.ledger.followed();
    const { body: page } = await server.get(`/measures?plan=${done.result.plan}`);
    expect(page.items.map(({ cite, title }: { cite: string; title: string }) => [cite, title])).toContainEqual(['「开办企业第1项」', '推行企业开办一网通办']);
    expect((await server.get(`/dashboard?plan=${done.result.plan}`)).body).toMatchObject({ measures: { total: 4 }, milestones: { total: 5 } });
  });
});
