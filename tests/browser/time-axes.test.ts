import { describe, expect, test } from '@jest/globals';
import type { CitedMeasure } from './product.js';
import { product, visit, visitProduct } from './visited-product.js';

describe('the ledger as of any day', () => {
  let subject: CitedMeasure;
  let filer: { role: string; unit: string };
  visitProduct({
    before: async () => {
      subject = await product.measureCited('「开办企业第6项」');
      filer = { role: 'department-filer', unit: subject.lead[0]!.unit };
      product.ledger.clock.moveTo('2021-06-18T15:00:00+08:00');
      const path = `/measures/${subject.measure}`;
      const filed = await product.submit(`${path}/progress-reports`, { milestone: 'm1', text: '已上线移动端入口。', cumulative: '120' }, { ...filer, revision: 0 });
      product.ledger.clock.moveTo('2021-06-24T09:30:00+08:00');
      await product.submit(`${path}/completion-reports`, { milestone: 'm1', text: '全部事项可在移动端办理。', completedOn: '2021-06-22' }, { ...filer, revision: filed });
      product.ledger.clock.moveTo('2021-06-28T10:00:00+08:00');
      const { revision } = await product.read<{ revision: number }>(path);
      await product.submit(`${path}/verifications`, { milestone: 'm1', completedOn: '2021-06-22', opinion: '情况属实。' }, { role: 'office', revision });
    },
  });

  test('shows on a past day the state of that day', async () => {
    await visit.goTo(`/measures/${subject.measure}`);
    await visit.sees('milestone-m1', '认定完成2021年6月22日');
    await visit.travelTo('2021-06-25');
    await visit.sees('past-notice', '2021年6月25日');
    await visit.sees('milestone-m1', '报称完成2021年6月22日');
    await visit.at('timeline-entry').filter({ hasText: '情况属实' }).waitFor({ state: 'detached' });
    await visit.pickDay('2021-06-10');
    await visit.at('timeline-entry').filter({ hasText: '已上线移动端入口' }).waitFor({ state: 'detached' });
    expect(await visit.at('timeline-entry').count()).toBe(1);
    await visit.press('back-to-today');
    await visit.sees('milestone-m1', '认定完成2021年6月22日');
  });

  test('counts on a past day what was done by then', async () => {
    await visit.goTo('/');
    await visit.sees('figure-measures.done', '1');
    await visit.travelTo('2021-06-23');
    await visit.sees('figure-measures.done', '0');
    await visit.sees('total-measures', '183');
  });

  test('shows a corrected entry rightly as known then and as known now', async () => {
    await visit.goTo(`/measures/${subject.measure}`);
    await visit.at('timeline-entry').filter({ hasText: '已上线移动端入口' }).getByTestId('correct-entry').click();
    await visit.tick('correction-choices', '累计完成数');
    await visit.fill('correct-cumulative', '12');
    await visit.fill('field-reason', '多录一位数字。');
    await visit.enter();
    await visit.sees('corrected-by', '本条已更正');
    await visit.sees('changes', '120');
    await visit.sees('entry-summary', '累计完成数12）');
    await visit.sees('cumulative', '12');

    await visit.travelTo('2021-06-25');
    await visit.sees('milestone-m1', '累计12：');
    await visit.tick('knowledge', '按当时掌握');
    await visit.sees('past-notice', '按当时掌握');
    await visit.sees('milestone-m1', '累计120：');
    await visit.at('corrected-by').waitFor({ state: 'detached' });
    await visit.tick('knowledge', '按现在掌握');
    await visit.sees('milestone-m1', '累计12：');
  });
});
