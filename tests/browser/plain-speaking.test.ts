import { PROJECTIONS } from '../../projections/index.js';
import { describe, expect, test } from '@jest/globals';
import { NEW_STREAM } from '../../src/event-store/event-store.js';
import type { CitedMeasure } from './product.js';
import { product, visit, visitProduct } from './visited-product.js';

describe('where something is otherwise than a person expects, the page says so', () => {
  let subject: CitedMeasure;
  visitProduct({ now: '2021-06-25T10:00:00+08:00', before: async () => { subject = await product.measureCited('「开办企业第5项」'); } });
  const asFiler = () => visit.actAs('填报人', { name: subject.lead[0]!.name, search: subject.lead[0]!.name.slice(0, 3) });

  test('what a colleague entered meanwhile, beside what was typed; the next press enters it', async () => {
    const path = `/measures/${subject.measure}`;
    await visit.goTo(path);
    await asFiler();
    await visit.press('action-m1-report-progress');
    await visit.fill('field-text', '已完成流程梳理。');
    const { revision } = await product.read<{ revision: number }>(path);
    await product.submit(`${path}/progress-reports`, { milestone: 'm1', text: '系统改造已经招标。' }, { role: 'department-filer', unit: subject.lead[0]!.unit, revision });

    visit.expectStatus(412);
    await visit.press('submit-entry');
    await visit.sees('entered-since', '系统改造已经招标。');
    expect(await visit.at('field-text').inputValue()).toBe('已完成流程梳理。');
    await visit.enter();
    await visit.sees('timeline-entry', '已完成流程梳理');
  });

  test('an entry is sent once, however fast the button is pressed again', async () => {
    const sent: string[] = [];
    visit.page.on('request', (request) => { if (request.method() === 'POST') sent.push(request.url()); });
    await visit.goTo(`/measures/${subject.measure}`);
    await asFiler();
    await visit.press('action-m1-report-progress');
    await visit.fill('field-text', '窗口人员已经培训。');
    await visit.at('submit-entry').dblclick();
    await visit.at('entry-drawer').waitFor({ state: 'hidden' });
    expect(sent).toHaveLength(1);
  });

  test('a day before the plan began has no plan, rather than figures of 0', async () => {
    for (const path of ['/', '/measures', `/measures/${subject.measure}`, '/departments']) {
      await visit.goTo(`${path}?asOf=2020-06-01`);
      await visit.sees('before-plan', '2020年6月1日还没有方案');
    }
    await visit.at('before-plan').getByRole('button', { name: '回到今天' }).click();
    await visit.at('before-plan').waitFor({ state: 'detached' });
  });

  test('a day that does not exist and words it does not know, in the address and in a form', async () => {
    await visit.goTo('/measures?asOf=2021-02-30&light=pink');
    await visit.sees('address-notice', '截至日期“2021-02-30”没有这一天');
    await visit.sees('address-notice', '亮灯“pink”认不出来');
    await visit.sees('measures-total', '183');

    await visit.goTo(`/measures/${subject.measure}`);
    await asFiler();
    await visit.press('action-m1-request-extension');
    await visit.fill('field-proposedDate', '2021-11-31');
    await visit.sees('no-such-day', '没有这一天：2021年11月31日');
  });

  test('a 填报人 finds the own unit first and everything after one press; a figure opens what it counts', async () => {
    await visit.goTo('/');
    await asFiler();
    await visit.page.getByRole('link', { name: '台账', exact: true }).click();
    await visit.sees('own-unit-only', '只看本单位');
    await visit.press('own-unit-only');
    await visit.sees('measures-total', '183');
    await visit.goTo('/');
    await visit.press('total-measures');
    await visit.sees('measures-total', '183');
  });

  test('the unit the office sits in, and who may name it', async () => {
    await visit.goTo('/system');
    await visit.sees('host-unit', '尚未指定');
    await visit.press('name-host-unit');
    await visit.choose('field-unit', subject.lead[0]!.name, subject.lead[0]!.name.slice(0, 3));
    await visit.fill('field-reason', '办公室设在该单位。');
    await visit.enter();
    await visit.sees('host-unit', subject.lead[0]!.name);
  });

  // Last: from here on no read model takes anything in.
  test('data that no longer take anything in, on every page, with a reason in Chinese', async () => {
    const actor = { account: 'system', role: 'system', department: null } as const;
    await product.ledger.store.append('unheard-of', NEW_STREAM, [
      { id: '5f0c7a52-6f0c-5c4e-9d7d-0a4f6b1f2a11', type: 'unheard-of', version: 1, occurredOn: '2021-06-25', actor, basis: null, correlation: null, causation: null, data: {} },
    ]);
    for (const path of ['/', '/measures', '/audit']) {
      await visit.goTo(path);
      await visit.sees('data-notice', /数据停在2021年6月25日 10:00/);
    }
    await visit.goTo('/system');
    await visit.sees('view-reason-dashboard', /号记录无法计入/);
    expect(await visit.at('projections').getByText('出错停止').count()).toBe(PROJECTIONS.length);
  });
});
