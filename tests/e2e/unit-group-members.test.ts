import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

const { county } = SMALL_PLAN.units;
const OFFICE = { as: 'office' };
/** Led by 各县市区; by 各县市区 and 各开发区. */
const [LED, TWICE, HELD_UP, BEHIND] = ['led-by-counties', 'led-by-both', 'held-up', 'behind'] as const;
let server: TestServer;
const ids: Record<'counties' | 'zones' | 'lan' | 'hong', string> = { counties: '', zones: '', lan: '', hong: '' };

beforeAll(async () => {
  server = await startTestServer();
  const { ledger } = server;
  ledger.clock.moveTo('2021-03-01T09:00:00+08:00');
  const register = async (name: string, unitClass: string, order: number): Promise<string> =>
    (await server.post('/departments', { occurredOn: '2021-03-01', jurisdiction: '示例市', name, class: unitClass, order }, OFFICE)).body.stream.replace('department-', '');
  ids.counties = await register('各县市区', 'unit-group', 50);
  ids.zones = await register('各开发区', 'unit-group', 51);
  ids.lan = await register('兰县', 'county', 52);
  ids.hong = await register('洪县', 'county', 53);
  await server.post(`/departments/${ids.counties}/memberships`, { occurredOn: '2021-03-01', members: [county, ids.lan, ids.hong] }, { ...OFFICE, revision: 0 });
  await server.post(`/departments/${ids.zones}/memberships`, { occurredOn: '2021-03-01', members: [county] }, { ...OFFICE, revision: 0 });
  const counties = { unit: ids.counties, printedName: '各县市区', role: 'lead', group: 1, derived: false };
  for (const [measure, number, units] of [
    [LED, 7, [counties]], [HELD_UP, 8, [counties]], [TWICE, 9, [counties, { unit: ids.zones, printedName: '各开发区', role: 'lead', group: 2, derived: false }]],
  ] as const) {
    await seedMeasure(measure, number, units);
  }
  ledger.clock.moveTo('2021-07-10T09:00:00+08:00');
  await ledger.followed();
}, 60_000);
const seedMeasure = (measure: string, number: number, units: readonly object[]) => server.ledger.seed(`measure-${measure}`, 'measure-registered', {
  plan: SMALL_PLAN.plan, indicator: { ordinal: 1, name: '开办企业' }, item: null, number, title: `第${number}项`, text: null, planEnds: '2021-12-31', units, unitsIncomplete: false,
  milestones: [{ milestone: 'm1', label: '6月底前完成', deadline: { kind: 'by', raw: '6月底前', date: '2021-06-30', from: null, every: null, day: null }, targets: [] }],
  source: { documentSha256: null, textSha256: null, reference: `开办企业 ${number}` },
}, '2021-03-01');
afterAll(async () => { await server?.close(); });

const detail = async (measure: string, unit?: string) =>
  (await server.get(`/measures/${measure}?asOf=2021-07-10`, unit === undefined ? { 'Taizhang-Role': 'office' } : { 'Taizhang-Role': 'department-filer', 'Taizhang-Unit': unit })).body;
/** Entered by a unit, or by the office where none is named. */
const enter = async (measure: string, path: string, body: object, unit?: string) =>
  server.post(`/measures/${measure}/${path}`, body, { ...(unit === undefined ? OFFICE : { as: 'department-filer', unit }), revision: (await detail(measure)).revision as number });
const figures = async (unit: string, asOf: string): Promise<Record<string, number>> =>
  Object.fromEntries(((await server.get(`/departments/${unit}/record?asOf=${asOf}`)).body.figures as { figure: string; value: number }[]).map(({ figure, value }) => [figure, value]));
const done = (on: string, more: object = {}) => ({ milestone: 'm1', occurredOn: on, completedOn: on, text: '已完成', ...more });
const ask = (on: string, date: string) => ({ milestone: 'm1', occurredOn: on, reason: '改造推迟', progress: '过半', proposedDate: date });

describe('members of a group that leads (rule 6)', () => {
  it('are each late by their own date and report, in their records too', async () => {
    expect((await enter(LED, 'extension-requests', ask('2021-06-20', '2021-07-31'), county)).status).toBe(201);
    expect((await enter(LED, 'extension-requests', ask('2021-06-21', '2021-07-15'), ids.lan)).status).toBe(201);
    const { measure } = await detail(LED);
    const [ofCounty, ofLan] = (measure.milestones[0].requests as { event: string; memberOf: string; unitName: string }[]);
    expect([ofCounty, ofLan]).toMatchObject([{ memberOf: ids.counties, unitName: '青山县' }, { memberOf: ids.counties, unitName: '兰县' }]);
    const grant = { milestone: 'm1', occurredOn: '2021-06-25', date: '2021-07-31' };
    expect(await enter(LED, 'extension-grants', grant)).toMatchObject({ status: 422, body: { code: 'REQUEST_AMBIGUOUS' } });
    expect((await enter(LED, 'extension-grants', { ...grant, request: ofCounty!.event })).status).toBe(201);
    expect((await enter(LED, 'extension-refusals', { milestone: 'm1', occurredOn: '2021-06-25', reason: '理由不足' })).status).toBe(201);
    expect((await enter(LED, 'completion-reports', done('2021-06-28'), ids.hong)).status).toBe(201);

    expect((await detail(LED)).measure.milestones).toMatchObject([{
      due: '2021-06-30', extensions: 0, daysOverdue: 10,
      groups: [{ members: [
        { unit: county, due: '2021-07-31', extensions: 1, daysOverdue: null }, { unit: ids.lan, due: '2021-06-30', daysOverdue: 10 }, { unit: ids.hong, due: '2021-06-30', daysOverdue: null },
      ] }],
    }]);
    // Of the three measures the one is not overdue for whom its own date has not come, or who reported.
    expect(await Promise.all([county, ids.lan, ids.hong].map(async (unit) => (await figures(unit, '2021-07-10')).overdue))).toEqual([2, 3, 2]);
    // Entered on 10 July, whatever day they are dated.
    expect(await figures(county, '2021-07-10')).toMatchObject({ 'extension-requested': 1, 'extension-requested-late': 1, 'extension-granted': 1, 'extension-days': 31 });
    const { body: list } = await server.get('/departments?asOf=2021-07-10');
    const row = (unit: string) => (list.items as { unit: string; overdue: number; extensions: number }[]).find((one) => one.unit === unit);
    expect([row(county), row(ids.lan), row(ids.hong)]).toMatchObject([{ overdue: 2, extensions: 1 }, { overdue: 3, extensions: 0 }, { overdue: 2, extensions: 0 }]);
    const { body: record } = await server.get(`/departments/${county}/record?asOf=2021-07-10`);
    expect((record.measures as { measure: string }[]).find((one) => one.measure === LED)).toMatchObject({ milestones: [{ due: '2021-07-31', daysOverdue: null, extensions: 1 }] });
  });

  it('are done in time or late each by its own', async () => {
    expect((await enter(LED, 'completion-reports', done('2021-07-05'), ids.lan)).status).toBe(201);
    expect((await enter(LED, 'completion-reports', done('2021-07-08'), county)).status).toBe(201);
    expect((await enter(LED, 'verifications', { milestone: 'm1', occurredOn: '2021-07-09', completedOn: '2021-07-08' })).status).toBe(201);
    const closed = async (unit: string) => (({ 'in-time': inTime, late }) => ({ inTime, late }))(await figures(unit, '2021-07-10'));
    expect([await closed(county), await closed(ids.lan), await closed(ids.hong), await closed(ids.counties)])
      .toEqual([{ inTime: 1, late: 0 }, { inTime: 0, late: 1 }, { inTime: 1, late: 0 }, { inTime: 0, late: 1 }]);
  });

  it('say for which of two groups they act; the page may offer both', async () => {
    const { actions } = await detail(TWICE, county);
    expect((actions as { action: string; groups?: object[] }[]).find(({ action }) => action === 'report-completion')).toMatchObject({
      allowed: true, groups: [{ unit: ids.counties, name: '各县市区' }, { unit: ids.zones, name: '各开发区' }],
    });
    const refused = await enter(TWICE, 'completion-reports', done('2021-06-10'), county);
    expect(refused).toMatchObject({ status: 422, body: { code: 'GROUP_AMBIGUOUS', detail: expect.stringContaining('“各县市区”和“各开发区”') } });
    expect((await enter(TWICE, 'completion-reports', done('2021-06-10', { memberOf: ids.zones }), county)).status).toBe(201);
    expect((await detail(TWICE)).measure.milestones).toMatchObject([{ status: 'reported', lastClaim: { unit: ids.zones }, groups: [{ reported: 0, total: 3 }, { reported: 1, total: 1 }] }]);
    expect((await enter(TWICE, 'acknowledgements', { occurredOn: '2021-06-11', memberOf: ids.zones }, ids.lan)).body).toMatchObject({ code: 'NOT_MEMBER_OF_GROUP' });
  });

  it('complete the group when the last one missing is merged or leaves', async () => {
    for (const unit of [county, ids.lan]) expect((await enter(HELD_UP, 'completion-reports', done('2021-06-10'), unit)).status).toBe(201);
    const whole = { milestone: 'm1', occurredOn: '2021-07-10' };
    expect((await enter(HELD_UP, 'group-reports', whole, county)).body).toMatchObject({ code: 'MEMBERS_MISSING' });
    const merged = await server.post(`/departments/${ids.hong}/mergings`, { occurredOn: '2021-07-09', into: ids.lan, reason: '区划调整' }, { ...OFFICE, revision: 0 });
    expect(merged.status).toBe(201);
    const { measure, actions } = await detail(HELD_UP, county);
    // What was merged is no member from that day on.
    expect(measure.milestones).toMatchObject([{ status: 'in-progress', groups: [{ total: 2, reported: 2 }] }]);
    expect((actions as { action: string; allowed: boolean }[]).find(({ action }) => action === 'report-group')).toMatchObject({ allowed: true });
    expect((await enter(HELD_UP, 'completion-reports', done('2021-07-10'), ids.hong)).body).toMatchObject({ code: 'NOT_REPORTING_LEAD' });
    expect((await enter(HELD_UP, 'group-reports', whole, county)).status).toBe(201);
    expect((await detail(HELD_UP)).measure.milestones).toMatchObject([{ status: 'reported', claimedOn: '2021-06-10', reportedOn: '2021-07-10', daysOverdue: null, lastClaim: { unit: ids.counties } }]);
    expect((await enter(HELD_UP, 'verifications', { milestone: 'm1', occurredOn: '2021-07-10', completedOn: '2021-06-10' })).status).toBe(201);
  });

  it('are those of the day it was reported: one entered as a member only afterwards still reports, one that joins later has no part', async () => {
    const register = async (name: string, unitClass: string, order: number): Promise<string> =>
      (await server.post('/departments', { occurredOn: '2021-03-01', jurisdiction: '示例市', name, class: unitClass, order }, OFFICE)).body.stream.replace('department-', '');
    const [towns, east, west] = [await register('各镇街', 'unit-group', 60), await register('东镇', 'county', 61), await register('西镇', 'county', 62)];
    const join = (occurredOn: string, members: string[], revision: number) => server.post(`/departments/${towns}/memberships`, { occurredOn, members }, { ...OFFICE, revision });
    expect((await join('2021-03-01', [county, ids.lan], 0)).status).toBe(201);
    await seedMeasure(BEHIND, 10, [{ unit: towns, printedName: '各镇街', role: 'lead', group: 1, derived: false }]);
    for (const unit of [county, ids.lan]) expect((await enter(BEHIND, 'completion-reports', done('2021-06-10'), unit)).status).toBe(201);
    expect((await join('2021-06-01', [east], 2)).status).toBe(201);
    expect((await join('2021-06-20', [west], 3)).status).toBe(201);

    expect((await detail(BEHIND)).measure.milestones).toMatchObject([{
      status: 'reported', lastClaim: { text: '2个成员单位已报完成，东镇未报完成。' },
      groups: [{ total: 3, reported: 2, members: [{ unit: county, daysOverdue: null }, { unit: ids.lan }, { unit: east, status: 'pending', daysOverdue: 10 }] }],
    }]);
    const check = { milestone: 'm1', occurredOn: '2021-07-10', completedOn: '2021-06-10' };
    expect(await enter(BEHIND, 'verifications', check)).toMatchObject({ status: 409, body: { code: 'MEMBERS_MISSING' } });
    expect((await enter(BEHIND, 'completion-reports', done('2021-07-10'), west)).body).toMatchObject({ code: 'ALREADY_REPORTED' });
    expect((await enter(BEHIND, 'completion-reports', done('2021-06-11'), east)).status).toBe(201);
    expect((await detail(BEHIND)).measure.milestones).toMatchObject([{ status: 'reported', reportedOn: '2021-06-11', lastClaim: { text: '3个成员单位均已报完成。' }, groups: [{ total: 3, reported: 3 }] }]);
    expect((await enter(BEHIND, 'verifications', { ...check, completedOn: '2021-06-11' })).status).toBe(201);
    // 西镇 belongs to the group today, and had no part in what is closed.
    expect((await detail(BEHIND)).measure).toMatchObject({ units: [{ members: [{}, {}, {}, { unit: west }] }], milestones: [{ status: 'closed', groups: [{ total: 3, reported: 3 }] }] });
  });
});
