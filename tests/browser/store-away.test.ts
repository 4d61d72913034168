import { beforeAll, describe, expect, test } from '@jest/globals';
import { sharedStandIn } from '../support/event-store-server.js';
import type { StandIn } from '../support/eventstoredb/stand-in.js';
import type { CitedMeasure } from './product.js';
import { product, visit, visitProduct } from './visited-product.js';

// The stand-in, whatever the others run on: it is stopped here.
process.env['TAIZHANG_TEST_STORE'] = 'eventstoredb';
delete process.env['EVENTSTORE_URL'];

visitProduct({ now: '2021-06-25T10:00:00+08:00' });

test('a new window says that the server is silent, then why, and opens at the next try', async () => {
  visit.expectStatus(503);
  let answer: (() => void) | undefined;
  const silence = new Promise<void>((resolve) => { answer = resolve; });
  await visit.page.route('**/api/v1/ledger*', async (route) => {
    await silence;
    await route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ title: '账本暂时无法连接', status: 503, code: 'STORE_UNAVAILABLE', detail: '请稍候重试。' }) });
  });
  await visit.goTo('/');
  await visit.sees('first-load-waiting', '服务器暂无应答');
  answer!();
  await visit.sees('problem', '账本暂时无法连接');
  await visit.page.unroute('**/api/v1/ledger*');
  await visit.press('retry');
  await visit.sees('total-measures', '183');
});

describe('with the events in EventStoreDB', () => {
  let standIn: StandIn;
  let subject: CitedMeasure;
  beforeAll(async () => {
    standIn = (await sharedStandIn())!;
    subject = await product.measureCited('「开办企业第4项」');
  });
  const actAsFiler = (): Promise<void> => visit.actAs('填报人', { name: subject.lead[0]!.name, search: subject.lead[0]!.name.slice(0, 3) });

  test('an entry that waits for its confirmation says so', async () => {
    await visit.goTo(`/measures/${subject.measure}`);
    await actAsFiler();
    await visit.press('action-m1-report-progress');
    await visit.fill('field-text', '已在两个服务大厅试行。');
    standIn.faults.loseAnswers('silence');
    await visit.press('submit-entry');
    await visit.sees('awaiting-confirmation', '请不要关闭');
    await visit.sees('timeline-entry', '已在两个服务大厅试行');
  });

  test('while the server is away every page and every form says so before anything is typed, and what is unconfirmed stays so', async () => {
    visit.expectStatus(503);
    await visit.goTo('/');
    await visit.settled();
    expect(await visit.at('store-notice').count()).toBe(0);
    await standIn.kill();
    await visit.sees('store-notice', '暂时不能填报');
    await visit.goTo(`/measures/${subject.measure}`);
    await visit.sees('store-notice', '暂时不能填报');
    await actAsFiler();
    await visit.press('action-m1-report-progress');
    await visit.sees('entry-hindered', '暂时不能填报');
    await visit.fill('field-text', '材料由六份减为三份。');
    await visit.press('submit-entry');
    await visit.sees('submission-problem', '关闭后请先查看是否已入账');
    await visit.page.getByRole('button', { name: '取消' }).click();
    await visit.press('action-m1-report-progress');
    await visit.sees('unconfirmed-draft', '请先查看是否已入账');
    await standIn.restart();
    await visit.at('entry-hindered').waitFor({ state: 'hidden' });
    expect(await visit.at('store-notice').count()).toBe(0);
    await visit.enter();
    await visit.sees('timeline-entry', '材料由六份减为三份');
  });

  test('the 系统 page sees by itself that copying has stopped, and tells of nobody who copies', async () => {
    await visit.goTo('/system');
    await visit.sees('store', /正常.*本程序/s);
    const stream = standIn.streams.names().find((name) => name.endsWith(`measure-${subject.measure}`))!;
    standIn.streams.delete(stream, 'any');
    await visit.sees('store', /已停止同步.*—.*没有在同步/s);
    expect(await visit.at('store').innerText()).not.toMatch(/另一个程序|不到/);
    await visit.sees('store-notice', '账本已停止登记');
  });
});
