import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DASHBOARD } from '../../../projections/dashboard/projector.js';
import { DashboardQueries } from '../../../projections/dashboard/queries.js';
import { startProjections, type ProjectionEngine } from '../../../projections/engine/engine.js';
import { appendHistory, benchHistory } from '../../bench/history.js';
import { randomHistory } from './arbitrary-history.js';
import { openLedgerUnderTest, SILENT, type LedgerUnderTest } from './ledger-under-test.js';

const LIGHTS = Object.fromEntries(['closed', 'suspended', 'terminated', 'overdue', 'awaitingCheck', 'untriggered', 'undated', 'soonDue', 'onCourse']
  .map((name) => [name, { color: 'grey', word: name }]));

describe('an overview counted again from a remembered one', () => {
  let ledger: LedgerUnderTest;
  let engine: ProjectionEngine;
  let queries: DashboardQueries;
  /** Remembers nothing. */
  const fresh = (): DashboardQueries => new DashboardQueries(ledger.pool, engine);

  async function open(given: () => Promise<void>): Promise<void> {
    ledger = await openLedgerUnderTest();
    await given();
    engine = await startProjections({ appUrl: ledger.database.appUrl, store: ledger.store, projections: [DASHBOARD], log: SILENT });
    queries = new DashboardQueries(ledger.pool, engine);
  }
  async function close(): Promise<void> {
    await engine.stop();
    await ledger.close();
  }

  describe('after each entry: of any type, back-dated, corrected', () => {
    beforeAll(() => open(async () => {
      await ledger.enter('rules-lights', 'rules-adopted', '2021-01-01', {
        name: 'lights', edition: '1', from: '2021-01-01', rules: { soonDueDays: 10, lights: LIGHTS },
      });
      await ledger.enter('plan-p', 'plan-registered', '2021-01-01', {
        title: '方案', shortTitle: '方案', jurisdiction: '示例市', issuer: null, issued: null, year: 2021, ends: '2021-12-31', indicators: [], measureCount: 1,
        source: { documentSha256: null, textSha256: null },
      });
      await ledger.enter('department-u1', 'department-registered', '2021-01-01', {
        jurisdiction: '示例市', name: '示例市甲局', aliases: [], class: 'government', order: 1, rankingGroup: null,
      });
    }));
    afterAll(close);

    it('is the one a reader without memory counts', async () => {
      let measures = 0;
      let recounted = 0;
      const asked = async (position: number): Promise<void> => {
        await engine.waitFor('dashboard', position, 10_000);
        for (const day of ['2021-03-20', '2021-04-02', '2021-12-31']) {
          for (const plan of ['p', null]) {
            const question = { plan, day, position };
            const expected = await fresh().overview(question);
            if (expected.milestones.total > 0) recounted++;
            expect({ ...question, overview: await queries.overview(question) }).toEqual({ ...question, overview: expected });
          }
        }
      };
      await fc.assert(fc.asyncProperty(randomHistory(16), async (facts) => {
        const stream = `measure-x${measures++}`;
        const ids: string[] = [];
        for (const [index, { type, occurredOn, data, correctsBack }] of facts.entries()) {
          const target = correctsBack === undefined ? {} : { target: ids[index - correctsBack] ?? 'unknown' };
          const { id, position } = await ledger.enter(stream, type, occurredOn, { ...data, ...target });
          ids.push(id);
          await asked(position);
        }
      }), { numRuns: 12, seed: 20211121 });
      await asked((await ledger.enter('department-u1', 'department-renamed', '2021-03-10', { name: '示例市新局', reason: '机构改革' })).position);
      await asked((await ledger.enter('rules-lights', 'rules-adopted', '2021-03-11', {
        name: 'lights', edition: '2', from: '2021-03-15', rules: { soonDueDays: 3, lights: LIGHTS },
      })).position);
      await asked((await ledger.enter('plan-p', 'plan-voided', '2021-03-12', { reason: '重复登记' })).position);
      expect(recounted).toBeGreaterThan(200);
    }, 120_000);
  });

  describe('with lists longer than are remembered', () => {
    beforeAll(() => open(async () => {
      await appendHistory(ledger.store, benchHistory({ events: 8_000, milestones: 300, backdated: 0.2, corrected: 0.05 }), () => undefined);
    }), 120_000);
    afterAll(close);

    it('is the one a reader without memory counts, however far the last one lies back', async () => {
      const last = engine.live('dashboard').checkpoint - 1;
      const steps = fc.sample(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 40, max: 120 })), { numRuns: 120, seed: 3 });
      let position = last - 4_500;
      for (const step of steps) {
        position = Math.min(last, position + step);
        const question = { plan: 'bench-plan', day: '2021-12-31', position };
        expect({ position, overview: await queries.overview(question) }).toEqual({ position, overview: await fresh().overview(question) });
      }
      expect(position).toBeLessThanOrEqual(last);
    }, 120_000);
  });

  describe('with a measure of more milestones than are remembered', () => {
    const MILESTONES = Array.from({ length: 70 }, (_, index) => `m${index + 1}`);
    const DAY = '2021-12-31';
    let position = 0;

    beforeAll(() => open(async () => {
      await ledger.enter('rules-lights', 'rules-adopted', '2021-01-01', { name: 'lights', edition: '1', from: '2021-01-01', rules: { soonDueDays: 10, lights: LIGHTS } });
      await ledger.enter('plan-p', 'plan-registered', '2021-01-01', {
        title: '方案', shortTitle: '方案', jurisdiction: '示例市', issuer: null, issued: null, year: 2021, ends: DAY, indicators: [], measureCount: 3,
        source: { documentSha256: null, textSha256: null },
      });
      // One list each: overdue long before the day asked for, or due just after it.
      for (const [measure, date] of [['a1', '2021-03-31'], ['a2', '2021-04-30'], ['a3', '2021-05-31'], ['b1', '2022-01-02'], ['b2', '2022-01-03'], ['b3', '2022-01-04']] as const) {
        const milestones = measure.endsWith('3') ? MILESTONES.slice(0, 3) : MILESTONES;
        ({ position } = await ledger.enter(`measure-${measure}`, 'measure-registered', '2021-01-01', {
          plan: 'p', indicator: { ordinal: 1, name: '指标' }, item: null, number: 1, title: `措施${measure}`, text: null, planEnds: DAY,
          milestones: milestones.map((milestone) => ({ milestone, label: milestone, deadline: { kind: 'by', raw: '按期', date, from: null, every: null, day: null }, targets: [] })),
          units: [], source: { documentSha256: null, textSha256: null, reference: measure },
        }));
      }
    }), 60_000);
    afterAll(close);

    const enterAll = async (measure: string, type: string): Promise<void> => {
      for (const milestone of MILESTONES) ({ position } = await ledger.enter(`measure-${measure}`, type, DAY, { milestone, reason: '政策调整' }));
    };

    it('is the one a reader without memory counts after such measures were suspended and resumed', async () => {
      const lengths: number[][] = [];
      const asked = async (): Promise<void> => {
        await engine.waitFor('dashboard', position, 10_000);
        const question = { plan: 'p', day: DAY, position };
        const expected = await fresh().overview(question);
        lengths.push([expected.overdue.length, expected.dueSoon.length]);
        expect(await queries.overview(question)).toEqual(expected);
      };
      const suspend = async (...measures: string[]): Promise<void> => { for (const measure of measures) await enterAll(measure, 'milestone-suspended'); };
      const resume = async (...measures: string[]): Promise<void> => { for (const measure of measures) await enterAll(measure, 'milestone-resumed'); };
      await asked();
      await suspend('a1', 'a2', 'b1', 'b2');
      await asked();
      await resume('a1', 'a2', 'b1', 'b2');
      await asked();
      await suspend('a1', 'b1');
      await asked();
      expect(lengths).toEqual([[20, 20], [3, 3], [20, 20], [20, 20]]);
    }, 60_000);
  });
});
