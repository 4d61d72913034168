import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DASHBOARD } from '../../../projections/dashboard/projector.js';
import { DashboardQueries } from '../../../projections/dashboard/queries.js';
import { startProjections, type ProjectionEngine } from '../../../projections/engine/engine.js';
import { appendHistory, benchHistory } from '../../bench/history.js';
import { openLedgerUnderTest, SILENT, type LedgerUnderTest } from './ledger-under-test.js';

describe('the trend of the overview', () => {
  let ledger: LedgerUnderTest;
  let engine: ProjectionEngine;
  let queries: DashboardQueries;
  const plan = 'bench-plan';

  beforeAll(async () => {
    ledger = await openLedgerUnderTest();
    await appendHistory(ledger.store, benchHistory({ events: 2_500, milestones: 60, backdated: 0.2, corrected: 0.05 }), () => undefined);
    engine = await startProjections({ appUrl: ledger.database.appUrl, store: ledger.store, projections: [DASHBOARD], log: SILENT });
    queries = new DashboardQueries(ledger.pool, engine);
  }, 120_000);
  afterAll(async () => {
    await engine.stop();
    await ledger.close();
  });

  it('shows for each month end what the overview of that day shows, as known at the same position', async () => {
    const last = engine.live('dashboard').checkpoint - 1;
    for (const [day, position] of [['2021-12-31', last], ['2021-09-14', last], ['2021-11-30', Math.floor(last / 2)]] as const) {
      const { trend } = await queries.overview({ plan, day, position });
      expect(trend.at(-1)).toMatchObject({ day });
      expect(trend).toHaveLength(Number(day.slice(5, 7)));
      for (const point of trend) {
        const then = await queries.overview({ plan, day: point.day, position });
        expect({ closed: point.milestonesClosed, overdue: point.overdue, done: point.measuresDone })
          .toEqual({ closed: then.milestones.closed, overdue: then.milestones.overdue, done: then.measures.done });
      }
      expect(trend.some(({ milestonesClosed, overdue }) => milestonesClosed > 0 && overdue > 0)).toBe(true);
    }
  });

  it('gives an overview that was asked before without reading again, and another one after the next entry', async () => {
    const position = engine.live('dashboard').checkpoint - 1;
    const question = { plan, day: '2021-12-31', position };
    const before = queries.overview(question);
    expect(queries.overview({ ...question })).toBe(before);
    const [earlier, ahead, aheadAgain] = [-1, 1, 1].map((step) => queries.overview({ ...question, position: position + step }));
    expect(earlier).not.toBe(before);
    expect(ahead).not.toBe(aheadAgain);
    await Promise.all([before, earlier, ahead, aheadAgain]);
  });
});
