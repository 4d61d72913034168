import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NEW_STREAM } from '../../src/event-store/event-store.js';
import { startTestServer, type Answer, type Submission, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

const OFFICE = { as: 'office' };
const { dated, ofHost } = SMALL_PLAN.measures;
let server: TestServer;
beforeAll(async () => { server = await startTestServer(); }, 60_000);
afterAll(async () => { await server?.close(); });

/** Submits, lets the ledger move on, and submits the very same again. */
async function repeated(path: string, body: object, submission: Submission, meanwhile: () => Promise<void>): Promise<{ first: Answer; again: Answer; written: number }> {
  const first = await server.post(path, body, submission);
  await meanwhile();
  const before = await server.leaves();
  const again = await server.post(path, body, submission);
  return { first, again, written: (await server.leaves()) - before };
}

async function entered(path: string, body: object, submission: Submission): Promise<void> {
  expect(await server.post(path, body, submission)).toMatchObject({ status: 201 });
}

function expectSameAnswer({ first, again, written }: Awaited<ReturnType<typeof repeated>>): void {
  expect(first).toMatchObject({ status: 201, body: { repeated: false } });
  expect(again).toMatchObject({ status: 201, body: { ...first.body, repeated: true } });
  expect(written).toBe(0);
}

describe('a submission sent again under its key answers as it did the first time', () => {
  it('a reassignment after a unit of it was renamed: the name at the time is part of the fact', async () => {
    const reassignment = { units: [{ unit: 'tax', role: 'lead' }, { unit: 'market', role: 'responsible' }], reason: '职责调整' };
    const answers = await repeated(`/measures/${dated}/reassignments`, reassignment, { ...OFFICE, key: 'reassigned-once', revision: 0 }, async () => {
      await entered('/departments/tax/renamings', { name: '国家税务总局示例市税务局', reason: '机构改革' }, { ...OFFICE, revision: 0 });
    });
    expectSameAnswer(answers);
    const other = await server.post(`/measures/${dated}/reassignments`, { ...reassignment, reason: '另一原因' }, { ...OFFICE, key: 'reassigned-once', revision: 0 });
    expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } });
  });

  it('a merger after the unit merged into went into a third one', async () => {
    const units: string[] = [];
    for (const name of ['甲局', '乙局', '丙局']) {
      const { body } = await server.post('/departments', { jurisdiction: '示例市', name, class: 'government', order: 20 }, OFFICE);
      units.push(body.stream.replace('department-', ''));
    }
    const [first, second, third] = units;
    const answers = await repeated(`/departments/${first}/mergings`, { into: second, reason: '机构改革' }, { ...OFFICE, key: 'merged-once', revision: 0 }, async () => {
      await entered(`/departments/${second}/mergings`, { into: third, reason: '机构改革' }, { ...OFFICE, revision: 0 });
    });
    expectSameAnswer(answers);
  });

  it('a check by 督查 after the office moved out of the unit that is checked', async () => {
    const host = { as: 'department-reviewer', unit: 'host' };
    await entered(`/measures/${ofHost}/acknowledgements`, {}, { ...host, revision: 0 });
    await entered(`/measures/${ofHost}/completion-reports`, { milestone: 'm1', completedOn: '2021-03-01', text: '已完成' }, { ...host, revision: 1 });
    const answers = await repeated(`/measures/${ofHost}/verifications`, { milestone: 'm1', completedOn: '2021-03-01' }, { as: 'supervisor', key: 'verified-once', revision: 2 }, async () => {
      await entered('/ledger/host-unit', { unit: null, reason: '单独设立' }, { ...OFFICE, revision: 0 });
    });
    expectSameAnswer(answers);
  });

  it('a renaming while the register of units cannot follow: what stands needs no look at it; a new name is refused as such', async () => {
    const renaming = { name: '市市场监督管理局', reason: '机构改革' };
    const answers = await repeated('/departments/market/renamings', renaming, { ...OFFICE, key: 'renamed-once', revision: 0 }, async () => {
      await server.ledger.store.append('measure-of-a-newer-program', NEW_STREAM, [{
        id: 'f2a5c0de-0000-4000-8000-000000000001', type: 'unheard-of', version: 1, occurredOn: '2021-03-01', basis: null, correlation: null, causation: null,
        actor: { account: 'system', role: 'system', department: null }, data: {},
      }]);
    });
    expectSameAnswer(answers);
    const stopped = await server.post('/departments/market/renamings', { name: '市场局', reason: '机构改革' }, { ...OFFICE, revision: 1 });
    expect(stopped).toMatchObject({ status: 503, body: { code: 'PROJECTION_STOPPED', detail: expect.stringMatching(/没有入账.*系统管理员/) } });
  });

  it.each<[string, string, object, number]>([
    ['measure-acknowledged', 'acknowledgements', {}, 0],
    ['progress-reported', 'progress-reports', { milestone: 'm1', text: '已开始' }, 1],
    ['completion-reported', 'completion-reports', { milestone: 'm1', completedOn: '2021-03-01', text: '已完成' }, 2],
  ])('%s, written by a program that knew the first version of it only', async (type, path, body, revision) => {
    const { store } = server.ledger;
    const append = store.append.bind(store);
    // Version 1 did not say of which group a unit is a member.
    store.append = (stream, expected, facts) => append(stream, expected, facts.map(({ data: { memberOf: _, ...data }, ...fact }) => ({ ...fact, version: 1, data })));
    const submission = { as: 'department-filer', unit: 'tax', key: `${type}-once`, revision };
    const url = `/measures/${SMALL_PLAN.measures.undated}/${path}`;
    const answers = await repeated(url, body, submission, async () => { store.append = append; await Promise.resolve(); });
    expectSameAnswer(answers);
    expect((await store.readStream(`measure-${SMALL_PLAN.measures.undated}`)).at(-1)?.leaf).toMatchObject({ type, version: 1 });
    const other = await server.post(url, { ...body, occurredOn: '2021-02-28' }, submission);
    expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_CONFLICT' } });
  });
});
