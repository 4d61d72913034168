import { describe, expect, test } from '@jest/globals';
import { product, visit, visitProduct } from './visited-product.js';

describe('a person at work in the ledger', () => {
  visitProduct({ now: '2021-06-25T10:00:00+08:00' });

  test('starts at the overview of 183 measures and finds them all in the list', async () => {
    await visit.goTo('/');
    await visit.sees('total-measures', '183');
    await visit.press('total-measures');
    await visit.sees('measures-total', '183');
    await visit.page.getByText('第 1–20 项，共 183 项').waitFor();
  });

  test('reports progress, asks for an extension that is granted, records accountability, and sees it all on the timeline', async () => {
    const { measure, lead } = await product.measureCited('「开办企业第4项」');
    await visit.goTo(`/measures/${measure}`);
    await visit.actAs('填报人', { name: lead[0]!.name, search: lead[0]!.name.slice(0, 3) });

    await visit.press('action-m1-report-progress');
    await visit.fill('field-text', '已在两个服务大厅试行，材料由六份减为三份。');
    await visit.enter();
    await visit.sees('timeline-entry', '材料由六份减为三份');

    await visit.press('action-m1-request-extension');
    await visit.fill('field-reason', '省级系统接口尚未开放。');
    await visit.fill('field-progress', '窗口流程已改造完成。');
    await visit.typeDay('field-proposedDate', '2021-09-15');
    await visit.enter();
    await visit.sees('timeline-entry', '省级系统接口尚未开放');

    await visit.actAs('领导小组办公室');
    await visit.press('action-m1-grant-extension');
    await visit.fill('field-opinion', '同意，请每周报告。');
    await visit.enter();
    await visit.sees('current-due', '2021年9月15日');
    await visit.sees('original-due', '2021年7月31日');

    await visit.actAs('督查');
    await visit.press('measure-more');
    await visit.press('measure-record-accountability');
    await visit.choose('field-form', '约谈');
    await visit.choose('field-unit', lead[0]!.name, lead[0]!.name.slice(0, 3));
    await visit.fill('field-facts', '接口对接迟缓，约谈该单位分管负责人。');
    await visit.enter();
    await visit.sees('timeline-entry', '接口对接迟缓');
    const types = await visit.at('timeline-entry').evaluateAll((entries) => entries.map((one) => one.getAttribute('data-event-type')));
    expect(types).toEqual(['accountability-recorded', 'extension-granted', 'extension-requested', 'progress-reported', 'measure-acknowledged', 'measure-registered']);
  });
});
