import { describe, expect, test } from '@jest/globals';
import type { CitedMeasure } from './product.js';
import { DESKTOP, PHONE } from './visit.js';
import { continueIn, product, visit, visitProduct } from './visited-product.js';

const LOST = '/no-such-page';

describe('every page', () => {
  let subject: CitedMeasure;
  visitProduct({
    now: '2021-09-06T10:00:00+08:00',
    before: async () => {
      subject = await product.measureCited('「开办企业第4项」');
      const revision = await product.submit(
        `/measures/${subject.measure}/progress-reports`, { milestone: 'm1', text: '接口联调完成。' }, { role: 'department-filer', unit: subject.lead[0]!.unit, revision: 0 },
      );
      expect(revision).toBe(2);
      await product.submit('/accountability-records', { kind: 'chase-up', form: '催办', unit: subject.lead[0]!.unit, measure: subject.measure, facts: '已过时限，请报送完成情况。' }, { role: 'office', revision: null });
      await product.ledger.followed();
    },
  });

  const pages = (): string[] => [
    '/', '/measures', `/measures/${subject.measure}`, '/departments', `/departments/${subject.lead[0]!.unit}`, '/departments/register', '/comparison', '/supervision', '/audit', '/intake', '/system', LOST,
  ];

  test.each([['desktop', DESKTOP], ['phone', PHONE]])('is drawn on a %s without sideways scrolling and without a complaint of the browser', async (_, size) => {
    await continueIn(size);
    const tooWide: string[] = [];
    for (const path of pages()) {
      if (path === LOST) visit.expectStatus(404); // the last one, so that no other page may miss anything
      await visit.goTo(path);
      await visit.settled();
      await visit.sees('ledger-banner', '演示数据');
      if (await visit.scrollsSideways()) tooWide.push(path);
    }
    expect(tooWide).toEqual([]);
  });
});
