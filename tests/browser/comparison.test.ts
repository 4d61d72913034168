import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { readSeedPlan, seedUnitsOf } from '../../src/intake/seed-plan.js';
import { importSeed } from '../../src/intake/registration/import-plan.js';
import { PHONE } from './visit.js';
import { continueIn, product, visit, visitProduct } from './visited-product.js';

describe('省市对照', () => {
  visitProduct();

  async function provincialPlanComesIn(): Promise<void> {
    const plan = await readSeedPlan('shandong-2021');
    const actor = { account: 'system', role: 'system', department: null } as const;
    await importSeed(plan, await seedUnitsOf(plan.jurisdiction), { store: product.ledger.store, today: '2021-05-12', actor });
    await product.ledger.followed();
  }

  it('without a provincial plan says what is missing; with one, proposals are confirmed in one go or one by one', async () => {
    await visit.goTo('/comparison');
    await visit.sees('nothing-to-compare', '还没有省级方案');

    await provincialPlanComesIn();
    await visit.goTo('/comparison');
    await visit.settled();
    await visit.sees('coverage-city', '0 / 183 项');
    await visit.press('confirm-sure');
    await visit.press('confirm-sure-submit');
    await visit.sees('coverage-city', /9\d\.\d%/);
    await visit.settled();

    // What is left: 获得用水用气 has no counterpart, the office says so for one; another is chosen by hand.
    await visit.choose('filter-only', '待对照');
    await visit.settled();
    const left = Number(/另有待对照 (\d+) 项/.exec((await visit.at('coverage').textContent())!)![1]);
    expect(left).toBeGreaterThan(5);
    await visit.at('confirm-link').first().click();
    await visit.sees('coverage', `另有待对照 ${left - 1} 项`);
    await visit.at('change-link').first().click();
    await visit.choose('field-to', '完善水气热服务规范和评价体系', '水气热');
    await visit.page.keyboard.press('Escape');
    await visit.press('submit-entry');
    await visit.sees('coverage', `另有待对照 ${left - 2} 项`);
  }, 120_000);

  it('shows where the city is later and what it leaves out, on a phone too, and gives it as an Excel file', async () => {
    await continueIn(PHONE);
    await visit.goTo('/comparison?only=later');
    await visit.settled();
    await visit.sees('comparison-table', /晚\d+天/);
    expect(await visit.scrollsSideways()).toBe(false);
    const [saved] = await Promise.all([visit.page.waitForEvent('download'), visit.press('export')]);
    const { sheets } = await readXlsx(readFileSync(await saved.path()));
    expect(sheets[0]!.rows.flat().filter((cell) => /^晚于省级\d+天$/.test(String(cell))).length).toBeGreaterThan(5);
    await visit.goTo('/comparison?only=unlinked');
    await visit.sees('uncovered', '市级方案没有对应的省级措施');
  }, 60_000);
});
