import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlanComparisonQueries } from '../../../projections/plan-comparison/queries.js';
import { comparePlans } from '../../../src/comparison/comparison.js';
import { loadSeedLinks } from '../../../src/comparison/load-seed-links.js';
import { planToRegister } from '../../../src/intake/registration/plan-to-register.js';
import { readSeedPlan } from '../../../src/intake/seed-plan.js';
import { importSeed } from '../../../src/intake/registration/import-plan.js';
import { openTestLedger, type TestLedger } from '../../support/ledger.js';

const SYSTEM = { account: 'system', role: 'system', department: null } as const;

describe('reviewed links of the sample', () => {
  let ledger: TestLedger;
  let folder: string;
  const said: string[] = [];
  beforeAll(async () => {
    ledger = await openTestLedger();
    ledger.clock.moveTo('2026-05-12T09:00:00+08:00');
    folder = await mkdtemp(join(tmpdir(), 'taizhang-links-'));
  }, 60_000);
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await ledger?.close();
  });

  const load = () => loadSeedLinks({ store: ledger.store, clock: ledger.clock, folder, say: (message) => void said.push(message) });
  const bring = async (name: string) => importSeed(await readSeedPlan(name), null, { store: ledger.store, today: '2026-05-12', actor: SYSTEM });
  const idOf = async (name: string): Promise<string> => planToRegister(await readSeedPlan(name), null).id;
  async function coverage(name: string) {
    await ledger.followed();
    const queries = new PlanComparisonQueries(ledger.pool, ledger.projections);
    const asOf = { day: '2021-12-31', position: await ledger.store.latestPosition() };
    const [city, province] = [await idOf(name), await idOf('shandong-2021')];
    return comparePlans(await queries.measures([city], asOf), await queries.measures([province], asOf)).coverage;
  }

  it('wait for their plans, come in once both are there, for every measure of the city, seen on the last day of the plan', async () => {
    await bring('weifang-2021');
    await load();
    expect(said).toEqual([]);
    await bring('shandong-2021');
    await load();
    expect(said).toEqual(['正在载入省市对照：潍坊市优化营商环境创新突破行动……']);
    expect((await coverage('weifang-2021')).city).toEqual({ measures: 183, linked: 175, none: 8, open: 0 });
  }, 120_000);

  it('come in once; what a person changed meanwhile stays', async () => {
    const { measures } = planToRegister(await readSeedPlan('weifang-2021'), null);
    await ledger.seed(`measure-${measures[0]!.id}`, 'provincial-link-set', { to: [], proposed: [], how: 'none' });
    const before = await ledger.store.latestPosition();
    await load();
    await rm(join(folder, 'seed-links-loaded.json'));
    await load();
    expect(await ledger.store.latestPosition()).toBe(before);
    expect((await coverage('weifang-2021')).city).toMatchObject({ linked: 174, none: 9 });
    expect(Object.keys(JSON.parse(await readFile(join(folder, 'seed-links-loaded.json'), 'utf8')) as object)).toEqual(['weifang-2021']);
  }, 120_000);
});
