import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { StoreUnavailableError } from '../../src/event-store/errors.js';
import { startTestServer, type Answer, type TestServer } from '../support/http.js';
import { runningLedger, runningLedgerOf } from '../support/running-ledger.js';
import { anotherPlan, reviewOf } from '../support/upload.js';

const OFFICE = { as: 'office' };
let server: TestServer;
beforeAll(async () => { server = await startTestServer(); }, 60_000);
afterAll(async () => { await server?.close(); });

const read = (path: string): Promise<Answer> => server.get(path, { 'taizhang-role': 'office' });

async function settled(id: string): Promise<Answer['body']> {
  for (;;) {
    const { body } = await read(`/intakes/${id}`);
    if (!body.running) return body;
  }
}

it('the history of a running ledger is taken over as 期初补录: reviewed in bulk, no filing of the units, marked on the timeline', async () => {
  server.ledger.clock.moveTo('2021-06-15T09:00:00+08:00');
  const document = await runningLedger();
  const uploaded = await server.raw('POST', `/api/v1/intakes?fileName=${encodeURIComponent('台账.xlsx')}`, {
    'content-type': 'application/octet-stream', 'idempotency-key': randomUUID(), 'taizhang-role': 'office',
  }, document);
  const { id } = uploaded.body;
  const edit = (revision: number, edits: object[]): Promise<Answer> => server.post(`/intakes/${id}/edits`, { revision, edits }, OFFICE);
  const fronted = await edit(0, [
    { about: 'front', field: 'title', value: '示例市2021年优化服务行动方案' }, { about: 'front', field: 'jurisdiction', value: '示例市' }, { about: 'front', field: 'year', value: 2021 },
    { about: 'front', field: 'issuer', value: '示例市人民政府' }, { about: 'front', field: 'documentNumber', value: null, notStated: true }, { about: 'front', field: 'issued', value: '2021-02-20' },
    { about: 'unit', printed: '市财政局', choice: { kind: 'existing', unit: 'host' } },
  ]);
  expect(fronted).toMatchObject({
    status: 201,
    body: {
      questions: [],
      opening: {
        on: null, earliest: '2021-02-20', rows: [
          { key: '台账!3', measure: 's1m1', milestone: 'm1', printed: '已完成', status: 'closed', completedOn: '2021-03-18', progress: '平台已经上线', take: false, doubts: [], possible: true },
          { key: '台账!4', measure: 's1m2', status: 'in-progress', extendedTo: '2021-09-30', doubts: [] },
          { key: '台账!5', measure: 's1m3', status: null, doubts: ['状态“基本完成”不能确定，请选择。'] },
        ],
      },
    },
  });

  const taken = await edit(1, [{ about: 'opening', take: 'sure' }]);
  expect(taken.body.opening.rows.map(({ take }: { take: boolean }) => take)).toEqual([true, true, false]);
  expect(taken.body.questions).toMatchObject([{ code: 'opening-day' }]);
  const impossible = await edit(2, [{ about: 'opening', on: '2021-02-30' }]);
  expect(impossible).toMatchObject({ status: 422, body: { code: 'IMPOSSIBLE_DATE' } });
  const tooEarly = await edit(2, [{ about: 'opening', on: '2021-02-01' }]);
  expect(tooEarly.body.questions).toMatchObject([{ code: 'opening-day' }, { code: 'opening-unsure', key: '台账!3' }]);
  const unsure = await edit(3, [{ about: 'opening', on: '2021-05-10' }, { about: 'opening-row', key: '台账!5', take: true }]);
  expect(unsure.body.questions).toMatchObject([{ code: 'opening-unsure', key: '台账!5' }]);
  const ready = await edit(4, [{ about: 'opening-row', key: '台账!5', take: true, fields: { status: 'in-progress' } }]);
  expect(ready.body.questions).toEqual([]);

  expect((await server.post(`/intakes/${id}/confirmation`, { revision: 5 }, OFFICE)).status).toBe(202);
  const done = await settled(id);
  expect(done).toMatchObject({ state: 'registered', failure: null, result: { registeredMeasures: 3, openings: 3 } });
  await server.ledger.followed();

  const { plan } = done.result;
  const { body: page } = await server.get(`/measures?plan=${plan}`);
  const idOf = (title: string): string => page.items.find((one: { title: string }) => one.title === title).measure;
  const closed = await server.get(`/measures/${idOf('推行一网通办')}`);
  expect(closed.body.measure.milestones).toMatchObject([{ status: 'closed', completedOn: '2021-03-18', closedOn: '2021-05-10', daysOverdue: null, reportedLateDays: null }]);
  expect((await server.get(`/measures/${idOf('推行电子印章')}`)).body.measure.milestones).toMatchObject([
    { status: 'in-progress', originalDue: '2021-04-30', due: '2021-09-30', extensions: 1, lastReport: { on: '2021-05-10', text: '系统正在招标' } },
  ]);
  const { body: timeline } = await server.get(`/audit-trail?measure=${idOf('推行一网通办')}&type=opening-recorded`);
  expect(timeline.items).toMatchObject([{ label: '期初补录', backdatedDays: 0, occurredOn: '2021-05-10', summary: '按原台账补录期初情况（已销号，完成日期2021年3月18日）：平台已经上线' }]);
  expect(timeline.items[0].fields).toContainEqual({ label: '台账位置', value: '工作表“台账”第3行' });

  const { body: record } = await server.get(`/departments/host/record?plan=${plan}`);
  const figures = Object.fromEntries(record.figures.map(({ figure, value }: { figure: string; value: number }) => [figure, value]));
  expect(figures).toMatchObject({ closed: 1, 'in-time': 1, 'reported-late': 0, 'progress-reports': 0, 'completion-reports': 0, acknowledged: 0, backdated: 0 });

  const again = await server.raw('POST', `/api/v1/intakes?fileName=${encodeURIComponent('台账.xlsx')}`, {
    'content-type': 'application/octet-stream', 'idempotency-key': randomUUID(), 'taizhang-role': 'office',
  }, document);
  const second = await server.post(`/intakes/${again.body.id}/edits`, { revision: 0, edits: [
    { about: 'front', field: 'title', value: '示例市2021年优化服务行动方案' }, { about: 'front', field: 'jurisdiction', value: '示例市' }, { about: 'front', field: 'year', value: 2021 },
    { about: 'front', field: 'issued', value: '2021-02-20' },
  ] }, OFFICE);
  expect(second.body.opening.rows.map(({ possible }: { possible: boolean }) => possible)).toEqual([false, false, false]);
}, 60_000);

const FRONT = [
  { about: 'front', field: 'jurisdiction', value: '示例市' }, { about: 'front', field: 'year', value: 2021 }, { about: 'front', field: 'issuer', value: '示例市人民政府' },
  { about: 'front', field: 'documentNumber', value: null, notStated: true }, { about: 'front', field: 'issued', value: '2021-02-20' }, { about: 'unit', printed: '市财政局', choice: { kind: 'existing', unit: 'host' } },
];

it('every field of a row can be given otherwise, emptied, and set back to what the row reads', async () => {
  const review = reviewOf(server);
  const { body: { id } } = await review.upload(await runningLedgerOf('示例市2021年逐栏方案'), {}, '逐栏.xlsx');
  await review.edit(id, 0, [...FRONT, { about: 'front', field: 'title', value: '示例市2021年逐栏方案' }]);
  const given = { status: 'reported', completedOn: '2021-05-01', extendedTo: null, extensionReason: null, progress: '已经开标', cumulative: '13.5', slip: null, problems: '无', nextSteps: null };
  const { body } = await review.edit(id, 1, [{ about: 'opening-row', key: '台账!4', take: true, fields: given }]);
  expect(body.opening.rows[1]).toMatchObject({ ...given, take: true, changed: Object.keys(given) });
  const { body: back } = await review.edit(id, 2, [{ about: 'reading', key: '台账!4', field: 'status' }, { about: 'reading', key: '台账!4', field: 'completedOn' }]);
  expect(back.opening.rows[1]).toMatchObject({ status: 'in-progress', completedOn: null, progress: '已经开标', take: true });
  for (const fields of [{ nonsense: null }, { cumulative: '许多' }, { completedOn: '2021-02-30' }, { milestone: 'm9' }]) {
    expect(await review.edit(id, 3, [{ about: 'opening-row', key: '台账!4', take: true, fields }])).toMatchObject({ status: 422 });
  }
});

it('a registration that stopped while the history was recorded goes on there when it is confirmed again', async () => {
  const review = reviewOf(server);
  const { store } = server.ledger;
  const append = store.appendInOrder.bind(store);
  const { body: { id } } = await review.upload(await runningLedgerOf('示例市2021年中断续登方案'), {}, '中断.xlsx');
  const { body } = await review.edit(id, 0, [...FRONT, { about: 'front', field: 'title', value: '示例市2021年中断续登方案' }, { about: 'opening', on: '2021-05-10' }]);
  await review.edit(id, 1, [...anotherPlan(body), { about: 'opening', take: 'sure' }]);
  store.appendInOrder = async (calls) => {
    if (!calls.some(({ facts }) => facts.some(({ type }) => type === 'opening-recorded'))) return append(calls);
    await append(calls.slice(0, 1));
    throw new StoreUnavailableError('cut off');
  };
  await review.confirm(id, 2);
  const stopped = await review.ended(id);
  store.appendInOrder = append;
  expect(stopped).toMatchObject({ state: 'registering', running: false, failure: { code: 'STORE_UNAVAILABLE' }, result: null });
  await review.confirm(id, stopped.revision);
  const done = await review.ended(id);
  expect(done).toMatchObject({ state: 'registered', result: { registeredMeasures: 0, unchanged: 3, openings: 1 } });
  const leaves = (await store.readAll(0, 10_000)).map(({ leaf }) => leaf);
  const measures = new Set(leaves.filter(({ type, data }) => type === 'measure-registered' && data['plan'] === done.result.plan).map(({ stream }) => stream));
  const recorded = leaves.filter(({ type, stream }) => type === 'opening-recorded' && measures.has(stream));
  expect(recorded.map(({ data }) => data['progress'])).toEqual(['平台已经上线', '系统正在招标']);
});

it('the day from which it applies is asked, kept with the draft, and is that of what is registered', async () => {
  const review = reviewOf(server);
  const { body: { id } } = await review.upload(await runningLedgerOf('示例市2021年适用日期方案'), {}, '适用.xlsx');
  const { body: usual } = await review.edit(id, 0, [...FRONT, { about: 'front', field: 'title', value: '示例市2021年适用日期方案' }]);
  expect(usual.effective).toEqual({ on: null, usual: '2021-02-20', earliest: '2021-02-20', latest: '2021-06-15', actedSince: [], whereActed: null });
  const { body: early } = await review.edit(id, 1, [...anotherPlan(usual), { about: 'effective', on: '2021-02-19' }]);
  expect(early.questions).toMatchObject([{ code: 'effective-day', field: 'effectiveOn' }]);
  expect(await review.edit(id, 2, [{ about: 'effective', on: '2021-02-30' }])).toMatchObject({ status: 422, body: { code: 'IMPOSSIBLE_DATE' } });
  expect((await review.edit(id, 2, [{ about: 'effective', on: '2021-03-01' }])).body).toMatchObject({ questions: [], effective: { on: '2021-03-01' } });
  await review.confirm(id, 3);
  const { result } = await review.ended(id);
  const days = (await server.ledger.store.readAll(0, 10_000)).map(({ leaf }) => leaf).filter(({ stream, data }) => stream === `plan-${result.plan}` || data['plan'] === result.plan).map(({ occurredOn }) => occurredOn);
  expect(days).toEqual(['2021-03-01', '2021-03-01', '2021-03-01', '2021-03-01']);

  const { body: { id: second } } = await review.upload(await runningLedgerOf('示例市2021年适用日期方案'), {}, '适用.xlsx');
  const { body: standing } = await review.edit(second, 0, [{ about: 'measure', key: 's1m1', field: 'title', value: '推行企业开办一网通办' }]);
  expect(standing.effective).toEqual({ on: null, usual: '2021-06-15', earliest: '2021-03-01', latest: '2021-06-15', actedSince: [], whereActed: null });
  await review.edit(second, 1, [{ about: 'difference', key: standing.existing.differences[0].key, accepted: true }, { about: 'effective', on: '2021-04-01' }]);
  await review.confirm(second, 2);
  expect(await review.ended(second)).toMatchObject({ state: 'registered', result: { plan: result.plan, revised: 1 } });
  const revised = (await server.ledger.store.readAll(0, 10_000)).map(({ leaf }) => leaf).findLast(({ type }) => type === 'measure-revised');
  expect(revised).toMatchObject({ occurredOn: '2021-04-01', data: { title: '推行企业开办一网通办' } });
});
