import { describe, expect, it } from '@jest/globals';
import { NOTHING_DONE } from '../../../../src/intake/drafts/draft.js';
import { resemblingPlans } from '../../../../src/intake/drafts/resembling-plans.js';

/** Whether the ledger's plan is asked about for a document that has none of its measures. */
function resemble(document: string, standing: string): boolean {
  const front = { title: document, shortTitle: document, jurisdiction: '示例市', issuer: null, documentNumber: null, issued: null, year: 2021, ends: null };
  const plan = { plan: 'one', title: standing, shortTitle: standing, jurisdiction: '示例市', issued: '2021-02-20', year: 2021, measureTitles: [] };
  return resemblingPlans({ front, partial: false, sections: [], duties: [] }, NOTHING_DONE, [plan]).length === 1;
}

describe('a title that may name another edition of a plan', () => {
  it.each([
    ['示例市2021年优化营商环境创新突破行动实施方案', '示例市优化营商环境创新突破行动方案（试行）'],
    ['示例市2021年优化营商环境创新突破行动实施方案', '示例市2021年优化营商环境工作方案'],
    ['示例市深化“放管服”改革优化营商环境工作方案', '示例市优化营商环境工作方案'],
    ['示例市2021年城市更新三年行动方案', '示例市城市更新行动方案'],
    ['示例市2021年窗口服务提升工作方案', '示例市2021年窗口服务工作方案'],
  ])('has the topic of the plan in other words: %s, %s', (document, standing) => {
    expect(resemble(document, standing)).toBe(true);
  });

  it.each([
    ['示例市2021年用地服务工作方案', '示例市2021年窗口服务工作方案'],
    ['示例市优化政务环境行动方案', '示例市优化营商环境行动方案'],
    ['示例市2021年政务服务工作要点', '示例市2021年政务公开工作要点'],
    ['示例市消防安全专项整治方案', '示例市安全生产专项整治方案'],
    ['示例市方案', '示例市意见'],
  ])('has another topic, whatever place and kind of document they share: %s, %s', (document, standing) => {
    expect(resemble(document, standing)).toBe(false);
  });
});
