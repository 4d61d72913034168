import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startBrowser, type TestBrowser } from '../support/browser.js';
import { startProduct, type CitedMeasure, type Product } from './product.js';
import { DESKTOP, openVisit, PHONE } from './visit.js';

const LOST = '/no-such-page';

describe('every page', () => {
  let product: Product;
  let chromium: TestBrowser;
  let subject: CitedMeasure;
  beforeAll(async () => {
    product = await startProduct();
    chromium = await startBrowser();
    product.ledger.clock.moveTo('2021-09-06T10:00:00+08:00');
    subject = await product.measureCited('「开办企业第4项」');
    const revision = await product.submit(
      `/measures/${subject.measure}/progress-reports`, { milestone: 'm1', text: '接口联调完成。' }, { role: 'department-filer', unit: subject.lead[0]!.unit, revision: 0 },
    );
    expect(revision).toBe(2);
    await product.submit('/accountability-records', { kind: 'chase-up', form: '催办', unit: subject.lead[0]!.unit, measure: subject.measure, facts: '已过时限，请报送完成情况。' }, { role: 'office', revision: null });
    await product.ledger.followed();
  }, 120_000);
  afterAll(async () => {
    await chromium?.close();
    await product?.close();
  });

  const pages = (): string[] => [
    '/', '/measures', `/measures/${subject.measure}`, '/departments', `/departments/${subject.lead[0]!.unit}`, '/departments/register', '/comparison', '/supervision', '/audit', '/intake', '/system', LOST,
  ];

  test.each([['desktop', DESKTOP], ['phone', PHONE]])('is drawn on a %s without sideways scrolling and without a complaint of the browser', async (_, size) => {
    const visit = await openVisit(chromium, product, size);
    const tooWide: string[] = [];
    for (const path of pages()) {
      if (path === LOST) visit.expectStatus(404); // the last one, so that no other page may miss anything
      await visit.goTo(path);
      await visit.settled();
      await visit.sees('ledger-banner', '演示数据');
      if (await visit.scrollsSideways()) tooWide.push(path);
    }
    expect(tooWide).toEqual([]);
    visit.expectNoComplaints();
    await visit.close();
  });
});
