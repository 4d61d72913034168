import { expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { runningLedger, runningLedgerOf } from '../support/running-ledger.js';
import { PHONE } from './visit.js';
import { continueIn, product, visit, visitProduct } from './visited-product.js';

visitProduct({ now: '2021-06-15T09:00:00+08:00' });

const FRONT = [
  { about: 'front', field: 'year', value: 2021 },
  { about: 'front', field: 'issuer', value: '示例市人民政府' }, { about: 'front', field: 'documentNumber', value: null, notStated: true },
];
const UNIT = { about: 'unit', printed: '市财政局', choice: { kind: 'new', name: '市财政局', class: 'government' } };

/** Uploads it on the page; what is reviewed elsewhere is answered beside it. */
async function uploadLedger(title: string, document: Buffer, issued: string): Promise<void> {
  await visit.goTo('/intake');
  await visit.page.locator('[data-testid="upload"] input[type="file"]').setInputFiles({ name: '在用台账.xlsx', mimeType: 'application/octet-stream', buffer: document });
  await visit.sees('intake-state', '待核对');
  const id = new URL(visit.page.url()).pathname.split('/').at(-1)!;
  const answers = [...FRONT, { about: 'front', field: 'title', value: title }, { about: 'front', field: 'jurisdiction', value: title.slice(0, 3) }, { about: 'front', field: 'issued', value: issued }, UNIT];
  await product.submit(`/intakes/${id}/edits`, { revision: 0, edits: answers }, { role: 'office', revision: null });
  await visit.goTo(`/intake/${id}?tab=opening`);
  await visit.at('opening').waitFor();
}
const row = (words: string) => visit.at('opening-row').filter({ hasText: words });

test('the history of a running ledger is reviewed, doubts first, every field of it, and stands as 期初 on the timeline', async () => {
  await uploadLedger('示例市2021年优化服务行动方案', await runningLedger(), '2021-02-20');
  expect(await visit.at('opening-row').locator('strong').allInnerTexts()).toEqual(['开办企业第3项', '开办企业第1项', '开办企业第2项']);
  await row('减少材料').getByTestId('opening-doubt').getByText('状态“基本完成”不能确定').waitFor();

  // What is in doubt is put right and taken; it stays where it is.
  await row('减少材料').getByTestId('edit-opening').click();
  await visit.choose('opening-status', '办理中');
  await visit.fill('opening-progress', '还剩两项材料');
  await visit.fill('opening-problems', '需省里授权');
  await visit.press('save-take-opening');
  await row('减少材料').getByText('存在问题：需省里授权').waitFor();
  expect(await row('减少材料').getByTestId('opening-doubt').count()).toBe(0);
  expect(await visit.at('opening-row').first().innerText()).toContain('减少材料');

  // What is sure is taken in bulk; a field that is emptied is not recorded, and can be had back.
  await visit.press('take-sure');
  await visit.sees('opening-taken', '3');
  await row('推行电子印章').getByTestId('edit-opening').click();
  await visit.fill('opening-slip', '');
  await visit.fill('opening-extensionReason', '');
  await visit.press('save-take-opening');
  await row('推行电子印章').getByText('督办情况、').or(row('推行电子印章').getByText('、督办情况')).waitFor();
  expect(await row('推行电子印章').getByText('4月发过督办单').count()).toBe(0);
  await row('推行电子印章').getByTestId('edit-opening').click();
  await visit.press('revert-opening');
  await row('推行电子印章').getByText('督办情况：4月发过督办单').waitFor();
  await row('推行一网通办').getByTestId('take-row').click();
  await visit.sees('opening-taken', '2');
  await row('推行一网通办').getByTestId('take-row').click();
  await visit.sees('opening-taken', '3');
  await visit.typeDay('opening-on', '2021-05-10');

  await visit.press('to-confirmation');
  await visit.sees('confirmation', '补录 3 行');
  await visit.press('confirm');
  await visit.sees('registered', '3 处期初情况');
  await product.ledger.followed();
  await visit.press('to-ledger');
  await visit.page.getByText('推行电子印章').first().click();
  await visit.page.getByText('按原台账补录期初情况').first().waitFor();
  await visit.page.getByText('期初', { exact: true }).or(visit.page.getByText('期初补录')).first().waitFor();

  const { items } = await product.read<{ items: { unit: string; name: string }[] }>('/departments?q=市财政局');
  const figures = await Promise.all(items.map(async ({ unit }) => (await product.read<{ figures: { figure: string; value: number }[] }>(`/departments/${unit}/record`)).figures));
  const total = (figure: string) => figures.flat().filter((one) => one.figure === figure).reduce((sum, { value }) => sum + value, 0);
  expect(['reported-late', 'progress-reports', 'completion-reports', 'backdated'].map(total)).toEqual([0, 0, 0, 0]);
});

test('of a workbook with other sheets only the ledger has columns to confirm, and is read again with them', async () => {
  await visit.goTo('/intake');
  const document = Buffer.from(await writeXlsx({ sheets: [{ name: '填写说明', rows: [['请逐行填写']] }, { name: '台账', rows: [['领域', '任务名称', '完成时限', '牵头单位', '情况说明'], ['开办企业', '推行一网通办', '6月底前', '市财政局', '平台已经上线']] }] }));
  await visit.page.locator('[data-testid="upload"] input[type="file"]').setInputFiles({ name: '两张表.xlsx', mimeType: 'application/octet-stream', buffer: document });
  await visit.sees('intake-state', '待核对');
  await visit.page.getByRole('tab', { name: '识别的列' }).click();
  await visit.page.getByText('没有认出表头，不是台账，没有读入').waitFor();
  await visit.page.getByTestId('column-meaning').last().click();
  await visit.page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: '进展情况' }).click();
  const answered = visit.page.waitForResponse((response) => response.url().endsWith('/columns'));
  await visit.press('read-columns');
  expect((await answered).status()).toBe(201);
});

test('the day from which it applies is asked where it is confirmed; on a phone nothing is wider than the screen', async () => {
  await continueIn(PHONE);
  await uploadLedger('样例市2021年手机核对方案', await runningLedgerOf('样例市2021年手机核对方案'), '2021-03-01');
  await row('推行电子印章').getByTestId('edit-opening').click();
  await visit.at('opening-editor').waitFor();
  expect(await visit.scrollsSideways()).toBe(false);
  await visit.press('to-confirmation');
  expect(await visit.page.locator('#effective-on').inputValue()).toBe('2021年3月1日');
  await visit.typeDay('effective-on', '2021-02-01');
  await visit.sees('question', '早于方案的成文日期2021年3月1日');
  await visit.typeDay('effective-on', '2021-04-01');
  await visit.at('question').waitFor({ state: 'hidden' });
  expect(await visit.scrollsSideways()).toBe(false);
  await visit.press('confirm');
  await visit.sees('registered', '已登记入账');
  const registered = (await product.ledger.store.readAll(0, 10_000)).map(({ leaf }) => leaf).findLast(({ type }) => type === 'plan-registered');
  expect(registered).toMatchObject({ occurredOn: '2021-04-01', data: { title: '样例市2021年手机核对方案' } });
});

test('a plan of the past says that what applies later is not shown, and is one press away from today', async () => {
  product.ledger.clock.moveTo('2022-03-01T09:00:00+08:00');
  const [plan] = (await product.read<{ plans: { id: string; title: string }[] }>('/ledger')).plans;
  await visit.goTo(`/?plan=${plan!.id}`);
  await visit.sees('plan-ended', '此后适用的内容不在其中');
  await visit.press('show-today');
  await visit.page.waitForURL((url) => url.searchParams.get('asOf') === '2022-03-01');
  await visit.sees('after-plan', '2022年3月1日');
});
