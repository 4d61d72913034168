import { beforeEach, describe, expect, test } from '@jest/globals';
import { seedPlanNames } from '../../src/intake/seed-plan.js';
import { PHONE } from './visit.js';
import { continueIn, product, visit, visitProduct } from './visited-product.js';

const PLANS = await seedPlanNames();

describe('five plans in one ledger', () => {
  visitProduct({ plans: PLANS });
  beforeEach(async () => {
    product.ledger.clock.moveTo('2021-09-06T10:00:00+08:00');
  });

  test('are shown together first, each with its progress, and one by one when chosen', async () => {
    await visit.goTo('/');
    await visit.sees('plan-switch', '全部方案（5个）');
    await visit.sees('total-measures', '846');
    expect(await visit.at('plan-progress').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('潍坊市'), expect.stringContaining('山东省')]));
    expect(await visit.at('plan-progress').count()).toBe(5);
    await visit.choose('plan-switch', '泰安市优化营商环境创新突破行动');
    await visit.sees('total-measures', '181');
    expect(await visit.at('plan-progress').count()).toBe(0);
    expect(await visit.at('indicator').count()).toBe(17);
    await visit.choose('plan-switch', '全部方案（5个）');
    await visit.sees('total-measures', '846');
  });

  test('a measure is cited with its city, a unit named with its city, and their pages leave the plans together', async () => {
    await visit.goTo(`/measures?indicator=${encodeURIComponent('开办企业')}&q=${encodeURIComponent('电子证照')}`);
    await visit.at('measures-table').getByText('泰安市「开办企业第2项」').waitFor();
    await visit.at('measures-table').getByText('山东省「开办企业第1项」').click();
    await visit.sees('measure-cite', '山东省「开办企业第1项」');
    await visit.sees('plan-switch', '全部方案（5个）');
    await visit.goTo('/departments');
    await visit.at('departments-table').getByText('省发展改革委', { exact: true }).waitFor();
    await visit.choose('plan-switch', '潍坊市优化营商环境创新突破行动');
    await visit.at('departments-table').getByText('市发改委', { exact: true }).waitFor();
    expect(await visit.at('departments-table').getByText('省发展改革委').count()).toBe(0);
  });

  test('open at the last day once all are over', async () => {
    product.ledger.clock.moveTo('2022-03-01T10:00:00+08:00');
    await visit.goTo('/');
    await visit.sees('plan-ended', '各方案计划期均已结束，显示的是其中最后一天 2021年12月31日 的情况');
  });

  test('fit on a phone', async () => {
    await continueIn(PHONE);
    for (const path of ['/', '/measures', '/departments', '/supervision', '/audit']) {
      await visit.goTo(path);
      await visit.settled();
      expect(await visit.scrollsSideways()).toBe(false);
    }
  });
});
