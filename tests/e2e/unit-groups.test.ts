import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

const { county } = SMALL_PLAN.units;
const OFFICE = { as: 'office' };
const LED = 'led-by-group';
const SHARED = 'shared-by-group';
let server: TestServer;
let group = '';

beforeAll(async () => {
  server = await startTestServer();
  const { ledger } = server;
  ledger.clock.moveTo('2021-03-01T09:00:00+08:00');
  const { body } = await server.post('/departments', {
    occurredOn: '2021-03-01', jurisdiction: '示例市', name: '各县市区', aliases: ['各县（市、区）人民政府'], class: 'unit-group', order: 50,
  }, OFFICE);
  group = body.stream.replace('department-', '');
  for (const [measure, number, role] of [[LED, 7, 'lead'], [SHARED, 8, 'responsible']] as const) {
    await ledger.seed(`measure-${measure}`, 'measure-registered', {
      plan: SMALL_PLAN.plan, indicator: { ordinal: 1, name: '开办企业' }, item: null, number, title: `各县市区的第${number}项`, text: null, planEnds: '2021-12-31',
      milestones: [{ milestone: 'm1', label: '6月底前完成', deadline: { kind: 'by', raw: '6月底前', date: '2021-06-30', from: null, every: null, day: null }, targets: [] }],
      units: [
        ...(role === 'lead' ? [] : [{ unit: 'tax', printedName: '市税务局', role: 'lead', group: 1, derived: false }]),
        { unit: group, printedName: '各县市区', role, group: 1, derived: false },
      ],
      unitsIncomplete: role === 'responsible', source: { documentSha256: null, textSha256: null, reference: `开办企业 ${number}` },
    }, '2021-03-01');
  }
  ledger.clock.moveTo('2021-07-10T09:00:00+08:00');
  await ledger.followed();
}, 60_000);
afterAll(async () => { await server?.close(); });

const figures = async (asOf: string): Promise<Record<string, number>> => {
  const { body } = await server.get(`/departments/${county}/record?asOf=${asOf}`);
  return Object.fromEntries((body.figures as { figure: string; value: number }[]).map(({ figure, value }) => [figure, value]));
};
const tasks = async (asOf: string): Promise<string[]> => {
  const { body } = await server.get(`/departments/${county}/record?asOf=${asOf}`);
  return (body.measures as { measure: string; via: { name: string }[] }[]).map(({ measure, via }) => [measure, ...via.map(({ name }) => name)].join(' 经由')).sort();
};
const registered = async (unit: string, query = ''): Promise<Record<string, unknown>> => {
  const { body } = await server.get(`/departments/register${query}`);
  return (body.items as { unit: string }[]).find((one) => one.unit === unit)!;
};

describe('groups of units (rule 6)', () => {
  it('have members from a day on, entered against what was seen', async () => {
    const joining = { occurredOn: '2021-04-01', members: [county] };
    expect((await server.post(`/departments/${group}/memberships`, joining, { ...OFFICE, revision: 3 })).status).toBe(412);
    const joined = await server.post(`/departments/${group}/memberships`, joining, { ...OFFICE, key: 'county-joins', revision: 0 });
    expect(joined).toMatchObject({ status: 201, headers: { etag: '"1"' } });
    const again = await server.post(`/departments/${group}/memberships`, joining, { ...OFFICE, key: 'county-joins', revision: 0 });
    expect(again).toMatchObject({ status: 201, body: { ...joined.body, repeated: true } });
    expect(await server.post(`/departments/${group}/memberships`, joining, { ...OFFICE, revision: 1 })).toMatchObject({ status: 409, body: { code: 'ALREADY_MEMBER' } });
    expect(await registered(group, '?asOf=2021-03-31')).toMatchObject({ members: [] });
    expect(await registered(group)).toMatchObject({
      name: '各县市区', classLabel: '成员单位', measures: 2, revision: 1, members: [{ unit: county, name: '青山县', from: '2021-04-01', until: null }],
    });
    expect(await registered(county)).toMatchObject({ memberOf: [{ unit: group, name: '各县市区' }] });
  });

  it('give each member what the group is charged with, in its role, marked as through the group', async () => {
    expect(await tasks('2021-03-31')).toEqual([SMALL_PLAN.measures.ofHost]);
    expect(await tasks('2021-04-01')).toEqual([`${LED} 经由各县市区`, SMALL_PLAN.measures.ofHost, `${SHARED} 经由各县市区`]);
    expect(await figures('2021-03-31')).toMatchObject({ led: 0, shared: 1, overdue: 0 });
    expect(await figures('2021-04-01')).toMatchObject({ led: 1, shared: 2, milestones: 1, overdue: 0 });
    expect(await figures('2021-07-10')).toMatchObject({ led: 1, shared: 2, overdue: 1 });
    const { body: list } = await server.get('/departments?asOf=2021-07-10');
    expect((list.items as { unit: string }[]).find(({ unit }) => unit === county)).toMatchObject({ led: 1, shared: 2, overdue: 1 });
    const { body: behind } = await server.get(`/departments/${county}/record/overdue?asOf=2021-07-10`);
    expect(behind.milestones).toMatchObject([{ measure: LED }]);
  });

  it('are found in the work ledger by their members', async () => {
    const found = async (query: string): Promise<unknown> => ((await server.get(`/measures?unit=${county}${query}`)).body.items as { measure: string; via: { name: string }[] }[])
      .map(({ measure, via }) => ({ measure, via: via.map(({ name }) => name) }));
    expect(await found('&role=lead')).toEqual([{ measure: LED, via: ['各县市区'] }]);
    expect(await found('')).toEqual([{ measure: SMALL_PLAN.measures.ofHost, via: [] }, { measure: LED, via: ['各县市区'] }, { measure: SHARED, via: ['各县市区'] }]);
    expect(await found('&role=lead&asOf=2021-03-31')).toEqual([]);
  });

  it('let each member act for itself: its own state, rolled up to the measure, and its own record', async () => {
    const COUNTY = { as: 'department-filer', unit: county };
    const revision = async (): Promise<number> => (await server.get(`/measures/${LED}`)).body.revision as number;
    const detail = async () => (await server.get(`/measures/${LED}?asOf=2021-07-10`, { 'Taizhang-Role': 'department-filer', 'Taizhang-Unit': county })).body;
    const allowed = ((await detail()).actions as { action: string; allowed: boolean }[]).filter((one) => one.allowed).map(({ action }) => action);
    expect(allowed).toEqual(expect.arrayContaining(['acknowledge', 'report-progress', 'report-completion']));
    expect((await server.post(`/measures/${LED}/acknowledgements`, { occurredOn: '2021-04-02' }, { ...COUNTY, revision: await revision() })).status).toBe(201);
    const progress = { milestone: 'm1', occurredOn: '2021-04-20', text: '已完成一半', cumulative: '30' };
    expect((await server.post(`/measures/${LED}/progress-reports`, progress, { ...COUNTY, revision: await revision() })).status).toBe(201);
    expect((await detail()).measure).toMatchObject({
      units: [{ unit: group, acknowledged: true, members: [{ unit: county, name: '青山县', acknowledged: true }] }],
      milestones: [{
        status: 'in-progress', cumulative: null, lastReport: { unit: county, unitName: '青山县' },
        groups: [{ group, total: 1, reported: 0, members: [{ unit: county, status: 'in-progress', lastReport: { text: '已完成一半', cumulative: '30' } }] }],
      }],
    });
    const done = { milestone: 'm1', occurredOn: '2021-05-20', completedOn: '2021-05-18', text: '已完成' };
    expect((await server.post(`/measures/${LED}/completion-reports`, done, { ...COUNTY, revision: await revision() })).status).toBe(201);
    expect((await detail()).measure.milestones).toMatchObject([{
      status: 'reported', claimedOn: '2021-05-18', lastClaim: { unit: group },
      groups: [{ total: 1, reported: 1, members: [{ status: 'reported', claimedOn: '2021-05-18' }] }],
    }]);
    expect(await figures('2021-05-20')).toMatchObject({ acknowledged: 1, 'progress-reports': 1, 'completion-reports': 1 });
    expect(await figures('2021-07-10')).toMatchObject({ overdue: 0 });
    expect((await server.post(`/measures/${SHARED}/acknowledgements`, {}, { as: 'department-filer', unit: 'market', revision: 0 })).body).toMatchObject({ code: 'UNIT_NOT_RESPONSIBLE' });
  });

  it('are not all units where the plan says 等: told until the office names the rest', async () => {
    const open = async (): Promise<unknown> => ((await server.get('/measures?state=units-incomplete')).body.items as { measure: string; unitsIncomplete: boolean }[]).map(({ measure }) => measure);
    expect(await open()).toEqual([SHARED]);
    expect((await server.get('/departments')).body).toMatchObject({ unitsIncomplete: 1 });
    const { measure } = (await server.get(`/measures/${SHARED}`)).body;
    expect(measure).toMatchObject({ unitsIncomplete: true });
    const units = (measure.units as { unit: string; role: string; group: number }[]).map(({ unit, role, group: bracket }) => ({ unit, role, group: bracket }));
    expect((await server.post(`/measures/${SHARED}/reassignments`, { units, reason: '没有其他单位' }, { ...OFFICE, revision: 0 })).status).toBe(201);
    expect((await server.get(`/measures/${SHARED}`)).body.measure).toMatchObject({ unitsIncomplete: false });
    expect(await open()).toEqual([]);
    expect((await server.get('/departments')).body).toMatchObject({ unitsIncomplete: 0 });
  });

  it('lose a member on a day; what was its task before stays so', async () => {
    expect((await server.post(`/departments/${group}/membership-endings`, { occurredOn: '2021-06-01', member: county }, { ...OFFICE, revision: 1 })).status).toBe(201);
    expect(await tasks('2021-05-31')).toHaveLength(3);
    expect(await tasks('2021-06-01')).toEqual([SMALL_PLAN.measures.ofHost]);
    expect(await registered(group)).toMatchObject({ members: [] });
    expect(await registered(group, '?asOf=2021-05-31')).toMatchObject({ members: [{ unit: county, from: '2021-04-01' }] });
  });

  it('hold groups, never themselves; only units of one city', async () => {
    const add = async (to: string, member: string): Promise<unknown> => {
      const { revision } = await registered(to) as { revision: number };
      const { status, body } = await server.post(`/departments/${to}/memberships`, { members: [member] }, { ...OFFICE, revision });
      return status === 201 ? status : body.code;
    };
    const register = async (name: string, jurisdiction: string, unitClass: string): Promise<string> => {
      const { body } = await server.post('/departments', { jurisdiction, name, class: unitClass, order: 60 }, OFFICE);
      return body.stream.replace('department-', '');
    };
    const upper = await register('各成员单位', '示例市', 'unit-group');
    const abroad = await register('邻县', '邻市', 'county');
    expect(await add(upper, group)).toBe(201);
    expect(await add(group, upper)).toBe('MEMBERSHIP_CYCLE');
    expect(await add(group, group)).toBe('MEMBERSHIP_CYCLE');
    expect(await add(group, abroad)).toBe('MEMBER_OF_OTHER_JURISDICTION');
    expect(await add(group, 'nobody')).toBe('MEMBER_UNKNOWN');
    expect(await add('tax', county)).toBe('NOT_A_GROUP');
  });
});

describe('class, ranking group and official order', () => {
  it('change by events, each day shows its own', async () => {
    const changed = await server.post(`/departments/${county}/class-changes`, { occurredOn: '2021-05-01', class: 'development-zone', rankingGroup: '开发区', reason: '区划调整' }, { ...OFFICE, revision: 0 });
    expect(changed.status).toBe(201);
    expect((await server.post(`/departments/${county}/orders`, { occurredOn: '2021-05-01', order: 0 }, { ...OFFICE, revision: 1 })).status).toBe(201);
    expect(await registered(county, '?asOf=2021-04-30')).toMatchObject({ classLabel: '县市区', rankingGroup: null, order: 4 });
    expect(await registered(county)).toMatchObject({ classLabel: '开发区', rankingGroup: '开发区', order: 0 });
    const { body } = await server.get('/departments/register');
    expect((body.items as { unit: string }[])[0]!.unit).toBe(county);
  });

  it('are said in Chinese where something is missing', async () => {
    const answer = await server.post(`/departments/${county}/class-changes`, { class: '局' }, { ...OFFICE, revision: 2 });
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringMatching(/单位类别|调整原因/) } });
  });

  it('the registry is searched by name, other name and pinyin initials', async () => {
    const names = async (q: string): Promise<string[]> => ((await server.get(`/departments/register?q=${encodeURIComponent(q)}`)).body.items as { name: string }[]).map(({ name }) => name);
    expect(await names('gxsq')).toEqual(['各县市区']);
    expect(await names('（市、区）')).toEqual(['各县市区']);
    expect(await names('税务')).toEqual(['市税务局']);
  });
});
