import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '../../src/event-store/errors.js';
import { startTestServer, type Answer, type TestServer } from '../support/http.js';
import { PLAN_DOCUMENT } from '../support/plan-document.js';
import { anotherPlan, reviewOf } from '../support/upload.js';

let server: TestServer;
let review: ReturnType<typeof reviewOf>;
beforeAll(async () => {
  server = await startTestServer();
  review = reviewOf(server);
}, 60_000);
afterAll(async () => { await server?.close(); });

/** What PLAN_DOCUMENT leaves to the person. */
const ANSWERS = [
  { about: 'front', field: 'documentNumber', value: null, notStated: true },
  { about: 'unit', printed: '市公安局', choice: { kind: 'new', name: '市公安局', class: 'government' } },
  { about: 'unit', printed: '市财政局', choice: { kind: 'new', name: '市财政局', class: 'government' } },
];

/** Differences without the fingerprint of their values. */
const placesOf = (differences: { key: string }[]) => differences.map(({ key }) => key.replace(/:[0-9a-f]{8}$/, ''));

async function registered(document: string, edits: object[] = []): Promise<Answer['body']> {
  const { body: { id, revision } } = await review.upload(document);
  const answered = edits.length === 0 ? { body: { revision } } : await review.edit(id, revision, edits);
  expect(await review.confirm(id, answered.body.revision)).toMatchObject({ status: 202 });
  return review.ended(id);
}

describe('an uploaded plan', () => {
  it('is read, reviewed, confirmed and stands in the ledger', async () => {
    const uploaded = await review.upload(PLAN_DOCUMENT);
    expect(uploaded).toMatchObject({
      status: 201,
      body: {
        revision: 0, state: 'review', kind: 'text', measures: 4, existing: null,
        front: { title: '示例市2021年优化服务行动方案', jurisdiction: '示例市', issuer: '示例市人民政府', issued: '2021-02-20', year: 2021, documentNumber: null, ends: '2021-12-31' },
        questions: [{ code: 'documentNumber-missing' }, { code: 'unit-unmatched', key: '市公安局' }, { code: 'unit-unmatched', key: '市财政局' }],
      },
    });
    const { id } = uploaded.body;
    expect((await review.read('/intakes')).body.items[0]).toMatchObject({ id, fileName: '方案.txt', state: 'review', measures: 4, openQuestions: 3 });
    expect((await review.read(`/intakes/${id}`)).body).toEqual(uploaded.body);
    const { text } = await server.raw('GET', `/api/v1/intakes/${id}/document`, { 'taizhang-role': 'office' });
    expect(text).toBe(PLAN_DOCUMENT);
    expect(await review.confirm(id, 0)).toMatchObject({ status: 409, body: { code: 'QUESTIONS_OPEN' } });

    const answered = await review.edit(id, 0, [...ANSWERS, { about: 'measure', key: 's1m1', field: 'title', value: '推行企业开办一网通办' }]);
    expect(answered).toMatchObject({ status: 201, body: { revision: 1, questions: [], changed: [{ key: 's1m1', field: 'title', was: '推行一网通办', is: '推行企业开办一网通办' }] } });

    expect(await review.confirm(id, 1)).toMatchObject({ status: 202, body: { state: 'registering', running: true, revision: 2 } });
    const done = await review.ended(id);
    expect(done).toMatchObject({ state: 'registered', failure: null, result: { registeredMeasures: 4, registeredUnits: 2 } });
    await server.ledger.followed();
    const { body: page } = await server.get(`/measures?plan=${done.result.plan}`);
    expect(page.items.map(({ cite, title }: { cite: string; title: string }) => [cite, title])).toContainEqual(['「开办企业第1项」', '推行企业开办一网通办']);
    expect((await server.get(`/dashboard?plan=${done.result.plan}`)).body).toMatchObject({ measures: { total: 4, numbered: 4, mainText: 0 }, milestones: { total: 5 } });
    const leaves = (await server.ledger.store.readAll(0, 1_000)).map(({ leaf }) => leaf).filter(({ data }) => data['plan'] === done.result.plan);
    expect(leaves.map(({ data, actor }) => [data['changedByHand'], actor.account])).toEqual([['title'], [], [], []].map((changed) => [changed, 'local:office']));
    expect(await review.edit(id, 2, [])).toMatchObject({ status: 409, body: { code: 'INTAKE_REGISTERED' } });
  });

  it('goes on where its registration stopped, in the order of the plan', async () => {
    const { store } = server.ledger;
    const append = store.appendInOrder.bind(store);
    const { body } = await review.upload(PLAN_DOCUMENT.replaceAll('优化服务', '优化通关'));
    const { id } = body;
    await review.edit(id, 0, [...ANSWERS.filter(({ about }) => about === 'front'), ...anotherPlan(body)]);
    store.appendInOrder = async (calls) => {
      await append(calls.slice(0, 2));
      throw new StoreUnavailableError('cut off');
    };
    await review.confirm(id, 1);
    const stopped = await review.ended(id);
    store.appendInOrder = append;
    expect(stopped).toMatchObject({ state: 'registering', running: false, failure: { code: 'STORE_UNAVAILABLE' }, result: null });
    expect(await review.edit(id, stopped.revision, [])).toMatchObject({ status: 409, body: { code: 'INTAKE_REGISTERING' } });
    expect(await review.confirm(id, stopped.revision)).toMatchObject({ status: 202 });
    const { state, result } = await review.ended(id);
    expect({ state, result }).toMatchObject({ state: 'registered', result: { registeredMeasures: 2, unchanged: 2 } });
    const titles = (await store.readAll(0, 1_000)).map(({ leaf }) => leaf.data).filter(({ plan }) => plan === result.plan).map(({ title }) => title);
    expect(titles).toEqual(['推行一网通办', '免费刻制印章', '压缩办税时间', '推行电子发票']);
  });

  it('that stands already shows what differs, and revises only what is accepted', async () => {
    const later = PLAN_DOCUMENT.replace('9月底前实现首套印章免费', '10月底前实现首套印章免费').replace('2.推行电子发票。（责任单位：市税务局）', '2.推行电子发票。（责任单位：市税务局）\n3.推行预约办税。12月底前开通。（牵头单位：市税务局）');
    const { body } = await review.upload(later);
    const { plan } = body.existing;
    expect(body.questions).toEqual([]);
    const differences: { key: string; accepted: boolean }[] = body.existing.differences;
    expect(placesOf(differences)).toEqual(['s1m2:deadlines', 's1m2:text', 's2m3:not-in-ledger']);
    expect(differences.some(({ accepted }) => accepted)).toBe(false);
    const before = await server.leaves();
    const nothing = await registered(later);
    expect(nothing).toMatchObject({ state: 'registered', result: { registeredMeasures: 0, revised: 0, unchanged: 4, differing: 1 } });
    expect(await server.leaves()).toBe(before);

    const accepted = differences.map(({ key }) => ({ about: 'difference', key, accepted: true }));
    expect(await review.edit(body.id, 0, [{ about: 'difference', key: 's9m9:title', accepted: true }])).toMatchObject({ status: 422, body: { code: 'UNKNOWN_KEY' } });
    expect(await registered(later, accepted)).toMatchObject({ state: 'registered', result: { registeredMeasures: 1, revised: 1 } });
    await server.ledger.followed();
    const { body: page } = await server.get(`/measures?plan=${plan}`);
    expect(page.items.map(({ title, due }: { title: string; due: string | null }) => [title, due])).toEqual([
      ['推行企业开办一网通办', '2021-06-30'], ['免费刻制印章', '2021-10-31'], ['压缩办税时间', '2021-05-31'], ['推行电子发票', null], ['推行预约办税', '2021-12-31'],
    ]);
    const last = (await server.ledger.store.readAll(before, 100)).map(({ leaf }) => leaf).find(({ type }) => type === 'measure-revised')!;
    expect(last.basis).toMatchObject({ title: '示例市2021年优化服务行动方案', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });

    const { body: again } = await review.upload(later);
    expect(again.existing.differences).toEqual([]);
    const gone = await review.upload(PLAN_DOCUMENT);
    expect(gone.body.existing.differences.map(({ field }: { field: string }) => field)).toContain('not-in-document');
  });

  it('is known by its text, whatever title and date the person gives', async () => {
    const { body } = await review.upload(PLAN_DOCUMENT);
    const { body: renamed } = await review.edit(body.id, 0, [{ about: 'front', field: 'title', value: '另一个名称' }, { about: 'front', field: 'issued', value: '2021-03-01' }]);
    expect(renamed.existing).toMatchObject({ plan: body.existing.plan });
    const before = await server.leaves();
    await review.confirm(body.id, 1);
    expect(await review.ended(body.id)).toMatchObject({ state: 'registered', result: { plan: body.existing.plan, registeredMeasures: 0 } });
    expect(await server.leaves()).toBe(before);
  });

  it('has its main text registered as 正文任务 or dismissed with a reason', async () => {
    const document = PLAN_DOCUMENT.replaceAll('优化服务', '优化环境').replace('一、开办企业', '市司法局负责清理文件，4月底前公布清理结果。\n市审计局负责核对账目，5月底前公布核对结果。\n\n一、开办企业');
    const { body } = await review.upload(document);
    expect(body.duties.map(({ key, state }: { key: string; state: string }) => [key, state])).toEqual([['d1', 'open'], ['d2', 'open']]);
    expect(await review.edit(body.id, 0, [{ about: 'duty', key: 'd2', state: 'dismiss' }])).toMatchObject({ status: 422, body: { code: 'REASON_REQUIRED' } });
    const answered = await review.edit(body.id, 0, [
      ...ANSWERS.filter(({ about }) => about === 'front'), ...anotherPlan(body), { about: 'duty', key: 'd1', state: 'register', title: '公布清理结果', units: ['市司法局'] },
      { about: 'duty', key: 'd2', state: 'dismiss', reason: '与第三部分重复' }, { about: 'unit', printed: '市司法局', choice: { kind: 'new', name: '市司法局', class: 'government' } },
    ]);
    expect(answered.body.questions).toEqual([]);
    await review.confirm(body.id, 1);
    const { result } = await review.ended(body.id);
    await server.ledger.followed();
    expect((await server.get(`/dashboard?plan=${result.plan}`)).body).toMatchObject({ measures: { total: 5, numbered: 4, mainText: 1 } });
    const { body: page } = await server.get(`/measures?plan=${result.plan}`);
    expect(page.items.at(-1)).toMatchObject({ cite: '「正文任务第1项」', title: '公布清理结果', due: '2021-04-30' });
    const { body: trail } = await server.get('/audit-trail?type=duty-dismissed');
    expect(trail.items[0].summary).toMatch(/^正文任务“市审计局.*”不作登记：与第三部分重复$/);
    const { body: again } = await review.upload(document);
    expect(again).toMatchObject({ questions: [], existing: { differences: [] }, duties: [{ state: 'register' }, { state: 'dismiss' }] });
  });
});

describe('what is no plan', () => {
  it('is refused with what to do about it', async () => {
    expect(await review.upload('')).toMatchObject({ status: 422, body: { code: 'DOCUMENT_EMPTY' } });
    expect(await review.upload(Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d]))).toMatchObject({ status: 422, body: { code: 'DOCUMENT_BINARY' } });
    expect(await review.upload(Buffer.alloc(17 * 1024 * 1024, 0x61))).toMatchObject({ status: 413, body: { code: 'DOCUMENT_TOO_LARGE', detail: expect.stringContaining('16 MB') } });
    expect(await review.upload(PLAN_DOCUMENT, { 'content-type': 'application/json' })).toMatchObject({ status: 400, body: { code: 'MALFORMED_JSON' } });
    expect(await review.upload('{}', { 'content-type': 'application/json' })).toMatchObject({ status: 415, body: { code: 'WRONG_CONTENT_TYPE' } });
    expect(await review.upload(PLAN_DOCUMENT, { 'content-type': 'text/plain' })).toMatchObject({ status: 415, body: { code: 'WRONG_CONTENT_TYPE' } });
    for (const fileName of ['', '../../etc/passwd.txt', 'C:\\方案.txt', '方案\r\n.txt', '..']) {
      expect(await review.upload(PLAN_DOCUMENT, {}, fileName)).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    }
  });

  it('is read, but not registered, where it is a letter', async () => {
    const { body } = await review.upload('各位同事：\n\n明天下午开会。\n');
    expect(body.questions.map(({ code }: { code: string }) => code)).toContain('no-measures');
  });

  it('takes files on no other address', async () => {
    const answer = await server.raw('POST', '/api/v1/departments', { 'content-type': 'application/octet-stream', 'idempotency-key': 'a-file-for-no-one', 'taizhang-role': 'office' }, Buffer.alloc(300_000));
    expect(answer).toMatchObject({ status: 415, body: { code: 'WRONG_CONTENT_TYPE' } });
  });

  it('names no upload', async () => {
    for (const id of ['nothing', '00000000-0000-5000-8000-000000000000']) {
      expect(await review.read(`/intakes/${id}`)).toMatchObject({ status: 404, body: { code: 'UNKNOWN_INTAKE' } });
      expect(await review.edit(id, 0, [])).toMatchObject({ status: 404, body: { code: 'UNKNOWN_INTAKE' } });
    }
  });
});
