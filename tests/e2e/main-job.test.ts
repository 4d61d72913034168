import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type Answer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

/**
 * The main job through the API, in the order of a year: a plan of four measures, a filing, an extension asked for and granted,
 * an accountability record, a look back at a past day, a correction seen with the knowledge of before and of after.
 */
const { plan, measures: { dated, staged } } = SMALL_PLAN;
const MARKET = { as: 'department-filer', unit: 'market' };
const OFFICE = { as: 'office' };
const SUPERVISOR = { as: 'supervisor' };
let server: TestServer;
beforeAll(async () => { server = await startTestServer(); }, 60_000);
afterAll(async () => { await server?.close(); });

let receipt = '';
async function enter(path: string, body: object, submission: object): Promise<Answer> {
  const answer = await server.post(path, body, submission);
  if (answer.status === 201) receipt = answer.body.receipt;
  return answer;
}
/** Reads an answer that includes what was entered last. */
const read = (path: string): Promise<Answer> => server.get(`${path}${path.includes('?') ? '&' : '?'}min-position=${receipt}`, { 'taizhang-role': 'office' });
const revisionOf = async (measure: string): Promise<number> => (await server.get(`/measures/${measure}`)).body.revision;
const find = (answer: Answer, measure: string) => answer.body.items.find((one: { measure: string }) => one.measure === measure);

describe('the ledger on its first day', () => {
  it('says which ledger it is', async () => {
    const answer = await server.get('/ledger');
    expect(answer).toMatchObject({ status: 200, body: { kind: 'demo', banner: '演示数据', today: '2021-03-01', plans: [{ id: plan, shortTitle: '示例方案', measures: 4, ended: false }] } });
    expect(answer.body.roles.map(({ role }: { role: string }) => role)).not.toContain('system');
  });

  it('lists the measures with their milestones', async () => {
    const answer = await server.get(`/measures?plan=${plan}&sort=number`);
    expect(answer.body).toMatchObject({ asOf: '2021-03-01', knownAt: null, total: 4, totalMilestones: 6, page: 1, pageSize: 20 });
    expect(find(answer, dated)).toMatchObject({ cite: '「开办企业第4项」', due: '2021-06-30', lead: [{ unit: 'market', name: '市市场监管局' }] });
  });

  it('counts measures and milestones on the dashboard', async () => {
    const answer = await server.get(`/dashboard?plan=${plan}`);
    expect(answer.body).toMatchObject({ measures: { total: 4, done: 0, notStarted: 4, overdue: 0 }, milestones: { total: 6, pending: 6, undated: 1 } });
  });

  it('tells the rules in force and what the totals count', async () => {
    const answer = await server.get('/rules');
    expect(answer.body).toMatchObject({ lights: { edition: '2021-1', soonDueDays: expect.any(Number) }, accountability: { edition: '2021-1', grounds: expect.arrayContaining(['推进不力']) }, definitions: { overdue: expect.stringContaining('没有时限的不计') } });
    expect(answer.body.accountability.forms).toContainEqual({ form: '诫勉', kind: 'accountability', organs: ['党委', '纪检监察机关', '组织部门'] });
  });
});

describe('what the acting person may do', () => {
  const actionsOf = async (headers: Record<string, string>, measure: string = dated) => {
    const { body } = await server.get(`/measures/${measure}`, headers);
    return Object.fromEntries(body.actions.filter(({ milestone }: { milestone: string | null }) => milestone === null || milestone === 'm1')
      .map(({ action, allowed, reason }: { action: string; allowed: boolean; reason: string | null }) => [action, allowed ? true : reason]));
  };

  it('is told by the decider, with its reasons', async () => {
    const market = await actionsOf({ 'taizhang-role': 'department-filer', 'taizhang-unit': 'market' });
    expect(market).toMatchObject({ acknowledge: true, 'report-progress': true, 'report-completion': true, 'request-extension': true });
    expect(market['verify-completion']).toContain('不能核验');
    const office = await actionsOf({ 'taizhang-role': 'office' });
    expect(office).toMatchObject({ 'report-progress': true, suspend: true, terminate: true, 'reassign-responsibility': true, 'correct-entry': true });
    expect(office['verify-completion']).toContain('没有待核验');
    const county = await actionsOf({ 'taizhang-role': 'department-filer', 'taizhang-unit': 'county' });
    expect(county['report-progress']).toContain('不在责任单位之列');
  });

  it('is nothing for a reader', async () => {
    expect((await server.get(`/measures/${dated}`)).body.actions).toEqual([]);
  });
});

describe('the year', () => {
  it('a unit reports progress', async () => {
    server.ledger.clock.moveTo('2021-05-20T10:00:00+08:00');
    const answer = await enter(`/measures/${dated}/progress-reports`, {
      milestone: 'm1', text: '开办时间压缩到两个工作日', cumulative: '2', nextSteps: '联调电子印章', occurredOn: '2021-05-18',
      basis: { title: '市场监管局5月情况', documentNumber: null },
    }, { ...MARKET, revision: 0 });
    expect(answer.status).toBe(201);
    expect(find(await read('/measures'), dated).milestones[0]).toMatchObject({ status: 'in-progress', statusLabel: '办理中' });
  });

  it('asks for an extension and gets it; the original date is kept', async () => {
    server.ledger.clock.moveTo('2021-06-10T10:00:00+08:00');
    const requested = await enter(`/measures/${dated}/extension-requests`,
      { milestone: 'm1', reason: '省级系统改造推迟', progress: '已完成八成', proposedDate: '2021-08-31' }, { ...MARKET, revision: await revisionOf(dated) });
    expect(requested.status).toBe(201);
    server.ledger.clock.moveTo('2021-06-15T10:00:00+08:00');
    const granted = await enter(`/measures/${dated}/extension-grants`, { milestone: 'm1', date: '2021-07-31', opinion: '同意延至7月底' }, { ...OFFICE, revision: await revisionOf(dated) });
    expect(granted.status).toBe(201);
    const { body } = await read(`/measures/${dated}`);
    expect(body.measure.milestones[0]).toMatchObject({
      originalDue: '2021-06-30', due: '2021-07-31', extensions: 1, requestOpen: false,
      requests: [{ unitName: '市市场监管局', late: false, answer: { kind: 'granted', date: '2021-07-31' } }],
    });
  });

  it('cannot be granted what nobody asked for', async () => {
    const leaves = await server.leaves();
    const answer = await server.post(`/measures/${staged}/extension-grants`, { milestone: 'm1', date: '2021-12-31' }, { ...OFFICE, revision: 0 });
    expect(answer).toMatchObject({ status: 404, body: { code: 'UNKNOWN_REQUEST' } });
    expect(await server.leaves()).toBe(leaves);
  });

  it('is overdue after the extended date, and the supervisor records what follows', async () => {
    server.ledger.clock.moveTo('2021-08-10T10:00:00+08:00');
    expect((await read(`/measures/${dated}`)).body.measure.milestones[0]).toMatchObject({ light: 'red', lightLabel: '逾期', daysOverdue: 10 });
    const chased = await enter('/accountability-records', { kind: 'chase-up', form: '约谈', unit: 'market', measure: dated, milestone: 'm1', facts: '延期后仍未完成' }, SUPERVISOR);
    expect(chased).toMatchObject({ status: 201, body: { revision: 0 } });
    const decided = await enter('/accountability-records', {
      kind: 'accountability', form: '通报批评', unit: 'market', measure: dated, organ: '示例市人民政府', documentNumber: '示政字〔2021〕18号', ground: '推进不力',
      facts: '延期后仍未完成', statement: '无意见', basis: { title: '关于督查情况的通报', documentNumber: '示政字〔2021〕18号', issuedOn: '2021-08-09' },
    }, SUPERVISOR);
    expect(decided.status).toBe(201);
  });

  it('leaves accountability to who may decide it', async () => {
    const record = { kind: 'accountability', form: '通报批评', unit: 'market', organ: '示例市人民政府', documentNumber: '示政字〔2021〕19号', ground: '推进不力', facts: '进展缓慢', statement: '无意见' };
    expect(await server.post('/accountability-records', record, OFFICE)).toMatchObject({ status: 403, body: { code: 'ROLE_NOT_ALLOWED' } });
    expect(await server.post('/accountability-records', { ...record, organ: '某咨询公司' }, SUPERVISOR)).toMatchObject({ status: 422, body: { code: 'ORGAN_NOT_COMPETENT' } });
    expect(await server.post('/accountability-records', { ...record, documentNumber: undefined }, SUPERVISOR)).toMatchObject({ status: 422, body: { code: 'DOCUMENT_NUMBER_REQUIRED' } });
  });

  it('a unit reports completion, the office checks it, and who reports never checks', async () => {
    server.ledger.clock.moveTo('2021-08-20T10:00:00+08:00');
    const reported = await enter(`/measures/${dated}/completion-reports`, { milestone: 'm1', text: '全部上线', completedOn: '2021-08-18' }, { ...MARKET, revision: await revisionOf(dated) });
    expect(reported.status).toBe(201);
    const own = await server.post(`/measures/${dated}/verifications`, { milestone: 'm1', completedOn: '2021-08-18' }, { ...MARKET, revision: await revisionOf(dated) });
    expect(own).toMatchObject({ status: 403, body: { code: 'ROLE_NOT_ALLOWED' } });
    server.ledger.clock.moveTo('2021-08-25T10:00:00+08:00');
    const closed = await enter(`/measures/${dated}/verifications`, { milestone: 'm1', completedOn: '2021-08-18', opinion: '现场核验属实' }, { ...OFFICE, revision: await revisionOf(dated) });
    expect(closed.status).toBe(201);
    expect((await read(`/dashboard?plan=${plan}`)).body).toMatchObject({ measures: { done: 1 }, milestones: { closed: 1 } });
  });
});

describe('looking back', () => {
  it('shows the state of a past day', async () => {
    const { body } = await server.get(`/measures/${dated}?asOf=2021-06-12`);
    expect(body).toMatchObject({ asOf: '2021-06-12', knownAt: null });
    expect(body.measure.milestones[0]).toMatchObject({ due: '2021-06-30', extensions: 0, requestOpen: true, status: 'in-progress' });
    const dashboard = await server.get(`/dashboard?plan=${plan}&asOf=2021-06-12`);
    expect(dashboard.body).toMatchObject({ measures: { done: 0 }, extensions: { requested: 1, granted: 0, open: 1 } });
  });

  it('shows what was known at a moment', async () => {
    const before = await server.get(`/measures/${dated}?asOf=2021-05-18&knownAt=2021-05-19`);
    expect(before.body).toMatchObject({ knownAt: '2021-05-19T15:59:59.999Z', measure: { milestones: [{ status: 'pending', lastReport: null }] } });
    const after = await server.get(`/measures/${dated}?asOf=2021-05-18&knownAt=2021-05-20T10:00:00%2B08:00`);
    expect(after.body.measure.milestones[0]).toMatchObject({ status: 'in-progress', lastReport: { on: '2021-05-18' } });
    expect(after.body.position).toBeGreaterThan(before.body.position);
  });

  it('says that a measure was not registered yet', async () => {
    expect(await server.get(`/measures/${dated}?asOf=2021-01-15`)).toMatchObject({ status: 404, body: { code: 'MEASURE_NOT_YET_REGISTERED' } });
  });

  it('shows a correction only to who asks with later knowledge', async () => {
    server.ledger.clock.moveTo('2021-09-05T10:00:00+08:00');
    const { items } = (await read(`/measures/${dated}/timeline`)).body;
    const verified = items.find(({ type }: { type: string }) => type === 'completion-verified');
    const corrected = await enter(`/measures/${dated}/corrections`, { target: verified.id, reason: '完成日期录入有误', changes: { completedOn: '2021-08-12' } }, { ...OFFICE, revision: await revisionOf(dated) });
    expect(corrected.status).toBe(201);
    const now = await read(`/measures/${dated}?asOf=2021-08-31`);
    const then = await server.get(`/measures/${dated}?asOf=2021-08-31&knownAt=2021-08-31`);
    expect(now.body.measure.milestones[0].completedOn).toBe('2021-08-12');
    expect(then.body.measure.milestones[0].completedOn).toBe('2021-08-18');
  });

  it('opens at the last day of the plan once it is over', async () => {
    server.ledger.clock.moveTo('2022-02-01T10:00:00+08:00');
    expect((await server.get(`/measures/${dated}`)).body.asOf).toBe('2021-12-31');
    expect((await server.get('/ledger')).body).toMatchObject({ today: '2022-02-01', asOf: '2021-12-31', plans: [{ ended: true }] });
    expect((await server.get(`/dashboard?plan=${plan}`)).body).toMatchObject({ asOf: '2021-12-31', plan: { ended: true } });
  });
});

describe('the timeline', () => {
  it('tells every event with both times, newest first', async () => {
    const { body } = await read(`/measures/${dated}/timeline`);
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual([
      'entry-corrected', 'completion-verified', 'completion-reported', 'accountability-recorded', 'accountability-recorded', 'extension-granted', 'extension-requested', 'progress-reported', 'measure-acknowledged', 'measure-registered',
    ]);
    expect(body.items.find(({ type }: { type: string }) => type === 'progress-reported')).toMatchObject({
      occurredOn: '2021-05-18', recordedAt: '2021-05-20T02:00:00.000Z', backdatedDays: 2, actor: { role: 'department-filer', unitName: '市市场监管局' }, cite: '「开办企业第4项」',
    });
    expect(body.items.find(({ type }: { type: string }) => type === 'completion-verified').correctedBy).toHaveLength(1);
  });

  it('leads to the leaf as it is stored', async () => {
    const { items } = (await read(`/measures/${dated}/timeline`)).body;
    const { body } = await read(`/events/${items[0].id}`);
    expect(body).toMatchObject({ event: { id: items[0].id }, leaf: { position: items[0].position, hash: expect.stringMatching(/^[0-9a-f]{64}$/), json: { id: items[0].id, stream: `measure-${dated}` } } });
    expect(await server.get('/events/00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404, body: { code: 'UNKNOWN_EVENT_ID' } });
  });

  it('is part of the audit trail', async () => {
    const backdated = await read('/audit-trail?backdated=true&type=progress-reported&unit=market');
    expect(backdated.body).toMatchObject({ total: 1, items: [{ measure: dated, backdatedDays: 2 }] });
    const supervisor = await read('/audit-trail?role=supervisor&pageSize=1');
    expect(supervisor.body).toMatchObject({ total: 2, page: 1, pageSize: 1 });
    expect(supervisor.body.items).toHaveLength(1);
  });
});

describe('the department record', () => {
  it('counts 督促 and 问责 apart, each figure opening its events', async () => {
    const list = await read('/departments');
    expect(list.body.items.find(({ unit }: { unit: string }) => unit === 'market')).toMatchObject({ name: '市市场监管局', led: 1, extensions: 1, chaseUps: 1, accountability: 1 });
    const record = await read('/departments/market/record');
    expect(record.body.records.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['accountability', 'chase-up']);
    for (const { figure, value } of record.body.figures as { figure: string; value: number }[]) {
      const behind = await read(`/departments/market/record/${figure}`);
      expect({ figure, status: behind.status }).toEqual({ figure, status: 200 });
      if (value > 0) expect(behind.body.events.length + behind.body.milestones.length).toBeGreaterThan(0);
    }
    expect(await server.get('/departments/nobody/record')).toMatchObject({ status: 404, body: { code: 'UNKNOWN_DEPARTMENT' } });
  });

  it('keeps a reversed record readable and out of the counts', async () => {
    const { items } = (await read('/accountability-records?unit=market')).body;
    const chased = items.find(({ kind }: { kind: string }) => kind === 'chase-up');
    const reversed = await enter(`/accountability-records/${chased.record}/reversals`, { reason: '复核后不予认定', organ: '示例市人民政府督查室' }, { ...SUPERVISOR, revision: chased.revision });
    expect(reversed.status).toBe(201);
    const one = await read(`/accountability-records/${chased.record}?asOf=2022-02-01`);
    expect(one).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: { state: 'reversed', reversal: { reason: '复核后不予认定' } } });
    const row = (await read('/departments?asOf=2022-02-01')).body.items.find(({ unit }: { unit: string }) => unit === 'market');
    expect(row).toMatchObject({ chaseUps: 0, accountability: 1 });
  });
});
