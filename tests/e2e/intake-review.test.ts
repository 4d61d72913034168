import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type Answer, type TestServer } from '../support/http.js';
import { PLAN_DOCUMENT } from '../support/plan-document.js';
import { reviewOf } from '../support/upload.js';

let server: TestServer;
let review: ReturnType<typeof reviewOf>;
beforeAll(async () => {
  server = await startTestServer();
  review = reviewOf(server);
}, 60_000);
afterAll(async () => { await server?.close(); });

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
