import { beforeEach, describe, expect, test } from '@jest/globals';
import type { CitedMeasure } from './product.js';
import { product, visit, visitProduct } from './visited-product.js';

describe('what is decided and corrected is read first', () => {
  let subject: CitedMeasure;
  let path: string;
  let filer: { role: string; unit: string };
  visitProduct({
    before: async () => {
      subject = await product.measureCited('「开办企业第4项」');
      filer = { role: 'department-filer', unit: subject.lead[0]!.unit };
      path = `/measures/${subject.measure}`;
      product.ledger.clock.moveTo('2021-06-18T15:00:00+08:00');
      await product.submit(`${path}/progress-reports`, { milestone: 'm1', text: '已开通窗口。', cumulative: '10', problems: '人手不足。' }, { ...filer, revision: 0 });
      // Due on 31 July, entered on 5 August, dated back to 28 July.
      product.ledger.clock.moveTo('2021-08-05T10:00:00+08:00');
    },
  });
  beforeEach(async () => {
    await visit.goTo(path);
  });
  const revision = async (): Promise<number> => (await product.read<{ revision: number }>(path)).revision;
  const correct = async (type: string): Promise<void> => {
    await visit.page.locator(`[data-event-type="${type}"]`).getByTestId('correct-entry').click();
    await visit.at('entry-drawer').waitFor();
  };

  test('a second correction starts from the first and leaves alone what was not changed', async () => {
    await visit.actAs('领导小组办公室');
    await correct('progress-reported');
    await visit.tick('correction-choices', '累计完成数');
    await visit.fill('correct-cumulative', '12');
    await visit.fill('field-reason', '数字有误。');
    await visit.enter();
    await visit.sees('timeline-entry', '累计完成数12');

    await correct('progress-reported');
    await visit.tick('correction-choices', '累计完成数');
    await visit.sees('entry-drawer', '现记录为：12（原记录为：10）');
    expect(await visit.at('correct-cumulative').inputValue()).toBe('12');
    await visit.tick('correction-choices', '存在问题');
    await visit.fill('correct-problems', '人手已补齐。');
    await visit.fill('field-reason', '问题已解决。');
    await visit.enter();
    await visit.sees('timeline-entry', '人手已补齐');
    await visit.sees('cumulative', '12');
    const { items } = await product.read<{ items: { changes?: { label: string }[] }[] }>(`${path}/timeline`);
    expect(items[0]!.changes!.map(({ label }) => label)).toEqual(['存在问题']);
  });

  test('a refused entry brings the refusal before the writer', async () => {
    visit.expectStatus(422);
    await visit.actAs('领导小组办公室');
    await correct('progress-reported');
    await visit.tick('correction-choices', '内容');
    await visit.fill('field-reason', '没有改动。');
    await visit.press('submit-entry');
    await visit.sees('submission-problem', '现记录相同');
    await visit.page.waitForFunction(() => document.activeElement?.querySelector('[data-testid="submission-problem"]') instanceof Element);
    const place = await visit.at('submission-problem').boundingBox();
    expect(place!.y).toBeGreaterThanOrEqual(0);
  });

  test('a request dated back before the due date says so on the card and where it is answered', async () => {
    await product.submit(
      `${path}/extension-requests`, { milestone: 'm1', reason: '接口未开放。', progress: '七成', proposedDate: '2021-09-15', occurredOn: '2021-07-28' },
      { ...filer, revision: await revision() },
    );
    await visit.page.reload();
    await visit.sees('milestone-m1', '2021年8月5日录入，补录8天');
    await visit.sees('late-request', '补录：录入时已逾期');
    await visit.actAs('领导小组办公室');
    await visit.press('action-m1-grant-extension');
    await visit.sees('request-to-answer', '2021年8月5日录入，补录8天');
    await visit.sees('request-to-answer', '补录：录入时已逾期');
  });

  test('the office files for a unit it names, and who checks reads what was reported', async () => {
    await visit.actAs('领导小组办公室');
    await visit.press('action-m1-more');
    await visit.press('action-m1-report-completion');
    await visit.sees('field-enteredForUnit', subject.lead[0]!.name);
    await visit.fill('field-text', '先写一半');
    const warned = (): Promise<boolean> => visit.page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
    expect(await warned()).toBe(true);
    await visit.page.getByRole('button', { name: /取\s*消/ }).click();
    await visit.at('entry-drawer').waitFor({ state: 'hidden' });
    expect(await warned()).toBe(false);
    await product.submit(
      `${path}/completion-reports`, { milestone: 'm1', text: '全部窗口已开通。', completedOn: '2021-07-30', basis: { title: '开通通知' } },
      { ...filer, revision: await revision() },
    );
    await visit.page.reload();
    await visit.sees('timeline-entry', '自报完成日期2021年7月30日：全部窗口已开通。');
    for (const action of ['verify-completion', 'return-completion']) {
      await visit.press(`action-m1-${action}`);
      for (const said of ['全部窗口已开通。', '2021年7月30日', '开通通知']) await visit.at('entry-drawer').getByTestId('claim').filter({ hasText: said }).waitFor();
      await visit.page.getByRole('button', { name: /取\s*消/ }).click();
      await visit.at('entry-drawer').waitFor({ state: 'hidden' });
    }
  });

  test('another unit than those of the measure is recorded against only after a confirmation', async () => {
    await visit.actAs('督查');
    await visit.press('measure-more');
    await visit.press('measure-record-accountability');
    await visit.choose('field-form', '约谈');
    await visit.at('field-unit').click();
    await visit.page.locator('.ant-select-item-group').filter({ hasText: '本任务的责任单位' }).waitFor();
    await visit.page.locator('[data-testid="field-unit"] input').fill('气象');
    await visit.page.locator('.ant-select-item-option').filter({ hasText: '市气象局' }).click();
    await visit.page.getByText('该单位不是本任务的责任单位').waitFor();
    await visit.fill('field-facts', '核对后仍须约谈。');
    await visit.press('submit-entry');
    await visit.page.getByText('请核对单位').waitFor();
    await visit.at('field-otherUnit').click();
    await visit.enter();
    await visit.sees('timeline-entry', '核对后仍须约谈');
  });

  test('a day that has not come is named as such and is not offered', async () => {
    await visit.travelTo('2030-01-01');
    await visit.sees('ahead-notice', '2030年1月1日尚未到来，以下按现有记录推算');
    await visit.press('back-to-today');
    await visit.at('ahead-notice').waitFor({ state: 'detached' });
    await visit.at('as-of').click();
    await visit.page.locator('td[title="2021-08-06"].ant-picker-cell-disabled').waitFor();
    expect(await visit.page.locator('td[title="2021-08-05"].ant-picker-cell-disabled').count()).toBe(0);
  });
});
