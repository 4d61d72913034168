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

describe('the review', () => {
  it('refuses an edit of what somebody else has changed, and answers a repeated one again', async () => {
    const { body: { id } } = await review.upload(PLAN_DOCUMENT);
    const submission = { as: 'office', key: 'an-edit-that-is-sent-twice' };
    const edits = { revision: 0, edits: [{ about: 'measure', key: 's1m1', field: 'number', value: 11 }] };
    const first = await server.post(`/intakes/${id}/edits`, edits, submission);
    expect(first).toMatchObject({ status: 201, body: { revision: 1 } });
    expect((await server.post(`/intakes/${id}/edits`, edits, submission)).body).toEqual(first.body);
    expect(await review.edit(id, 0, [])).toMatchObject({ status: 409, body: { code: 'INTAKE_CHANGED', revision: 1 } });
    const other = { revision: 0, edits: [{ about: 'measure', key: 's1m1', field: 'number', value: 12 }] };
    expect(await server.post(`/intakes/${id}/edits`, other, submission)).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } });
    expect(await server.post(`/intakes/${id}/edits`, { ...other, revision: 1 }, submission)).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } });
    expect(await server.post(`/intakes/${id}/discarding`, { revision: 0 }, submission)).toMatchObject({ status: 409, body: { code: 'INTAKE_CHANGED' } });
    expect(await server.post(`/intakes/${id}/confirmation`, { revision: 0 }, submission)).toMatchObject({ status: 409, body: { code: 'INTAKE_CHANGED' } });
    const upload = { 'idempotency-key': 'an-upload-that-is-sent-twice' };
    expect((await review.upload(PLAN_DOCUMENT, upload)).body.id).toBe((await review.upload(PLAN_DOCUMENT, upload)).body.id);
    expect(await review.upload(PLAN_DOCUMENT, upload, '另一个名称.txt')).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } });
  });

  it('is the office\'s alone', async () => {
    const { body: { id } } = await review.upload(PLAN_DOCUMENT);
    for (const path of ['/intakes', `/intakes/${id}`, `/intakes/${id}/document`]) {
      expect(await server.get(path, { 'taizhang-role': 'supervisor' })).toMatchObject({ status: 403, body: { code: 'ROLE_NOT_ALLOWED' } });
      expect(await server.get(path)).toMatchObject({ status: 403, body: { code: 'ACTING_ROLE_MISSING', detail: expect.stringContaining('查看') } });
    }
    expect(await review.upload(PLAN_DOCUMENT, { 'taizhang-role': 'supervisor' })).toMatchObject({ status: 403, body: { code: 'ROLE_NOT_ALLOWED' } });
    expect(await server.post(`/intakes/${id}/discarding`, { revision: 0 }, { as: 'leader' })).toMatchObject({ status: 403 });
  });

  it('ends where the upload is discarded', async () => {
    const { body: { id } } = await review.upload(PLAN_DOCUMENT);
    expect(await server.post(`/intakes/${id}/discarding`, { revision: 0 }, { as: 'office' })).toMatchObject({ status: 201, body: { state: 'discarded', revision: 1 } });
    expect(await review.edit(id, 1, [])).toMatchObject({ status: 409, body: { code: 'INTAKE_DISCARDED' } });
    expect(await review.confirm(id, 1)).toMatchObject({ status: 409, body: { code: 'INTAKE_DISCARDED' } });
  });

  it('asks for the year where the document gives none, and dates the deadlines by it', async () => {
    const { body: { id, front, questions } } = await review.upload(PLAN_DOCUMENT.replaceAll('2021年', '').replace('2月20日', ''));
    expect(front).toMatchObject({ year: null, ends: null });
    expect(questions.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining(['year-missing', 'issued-missing', 'deadline-undated']));
    const { body } = await review.edit(id, 0, [{ about: 'front', field: 'year', value: 2022 }]);
    expect(body).toMatchObject({ front: { year: 2022, ends: '2022-12-31' }, changed: [{ key: 'front', field: 'year' }] });
    expect(body.sections[0].measures[0]).toMatchObject({ deadlines: [{ date: '2022-06-30' }], changed: [] });
    expect(body.questions.map(({ code }: { code: string }) => code)).not.toContain('deadline-undated');
  });

  it('asks to confirm a year of the text: the same year given, or the warning settled, answers', async () => {
    const { body: { id, front, warnings, questions } } = await review.upload(PLAN_DOCUMENT.replaceAll('示例市2021年', '示例市').replace('2021年2月20日', '').replace('6月底前', '2021年6月底前'));
    const codesOf = (list: { code: string }[]) => list.map(({ code }) => code);
    expect([front.year, codesOf(questions)]).toEqual([2021, expect.arrayContaining(['year-unsure'])]);
    const { key } = warnings.find(({ code }: { code: string }) => code === 'year-from-text');
    const settled = await review.edit(id, 0, [{ about: 'warning', key, settled: true }]);
    expect(codesOf(settled.body.questions)).not.toContain('year-unsure');
    const unsettled = await review.edit(id, 1, [{ about: 'warning', key, settled: false }]);
    expect(codesOf(unsettled.body.questions)).toContain('year-unsure');
    const given = await review.edit(id, 2, [{ about: 'front', field: 'year', value: 2021 }]);
    expect([given.body.front.year, codesOf(given.body.questions)]).toEqual([2021, expect.not.arrayContaining(['year-unsure'])]);
  });

  it.each([
    ['a day that is not in the calendar', { field: 'deadlines', value: [{ raw: '2月底前', kind: 'by', date: '2021-02-30' }] }, 'IMPOSSIBLE_DATE'],
    ['a day of another age', { field: 'deadlines', value: [{ raw: '2月底前', kind: 'by', date: '1921-02-28' }] }, 'DATE_OUT_OF_RANGE'],
    ['a dated deadline without its day', { field: 'deadlines', value: [{ raw: '2月底前', kind: 'by' }] }, 'EDIT_INVALID'],
    ['a kind nobody knows', { field: 'deadlines', value: [{ raw: '2月底前', kind: 'soon' }] }, 'EDIT_INVALID'],
    ['more deadlines than a measure holds', { field: 'deadlines', value: Array.from({ length: 101 }, () => ({ raw: '长期', kind: 'ongoing' })) }, 'EDIT_INVALID'],
    ['an empty group of units', { field: 'groups', value: [{ lead: [], responsible: [], supporting: [] }] }, 'EDIT_INVALID'],
    ['a target of no number', { field: 'targets', value: [{ deadline: 0, raw: '大幅压缩', unit: '天', direction: 'at-most', value: '很少' }] }, 'EDIT_INVALID'],
    ['an empty title', { field: 'title', value: '  ' }, 'EDIT_INVALID'],
    ['a field nobody knows', { field: 'colour', value: 'red' }, 'EDIT_INVALID'],
    ['a measure nobody knows', { key: 's9m9', field: 'title', value: '标题' }, 'UNKNOWN_KEY'],
  ])('refuses %s, and all edits of the call with it', async (_, wrong, code) => {
    const { body: { id } } = await review.upload(PLAN_DOCUMENT);
    const sound = { about: 'front', field: 'documentNumber', value: '示政发〔2021〕3号' };
    expect(await review.edit(id, 0, [sound, { about: 'measure', key: 's1m1', ...wrong }])).toMatchObject({ status: 422, body: { code } });
    expect((await review.read(`/intakes/${id}`)).body).toMatchObject({ revision: 0, changed: [] });
  });

  it.each([[[[]]], [[null]], [['front']]])('refuses edits that are none: %j', async (edits) => {
    const { body: { id } } = await review.upload(PLAN_DOCUMENT);
    expect(await server.post(`/intakes/${id}/edits`, { revision: 0, edits }, { as: 'office' })).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  });

  it('refuses units that are none', async () => {
    const { body: { id } } = await review.upload(PLAN_DOCUMENT.replaceAll('优化服务', '优化办事'));
    const choose = (choice: object, printed = '市公安局') => review.edit(id, 0, [{ about: 'unit', printed, choice }]);
    expect(await choose({ kind: 'existing', unit: 'nobody' })).toMatchObject({ status: 422, body: { code: 'UNKNOWN_UNIT' } });
    expect(await choose({ kind: 'new', name: '市税务局', class: 'government' })).toMatchObject({ status: 409, body: { code: 'NAME_TAKEN' } });
    expect(await choose({ kind: 'new', name: '市公安局', class: 'ministry' })).toMatchObject({ status: 422, body: { code: 'EDIT_INVALID' } });
    expect(await choose({ kind: 'existing', unit: 'tax' }, '某局')).toMatchObject({ status: 422, body: { code: 'UNKNOWN_KEY' } });
  });
});

describe('a unit that was chosen', () => {
  const unitOf = ({ units }: Answer['body'], printed: string) => units.find((one: { printed: string }) => one.printed === printed);
  const asked = ({ questions }: Answer['body']): string[] => questions.filter(({ code }: { code: string }) => code === 'unit-unmatched').map(({ key }: { key: string }) => key);

  it('is chosen anew where the place of the plan is corrected: the same bureau of two cities is two', async () => {
    const { body } = await review.upload(PLAN_DOCUMENT.replaceAll('示例市', '邻例市'));
    const tax = { kind: 'existing', unit: 'tax' };
    const choose = { about: 'unit', printed: '市税务局', choice: tax };
    const place = (value: string) => ({ about: 'front', field: 'jurisdiction', value });
    await review.edit(body.id, 0, [place('示例市')]);
    expect(unitOf((await review.edit(body.id, 1, [choose])).body, '市税务局').choice).toEqual(tax);
    const corrected = await review.edit(body.id, 2, [place('邻例市')]);
    expect([unitOf(corrected.body, '市税务局').choice, asked(corrected.body)]).toEqual([null, expect.arrayContaining(['市税务局'])]);
    const meant = await review.edit(body.id, 3, [choose]);
    expect([unitOf(meant.body, '市税务局').choice, asked(meant.body)]).toEqual([tax, expect.not.arrayContaining(['市税务局'])]);
  });

  it('is chosen anew where it was merged into another meanwhile', async () => {
    const unit = (name: string) => ({ jurisdiction: '示例市', name, aliases: [], class: 'government', order: 1, rankingGroup: null });
    const register = async (name: string): Promise<string> => (await server.post('/departments', unit(name), { as: 'office' })).body.stream.replace('department-', '');
    const [old, now] = [await register('市口岸办'), await register('市商务局')];
    const { body: { id } } = await review.upload(PLAN_DOCUMENT.replaceAll('优化服务', '口岸服务').replace('市财政局', '市口岸办'));
    await review.edit(id, 0, [{ about: 'unit', printed: '市口岸办', choice: { kind: 'existing', unit: old } }]);
    expect(await server.post(`/departments/${old}/mergings`, { into: now, reason: '机构改革' }, { as: 'office', revision: 0 })).toMatchObject({ status: 201 });
    const { body } = await review.read(`/intakes/${id}`);
    expect([unitOf(body, '市口岸办').choice, asked(body)]).toEqual([null, expect.arrayContaining(['市口岸办'])]);
    expect(await review.edit(id, 1, [{ about: 'unit', printed: '市口岸办', choice: { kind: 'existing', unit: old } }])).toMatchObject({ status: 422, body: { code: 'UNKNOWN_UNIT' } });
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
