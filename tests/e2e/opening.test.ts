import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { startTestServer, type Answer, type TestServer } from '../support/http.js';

const OFFICE = { as: 'office' };
let server: TestServer;
beforeAll(async () => { server = await startTestServer(); }, 60_000);
afterAll(async () => { await server?.close(); });

const ROWS = [
  ['示例市2021年优化服务行动方案工作台账'],
  ['领域', '序号', '任务名称', '任务内容', '完成时限', '牵头单位', '办理状态', '实际完成时间', '延期至', '工作进展'],
  ['开办企业', 1, '推行一网通办', '推行一网通办，减少跑动次数。', '2021年3月底前', '市财政局', '已完成', '2021-03-18', null, '平台已经上线'],
  ['开办企业', 2, '推行电子印章', '免费发放电子印章。', '2021年4月底前', '市财政局', '推进中', null, '2021-09-30', '系统正在招标'],
  ['开办企业', 3, '减少材料', '减少申请材料。', '2021年12月底前', '市财政局', '基本完成', null, null, '只剩两项'],
];

const read = (path: string): Promise<Answer> => server.get(path, { 'taizhang-role': 'office' });

async function settled(id: string): Promise<Answer['body']> {
  for (;;) {
    const { body } = await read(`/intakes/${id}`);
    if (!body.running) return body;
  }
}

it('the history of a running ledger is taken over as 期初补录: reviewed in bulk, no filing of the units, marked on the timeline', async () => {
  server.ledger.clock.moveTo('2021-06-15T09:00:00+08:00');
  const document = Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows: ROWS }] }));
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
