import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { startTestServer, type Answer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';
import { PROVINCE, seedProvince } from '../support/province.js';

const OFFICE = { as: 'office' };
const city = SMALL_PLAN.measures;
const province = PROVINCE.measures;
const PLANS = `city=${SMALL_PLAN.plan}&province=${PROVINCE.plan}`;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await seedProvince(server.ledger);
  await server.ledger.followed();
}, 60_000);
afterAll(async () => { await server?.close(); });

const compare = async (more = '') => (await server.get(`/comparison?${PLANS}${more}`, { 'taizhang-role': 'office' })).body;
const row = (body: Answer['body'], measure: string) => body.rows.find((one: { measure: string }) => one.measure === measure);

describe('a city plan beside the province\'s', () => {
  it('begins with nothing linked, every measure of both sides told', async () => {
    const body = await compare();
    expect(body).toMatchObject({
      city: { jurisdiction: '示例市' }, province: { jurisdiction: '示例省' }, linking: { allowed: true, reason: null },
      coverage: { city: { measures: 5, linked: 0, none: 0, open: 5 }, province: { measures: 5, covered: 0, uncovered: 5 }, later: 0, targetsDiffer: 0 },
      sections: ['开办企业', '登记财产', '纳税', '依法推进改革'],
    });
    expect(body.rows.map((one: { measure: string }) => one.measure)).toEqual([city.dated, city.staged, city.undated, city.ofHost, PROVINCE.cityTargets]);
    expect(body.uncovered).toHaveLength(5);
  });

  it('proposes counterparts, told apart from what has none', async () => {
    const { body } = await server.get(`/comparison/proposals?${PLANS}`);
    const proposed = Object.fromEntries(body.items.map((one: { measure: string; proposed: string[] }) => [one.measure, one.proposed]));
    expect(proposed).toEqual({
      [city.dated]: [province.dated], [city.staged]: [province.staged], [city.undated]: [province.online], [city.ofHost]: [], [PROVINCE.cityTargets]: [province.targets],
    });
    expect(body.items[0]).toMatchObject({ sure: true, candidates: [{ measure: province.dated, cite: '「开办企业第2项」', title: '压缩开办时间' }] });
  });

  it('takes many links in one request, each with its own result, and the same ones under the same key', async () => {
    const links = [
      { measure: city.dated, revision: 0, to: [province.dated], proposed: [province.dated] },
      { measure: city.staged, revision: 7, to: [province.staged], proposed: [province.staged] },
      { measure: city.undated, revision: 0, to: [province.online], proposed: [] },
      { measure: city.ofHost, revision: 0, to: [city.dated] },
      { measure: PROVINCE.cityTargets, revision: 0, to: [province.targets], proposed: [province.targets] },
    ];
    const first = await server.post('/comparison/links', { links }, { ...OFFICE, key: 'confirm-in-bulk' });
    expect(first).toMatchObject({ status: 201, body: { receipt: expect.any(String), items: [
      { measure: city.dated, problem: null, receipt: { revision: 1, repeated: false } },
      { measure: city.staged, receipt: null, problem: { code: 'WRONG_EXPECTED_REVISION' } },
      { measure: city.undated, problem: null },
      { measure: city.ofHost, receipt: null, problem: { code: 'LINK_WITHIN_PLAN', detail: expect.stringContaining('同属一个方案') } },
      { measure: PROVINCE.cityTargets, problem: null },
    ] } });
    const leaves = await server.leaves();
    const again = await server.post('/comparison/links', { links }, { ...OFFICE, key: 'confirm-in-bulk' });
    expect(again.body.items[0]).toMatchObject({ receipt: { ...first.body.items[0].receipt, repeated: true } });
    expect(await server.leaves()).toBe(leaves);
  });

  it('tells how much later the city is, which targets differ and which side asks for more', async () => {
    const body = await compare();
    expect(row(body, city.dated)).toMatchObject({ state: 'linked', how: 'confirmed', provincial: [{ measure: province.dated }], deadline: { verdict: 'later', days: 30, pairs: [{ by: 'place', days: 30 }] } });
    expect(row(body, city.undated)).toMatchObject({ state: 'linked', how: 'changed', deadline: { verdict: 'city-undated', days: null } });
    expect(row(body, PROVINCE.cityTargets).targets).toMatchObject([
      { city: { value: '80' }, province: { value: '85' }, verdict: 'province-stricter' }, { city: { value: '3' }, province: { value: '4' }, verdict: 'city-stricter' },
    ]);
    expect(body.coverage).toEqual({
      city: { measures: 5, linked: 3, none: 0, open: 2 }, province: { measures: 5, covered: 3, uncovered: 2 }, later: 1, withoutDate: 1, targetsDiffer: 1, lessStrict: 1,
    });
  });

  it('filters; totals stay those of the whole', async () => {
    const measures = async (more: string) => (await compare(more)).rows.map((one: { measure: string }) => one.measure);
    expect(await measures('&only=later')).toEqual([city.dated]);
    expect(await measures('&only=targets')).toEqual([PROVINCE.cityTargets]);
    expect(await measures('&only=unlinked')).toEqual([city.staged, city.ofHost]);
    expect(await measures(`&section=${encodeURIComponent('登记财产')}`)).toEqual([city.staged]);
    expect(await measures(`&q=${encodeURIComponent('网上办税水平')}`)).toEqual([PROVINCE.cityTargets]);
    const unlinked = await compare('&only=unlinked');
    expect(unlinked.uncovered.map((one: { measure: string }) => one.measure)).toEqual([province.staged, province.alone]);
    expect(unlinked.coverage.city.measures).toBe(5);
    expect((await compare('&only=later')).uncovered).toEqual([]);
  });

  it('is linked one by one: to another measure, or to none; the timeline tells it in words', async () => {
    const linked = await server.post(`/measures/${city.staged}/provincial-links`, { to: [province.staged], proposed: [province.staged] }, { ...OFFICE, revision: 0 });
    expect(linked.status).toBe(201);
    expect(row(await compare(), city.staged)).toMatchObject({ deadline: { verdict: 'same', days: 0 } });
    const none = await server.post(`/measures/${city.ofHost}/provincial-links`, { to: [], proposed: [] }, { ...OFFICE, revision: 0 });
    expect(none.status).toBe(201);
    expect(row(await compare(), city.ofHost)).toMatchObject({ state: 'none', how: 'none', provincial: [], deadline: null });
    const told = async (measure: string) => (await server.get(`/measures/${measure}/timeline`)).body.items[0].summary;
    expect(await told(city.staged)).toBe('对应省级方案「登记财产第4项」');
    expect(await told(city.ofHost)).toBe('核对省级方案，确认没有对应的措施');
  });

  it('is refused to units, for measures nobody knows and for those of no province', async () => {
    const path = `/measures/${city.dated}/provincial-links`;
    expect(await server.post(path, { to: [province.alone] }, { as: 'department-filer', unit: 'market', revision: 1 })).toMatchObject({ status: 403, body: { code: 'ROLE_NOT_ALLOWED' } });
    expect(await server.post(path, { to: ['nobody'] }, { ...OFFICE, revision: 1 })).toMatchObject({ status: 422, body: { code: 'LINK_TO_UNKNOWN_MEASURE' } });
    expect(await server.post(`/measures/${province.alone}/provincial-links`, { to: [city.dated] }, { ...OFFICE, revision: 0 }))
      .toMatchObject({ status: 422, body: { code: 'LINK_NOT_TO_PROVINCE', detail: expect.stringContaining('示例市') } });
    for (const links of [[[]], [null]]) expect(await server.post('/comparison/links', { links }, OFFICE)).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    expect(await server.post(path, { to: ['a', 'a'] }, { ...OFFICE, revision: 1 })).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    expect((await server.get(`/comparison?city=${SMALL_PLAN.plan}&province=${SMALL_PLAN.plan}`)).body.code).toBe('ONE_PLAN_ONLY');
    expect(await server.get(`/comparison?city=${SMALL_PLAN.plan}&province=nothing`)).toMatchObject({ status: 404, body: { code: 'UNKNOWN_PLAN' } });
    expect((await server.get(`/comparison?${PLANS}`, { 'taizhang-role': 'supervisor' })).body.linking).toMatchObject({ allowed: false, reason: expect.stringContaining('领导小组办公室') });
  });

  it('is an Excel file of the rows shown', async () => {
    const { port } = server;
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/comparison/export.xlsx?${PLANS}&only=later`);
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('省市对照_示例市_'));
    const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
    expect(sheets.map(({ name }) => name)).toEqual(['省市对照', '省级未对应']);
    const [title, cityPlan, provincialPlan, asOf, headings, ...rows] = sheets[0]!.rows;
    expect([title![0], cityPlan![0], provincialPlan![0], asOf![0]])
      .toEqual(['示例方案与省级方案对照表', '市级方案：示例市2021年优化营商环境方案', '省级方案：示例省2021年优化营商环境方案', '截至：2021年3月1日']);
    expect(headings!.slice(0, 3)).toEqual(['序号', '市级措施', '市级措施名称']);
    expect(rows.map((cells) => cells.slice(1, 10))).toEqual([[
      '「开办企业第4项」', '压缩开办时间', '2021年6月30日', '已对应', '「开办企业第2项」', '压缩开办时间', '2021年5月31日', '晚于省级30天', 30,
    ]]);
  });

  it('goes by the deadline in force: an extension may make the city later', async () => {
    const MARKET = { as: 'department-filer', unit: 'market' };
    await server.post(`/measures/${city.dated}/extension-requests`, { milestone: 'm1', reason: '改造推迟', progress: '过半', proposedDate: '2021-08-31' }, { ...MARKET, revision: 1 });
    expect((await server.post(`/measures/${city.dated}/extension-grants`, { milestone: 'm1', date: '2021-07-31', basis: { title: '批复' } }, { ...OFFICE, revision: 3 })).status).toBe(201);
    expect(row(await compare(), city.dated)).toMatchObject({ deadline: { verdict: 'later', days: 61 }, milestones: [{ originalDue: '2021-06-30', due: '2021-07-31' }] });
  });

  it('a link says how two documents relate, whatever the day shown; what was known then is kept', async () => {
    expect(row(await compare('&asOf=2021-03-01'), city.staged).state).toBe('linked');
    server.ledger.clock.moveTo('2021-03-02T09:00:00+08:00');
    expect((await server.post(`/measures/${city.staged}/provincial-links`, { to: [] }, { ...OFFICE, revision: 1 })).status).toBe(201);
    expect(row(await compare('&asOf=2021-03-01'), city.staged).state).toBe('none');
    await server.ledger.followed();
    const then = (await server.raw('GET', `/api/v1/comparison?${PLANS}&knownAt=2021-03-01`, {})).body;
    expect(row(then, city.staged).state).toBe('linked');
  });

  it('a measure with nothing left to do implements nothing of the province\'s from that day on', async () => {
    const { revision } = row(await compare(), PROVINCE.cityTargets);
    const ended = await server.post(`/measures/${PROVINCE.cityTargets}/terminations`, { milestone: 'm1', reason: '任务取消', basis: { title: '关于取消任务的通知' } }, { ...OFFICE, revision });
    expect(ended.status).toBe(201);
    const after = await compare();
    expect(row(after, PROVINCE.cityTargets)).toBeUndefined();
    expect(after.coverage).toMatchObject({ city: { measures: 4 }, province: { covered: 2 } });
    expect(after.uncovered.map((one: { measure: string }) => one.measure)).toContain(province.targets);
    expect(row(await compare('&asOf=2021-03-01'), PROVINCE.cityTargets)).toMatchObject({ state: 'linked', provincial: [{ measure: province.targets }] });
  });

  it('a plan that is voided can no longer be linked to', async () => {
    expect((await server.post(`/plans/${PROVINCE.plan}/voidings`, { reason: '重复导入' }, { ...OFFICE, revision: 0 })).status).toBe(201);
    expect(await server.post(`/measures/${city.ofHost}/provincial-links`, { to: [province.alone] }, { ...OFFICE, revision: 1 })).toMatchObject({ status: 409, body: { code: 'LINK_TO_VOIDED_PLAN' } });
    expect(await server.get(`/comparison?${PLANS}`)).toMatchObject({ status: 404, body: { code: 'UNKNOWN_PLAN' } });
  });
});
