import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type Answer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

/** Every entry the main job does not make, through the API, on the milestones of one measure. */
const { staged, dated, ofHost } = SMALL_PLAN.measures;
const TAX = { as: 'department-filer', unit: 'tax' };
const OFFICE = { as: 'office' };
let server: TestServer;
beforeAll(async () => { server = await startTestServer(); }, 60_000);
afterAll(async () => { await server?.close(); });

const measureNow = async (measure: string): Promise<Answer['body']> => (await server.get(`/measures/${measure}`, { 'taizhang-role': 'office' })).body;
const milestone = async (name: string, measure: string = staged) =>
  (await measureNow(measure)).measure.milestones.find((one: { milestone: string }) => one.milestone === name);
async function enter(path: string, body: object, by: { as: string; unit?: string }, measure: string = staged): Promise<Answer> {
  return server.post(`/measures/${measure}/${path}`, body, { ...by, revision: (await measureNow(measure)).revision });
}

describe('a milestone', () => {
  it('is acknowledged once by each of its units', async () => {
    expect((await enter('acknowledgements', {}, TAX)).status).toBe(201);
    expect(await enter('acknowledgements', {}, TAX)).toMatchObject({ status: 409, body: { code: 'ALREADY_ACKNOWLEDGED' } });
    expect((await measureNow(staged)).measure.units[0]).toMatchObject({ unit: 'tax', acknowledged: true });
  });

  it('reported done is returned with a limit, reported again and closed', async () => {
    server.ledger.clock.moveTo('2021-05-10T09:00:00+08:00');
    expect((await enter('completion-reports', { milestone: 'm1', text: '已共享', completedOn: '2021-05-09' }, TAX)).status).toBe(201);
    expect((await enter('returns', { milestone: 'm1', reason: '缺少佐证', limit: '2021-05-25' }, OFFICE)).status).toBe(201);
    expect(await milestone('m1')).toMatchObject({ status: 'returned', statusLabel: '退回整改', reworkLimit: '2021-05-25', returns: 1 });
    expect((await enter('completion-reports', { milestone: 'm1', text: '已补佐证', completedOn: '2021-05-10' }, TAX)).status).toBe(201);
    expect((await enter('verifications', { milestone: 'm1', completedOn: '2021-05-10' }, OFFICE)).status).toBe(201);
    expect(await milestone('m1')).toMatchObject({ status: 'closed', light: 'blue', completedOn: '2021-05-10' });
  });

  it('closed takes no more filings until the office takes it up again with a reason', async () => {
    expect(await enter('progress-reports', { milestone: 'm1', text: '后续' }, TAX)).toMatchObject({ status: 409, body: { code: 'MILESTONE_CLOSED' } });
    expect(await enter('reopenings', { milestone: 'm1' }, OFFICE)).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    expect((await enter('reopenings', { milestone: 'm1', reason: '核查发现未落实' }, OFFICE)).status).toBe(201);
    expect(await milestone('m1')).toMatchObject({ status: 'in-progress', completedOn: null });
  });

  it('is suspended and goes on where it stood', async () => {
    expect((await enter('suspensions', { milestone: 'm2', reason: '政策调整', basis: { title: '关于调整政策的通知' } }, OFFICE)).status).toBe(201);
    expect(await milestone('m2')).toMatchObject({ status: 'suspended', light: 'grey' });
    expect((await enter('resumptions', { milestone: 'm2' }, OFFICE)).status).toBe(201);
    expect(await milestone('m2')).toMatchObject({ status: 'in-progress' });
  });

  it('is given up only on the basis of a document', async () => {
    expect(await enter('terminations', { milestone: 'm3', reason: '任务取消' }, OFFICE)).toMatchObject({ status: 422, body: { code: 'BASIS_REQUIRED' } });
    expect((await enter('terminations', { milestone: 'm3', reason: '任务取消', basis: { title: '关于取消任务的通知', documentNumber: '〔2021〕9号' } }, OFFICE)).status).toBe(201);
    expect(await milestone('m3')).toMatchObject({ status: 'terminated' });
  });

  it('without a target is assessed as such, never with a pace', async () => {
    expect(await enter('pace-assessments', { milestone: 'm2', pace: 'behind' }, OFFICE)).toMatchObject({ status: 422, body: { code: 'PACE_NOT_APPLICABLE' } });
    expect((await enter('pace-assessments', { milestone: 'm2', pace: 'not-quantified' }, OFFICE)).status).toBe(201);
    expect(await milestone('m2')).toMatchObject({ pace: 'not-quantified', paceLabel: '无量化' });
  });

  it('keeps its date where an extension is refused', async () => {
    expect((await enter('extension-requests', { milestone: 'm2', reason: '人手不足', progress: '过半', proposedDate: '2021-10-31' }, TAX)).status).toBe(201);
    expect((await enter('extension-refusals', { milestone: 'm2', reason: '理由不充分' }, OFFICE)).status).toBe(201);
    expect(await milestone('m2')).toMatchObject({ due: '2021-09-30', extensions: 0, requests: [{ answer: { kind: 'refused', reason: '理由不充分' } }] });
  });

  it('that waits for a document gets its date with it; one with a date of its own waits for none', async () => {
    const trigger = { milestone: 'm1', date: '2021-06-30', basis: { title: '省级实施细则', issuedOn: '2021-05-08' } };
    expect(await enter('trigger-dates', trigger, OFFICE)).toMatchObject({ status: 422, body: { code: 'NOT_RELATIVE' } });
    await server.ledger.seed('measure-relative', 'measure-registered', {
      plan: SMALL_PLAN.plan, indicator: { ordinal: 3, name: '纳税' }, item: null, number: 2, title: '落实省级细则', text: null, planEnds: '2021-12-31',
      milestones: [{ milestone: 'm1', label: '落实细则', deadline: { kind: 'relative', raw: '细则下发后1个月内', date: null, from: null, every: null, day: null }, targets: [] }],
      units: [{ unit: 'tax', printedName: '市税务局', role: 'lead', group: 1, derived: false }], source: { documentSha256: null, textSha256: null, reference: '纳税 2' },
    });
    expect(await milestone('m1', 'relative')).toMatchObject({ due: null, light: 'grey', lightLabel: '待触发' });
    expect(await enter('trigger-dates', { ...trigger, basis: undefined }, OFFICE, 'relative')).toMatchObject({ status: 422, body: { code: 'BASIS_REQUIRED' } });
    expect((await enter('trigger-dates', trigger, OFFICE, 'relative')).status).toBe(201);
    expect(await milestone('m1', 'relative')).toMatchObject({ due: '2021-06-30', originalDue: '2021-06-30' });
  });

  it('is filed by the office for a unit only with where it has it from', async () => {
    const filing = { milestone: 'm2', text: '来电报告进展', enteredForUnit: 'tax' };
    expect(await enter('progress-reports', { milestone: 'm2', text: '来电报告进展' }, OFFICE)).toMatchObject({ status: 422, body: { code: 'UNIT_MISSING' } });
    expect(await enter('progress-reports', filing, OFFICE)).toMatchObject({ status: 422, body: { code: 'SOURCE_REQUIRED' } });
    expect((await enter('progress-reports', { ...filing, source: '市税务局5月10日来电' }, OFFICE)).status).toBe(201);
    expect(await enter('progress-reports', filing, { as: 'department-filer', unit: 'market' })).toMatchObject({ status: 403, body: { code: 'ANOTHER_UNIT' } });
  });
});

describe('a measure', () => {
  it('of the office\'s own host unit is checked by 督查', async () => {
    expect((await enter('completion-reports', { milestone: 'm1', text: '完成', completedOn: '2021-05-10' }, { as: 'department-filer', unit: 'host' }, ofHost)).status).toBe(201);
    const verification = { milestone: 'm1', completedOn: '2021-05-10' };
    expect(await enter('verifications', verification, OFFICE, ofHost)).toMatchObject({ status: 403, body: { code: 'CHECK_BY_SUPERVISOR' } });
    expect((await enter('verifications', verification, { as: 'supervisor' }, ofHost)).status).toBe(201);
  });

  it('is given to other units of the ledger', async () => {
    const moved = await enter('reassignments', { units: [{ unit: 'county', role: 'lead' }, { unit: 'market', role: 'supporting' }], reason: '职责划转' }, OFFICE, dated);
    expect(moved.status).toBe(201);
    expect((await measureNow(dated)).measure.units).toMatchObject([
      { unit: 'county', name: '青山县', role: 'lead', roleLabel: '牵头单位', acknowledged: false }, { unit: 'market', role: 'supporting' },
    ]);
  });
});

describe('a record', () => {
  it('is corrected by 督查 and stays readable', async () => {
    const record = { kind: 'chase-up', form: '提醒', unit: 'tax', measure: staged, facts: '进展缓慢' };
    const recorded = await server.post('/accountability-records', record, { as: 'supervisor' });
    const id = (recorded.body.stream as string).replace('record-', '');
    const correction = { target: recorded.body.events[0], reason: '事实有误', changes: { facts: '按期推进中' } };
    expect(await server.post(`/accountability-records/${id}/corrections`, correction, { ...OFFICE, revision: 0 })).toMatchObject({ status: 403, body: { code: 'ROLE_NOT_ALLOWED' } });
    const corrected = await server.post(`/accountability-records/${id}/corrections`, correction, { as: 'supervisor', revision: 0 });
    expect(corrected).toMatchObject({ status: 201, body: { revision: 1 } });
    expect((await server.get(`/accountability-records/${id}?min-position=${corrected.body.receipt}`)).body).toMatchObject({ facts: '按期推进中', revision: 1 });
    expect(await server.post(`/accountability-records/${id}/corrections`, { ...correction, changes: { unit: 'market' } }, { as: 'supervisor', revision: 1 })).toMatchObject({ status: 422, body: { code: 'IDENTITY_FIELD' } });
  });
});
