import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  // Taken in against the order of the text; the small plan itself registers 开办企业第5项 last.
  await register('later-item', { ordinal: 2, name: '登记财产' }, { number: 2, title: '登记服务' }, 1);
  await register('earlier-item', { ordinal: 2, name: '登记财产' }, { number: 1, title: '登记信息' }, 2);
  await register('first-of-item', { ordinal: 2, name: '登记财产' }, { number: 1, title: '登记信息' }, 1);
  await register('unnumbered-b2', { ordinal: null, name: '乙' }, null, 2);
  await register('unnumbered-a2', { ordinal: null, name: '甲' }, null, 2);
  await register('unnumbered-b1', { ordinal: null, name: '乙' }, null, 1);
  await register('unnumbered-a1', { ordinal: null, name: '甲' }, null, 1);
  await server.ledger.followed();
}, 60_000);
afterAll(async () => { await server?.close(); });

async function register(measure: string, indicator: object, item: object | null, number: number, plan: string = SMALL_PLAN.plan): Promise<void> {
  await server.ledger.seed(`measure-${measure}`, 'measure-registered', {
    plan, indicator, item, number, title: measure, text: null, planEnds: '2021-12-31',
    milestones: [{ milestone: 'm1', label: '年底前', deadline: { kind: 'by', raw: '年底前', date: '2021-12-31', from: null, every: null, day: null }, targets: [] }],
    units: [{ unit: 'tax', printedName: '市税务局', role: 'lead', group: 1, derived: false }], source: { documentSha256: null, textSha256: null, reference: measure },
  });
}

const { dated, ofHost, staged, undated } = SMALL_PLAN.measures;
/** Indicators by number, then items, then measures; indicators without a number as the ledger took them in, each whole. */
const IN_TEXT_ORDER = [
  dated, ofHost, staged, 'first-of-item', 'earlier-item', 'later-item', undated, 'unnumbered-b1', 'unnumbered-b2', 'unnumbered-a1', 'unnumbered-a2',
];
const measuresOf = (items: { measure: string }[]): string[] => [...new Set(items.map(({ measure }) => measure))];

describe('measures are listed as the plan prints them, not as the ledger took them in', () => {
  it('in the work ledger, page by page', async () => {
    const pages = await Promise.all([1, 2].map((page) => server.get(`/measures?pageSize=6&page=${page}`)));
    expect(pages.flatMap(({ body }) => measuresOf(body.items))).toEqual(IN_TEXT_ORDER);
  });

  it('and backwards where that is asked', async () => {
    expect(measuresOf((await server.get('/measures?sort=number&order=desc')).body.items)).toEqual([...IN_TEXT_ORDER].reverse());
  });

  it('among those due on one day', async () => {
    const { body } = await server.get('/measures?sort=due&unit=tax&role=lead');
    expect(measuresOf(body.items)).toEqual([staged, ...IN_TEXT_ORDER.filter((one) => !([dated, ofHost, staged, undated] as string[]).includes(one)), undated]);
  });

  it('on the page of a department', async () => {
    const { body } = await server.get('/departments/tax/record');
    expect(measuresOf(body.measures)).toEqual(IN_TEXT_ORDER.filter((one) => one !== ofHost));
  });

  it('behind a figure of its record', async () => {
    const { body } = await server.get('/departments/tax/record/led');
    expect(measuresOf(body.milestones)).toEqual(IN_TEXT_ORDER.filter((one) => one !== ofHost && one !== dated));
  });
});

it('sections of a plan whose chapters share numbers are listed as they were taken in', async () => {
  await server.ledger.seed('plan-chapters', 'plan-registered', {
    title: '某市2021年行动方案', shortTitle: '某市行动方案', jurisdiction: '某市', issuer: '某市人民政府', issued: '2021-01-10', year: 2021, ends: '2021-12-31', indicators: [],
    measureCount: 6, source: { documentSha256: null, textSha256: null },
  });
  const sections = [['一、总体要求', 1], ['（一）', 1], ['（二）', 2], ['（三）', 3], ['（四）', 4], ['三、保障措施', 3]] as const;
  for (const [index, [name, ordinal]] of sections.entries()) await register(`chapter-${index}`, { ordinal, name }, null, 1, 'chapters');
  await server.ledger.followed();
  const { body } = await server.get('/measures?plan=chapters');
  expect(body.items.map(({ indicator }: { indicator: { name: string } }) => indicator.name)).toEqual(sections.map(([name]) => name));
});
