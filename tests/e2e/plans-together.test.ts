import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http.js';
import { SMALL_PLAN } from '../support/ledger.js';

const SUPERVISOR = { as: 'supervisor' };
const CITIES = { near: '邻市', far: '远市', wrong: '误市' } as const;
const ends = { near: '2022-06-30', far: '2021-10-31', wrong: '2030-12-31' } as const;

let server: TestServer;
/** Beside the small plan of 示例市, whose four measures have indicators 开办企业, 登记财产 and 纳税: three more, one of them voided. */
beforeAll(async () => {
  server = await startTestServer();
  for (const [id, jurisdiction] of Object.entries(CITIES) as [keyof typeof CITIES, string][]) {
    await server.ledger.seed(`department-${id}-tax`, 'department-registered', {
      jurisdiction, name: '市税务局', aliases: [], class: 'government', order: 1, rankingGroup: null,
    });
    await server.ledger.seed(`plan-${id}`, 'plan-registered', {
      title: `${jurisdiction}方案`, shortTitle: jurisdiction, jurisdiction, issuer: null, issued: id === 'near' ? '2021-01-05' : '2021-02-25', year: 2021,
      ends: ends[id], indicators: [{ ordinal: 1, name: '开办企业', coordinator: null }], measureCount: 1, source: { documentSha256: null, textSha256: null },
    });
    await server.ledger.seed(`measure-${id}`, 'measure-registered', {
      plan: id, indicator: { ordinal: 1, name: '开办企业' }, item: null, number: 4, title: '一网通办', text: null, planEnds: ends[id],
      milestones: [{ milestone: 'm1', label: '3月10日前', deadline: { kind: 'by', raw: '3月10日前', date: '2021-03-10', from: null, every: null, day: null }, targets: [] }],
      units: [{ unit: `${id}-tax`, printedName: '市税务局', role: 'lead', group: 1, derived: false }], source: { documentSha256: null, textSha256: null, reference: id },
    });
  }
  await server.ledger.seed('plan-wrong', 'plan-voided', { reason: '导入有误' });
  for (const body of [{ unit: 'near-tax' }, { unit: 'tax' }, { unit: 'far-tax', measure: 'far' }]) {
    await server.post('/accountability-records', { kind: 'chase-up', form: '提醒', facts: '进展缓慢', ...body }, SUPERVISOR);
  }
  await server.ledger.followed();
}, 60_000);
afterAll(async () => { await server?.close(); });

const units = (items: { unit: string }[]): string[] => items.map(({ unit }) => unit);
const OWN = Object.values(SMALL_PLAN.units);

describe('without a plan every answer is of all plans together, voided ones left out', () => {
  it('the overview adds them up, and tells progress plan by plan: indicators of two plans may have one name', async () => {
    const { body } = await server.get('/dashboard?asOf=2021-03-05');
    expect(body).toMatchObject({ plan: null, measures: { total: 6 }, milestones: { total: 8 }, accountability: { chaseUps: 3 } });
    expect(body.plans).toEqual([
      { plan: 'far', measures: 1, done: 0, milestones: 1, closed: 0, overdue: 0, dueSoon: 1 },
      { plan: SMALL_PLAN.plan, measures: 4, done: 0, milestones: 6, closed: 0, overdue: 0, dueSoon: 0 },
      { plan: 'near', measures: 1, done: 0, milestones: 1, closed: 0, overdue: 0, dueSoon: 1 },
    ]);
    expect(body.indicators.map((one: { plan: string; name: string; measures: number }) => [one.plan, one.name, one.measures])).toEqual([
      ['far', '开办企业', 1], [SMALL_PLAN.plan, '开办企业', 2], [SMALL_PLAN.plan, '登记财产', 1], [SMALL_PLAN.plan, '纳税', 1], ['near', '开办企业', 1],
    ]);
    expect(body.dueSoon.map(({ plan }: { plan: string }) => plan).sort()).toEqual(['far', 'near']);
  });

  it('of one plan it counts that one alone', async () => {
    const { body } = await server.get('/dashboard?plan=near&asOf=2021-03-05');
    expect(body).toMatchObject({ plan: { id: 'near' }, measures: { total: 1 }, plans: [{ plan: 'near' }], indicators: [{ plan: 'near' }] });
  });

  it('the work ledger lists them plan by plan, each row with its plan, and finds an indicator in all', async () => {
    const all = await server.get('/measures');
    expect(all.body.items.map(({ plan }: { plan: string }) => plan)).toEqual(['far', ...Array(4).fill(SMALL_PLAN.plan), 'near']);
    expect((await server.get(`/measures?indicator=${encodeURIComponent('开办企业')}`)).body.total).toBe(4);
    expect(all.body.items[0].milestones[0].plan).toBe('far');
  });

  it('units stand city by city; of one plan only those it is about', async () => {
    expect(units((await server.get('/departments')).body.items)).toEqual([...OWN, 'near-tax', 'far-tax', 'wrong-tax']);
    // A city whose only plan is voided has none of its own: its units are shown with every plan.
    expect(units((await server.get('/departments?plan=near')).body.items)).toEqual(['near-tax', 'wrong-tax']);
  });

  it('records about no measure belong to the plans of the unit\'s city', async () => {
    const recorded = async (query: string): Promise<string[]> => units((await server.get(`/accountability-records${query}`)).body.items).sort();
    expect(await recorded('')).toEqual(['far-tax', 'near-tax', 'tax']);
    expect(await recorded('?plan=near')).toEqual(['near-tax']);
    expect(await recorded('?plan=far')).toEqual(['far-tax']);
    for (const plan of ['near', 'far', SMALL_PLAN.plan]) {
      expect((await server.get(`/dashboard?plan=${plan}`)).body.accountability.chaseUps).toBe(1);
    }
    expect((await server.get('/departments?plan=near')).body.items[0].chaseUps).toBe(1);
  });

  it('what names a measure says of which plan it is', async () => {
    const { body: { items } } = await server.get('/accountability-records?plan=far');
    expect(items[0]).toMatchObject({ measure: 'far', plan: 'far', cite: '「开办企业第4项」' });
    const trail = await server.get('/audit-trail?measure=near');
    expect(trail.body.items[0]).toMatchObject({ measure: 'near', plan: 'near', cite: '「开办企业第4项」' });
    expect((await server.get('/measures/near')).body.measure.milestones[0].plan).toBe('near');
  });

  it('and opens at the last day of the last plan once all are over', async () => {
    server.ledger.clock.moveTo('2022-03-01T09:00:00+08:00');
    expect((await server.get('/dashboard')).body.asOf).toBe('2022-03-01');
    expect((await server.get('/dashboard?plan=far')).body.asOf).toBe(ends.far);
    server.ledger.clock.moveTo('2022-08-01T09:00:00+08:00');
    expect((await server.get('/dashboard')).body.asOf).toBe(ends.near);
    expect((await server.get('/ledger')).body.plans.map(({ ended }: { ended: boolean }) => ended)).toEqual([true, true, true]);
  });
});
