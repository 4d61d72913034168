import { describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { PHONE } from './visit.js';
import { continueIn, product, visit, visitProduct } from './visited-product.js';

const DOCUMENT = `潍坊市2022年示范街区服务行动方案

为方便群众办事，制定本方案。由市司法局牵头，2022年11月底前公布评估结果。

一、便民服务
1.设立综合窗口。6月底前在示范街区设立综合窗口，办理时间压缩至3个工作日。（牵头单位：市司法局，责任单位：市发展和改革委员会）
2.公开办事指南。（责任单位：市司法局、市民政局等）
二、夜间照明
1.更换老旧路灯。9月底前完成更换。（牵头单位：市路灯管理中心）
`;

describe('the office that received a plan this morning', () => {
  visitProduct({ now: '2022-03-01T09:00:00+08:00' });

  const upload = async (name: string, text = DOCUMENT): Promise<void> => {
    await visit.goTo('/intake');
    await visit.page.locator('[data-testid="upload"] input[type="file"]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  };
  const row = (key: string) => visit.page.locator(`[data-testid="measure-read"][data-of="${key}"]`);
  const lineOf = (key: string) => visit.page.locator(`[data-testid="source"] .source-line.here[data-of="${key}"]`);
  const openTab = (label: string) => visit.page.getByRole('tab', { name: label }).click();
  const unitRow = (printed: string) => visit.at('unit-match').filter({ hasText: printed });

  test('reviews what was read beside its source, matches the units, confirms, and finds the plan on the dashboard', async () => {
    await upload('示范街区.txt');
    await visit.sees('intake-state', '待核对');
    await visit.page.locator('h1').getByText('潍坊市2022年示范街区服务行动方案').waitFor();

    // Choosing a measure shows its place in the source, and the reverse.
    await row('s1m1').click();
    await lineOf('s1m1').locator('.mark-deadline').getByText('6月底前').waitFor();
    await lineOf('s1m1').locator('.mark-target').waitFor();
    await visit.page.getByRole('button', { name: '第9行：在左侧显示第1项' }).click();
    await visit.page.locator('.measure-read.here[data-of="s2m1"]').waitFor();

    // A warning leads to its measure and is settled.
    const warning = visit.at('warning').filter({ hasText: '未列全' });
    await warning.locator('.warning-show').click();
    await visit.page.locator('.measure-read.here[data-of="s1m2"] .unsure').waitFor();
    await warning.getByTestId('settle').click();
    await warning.waitFor({ state: 'hidden' });
    await row('s1m2').locator('.unsure').waitFor({ state: 'hidden' });

    // That all units are named is said in a box of its own.
    await row('s1m2').getByText('等（未列全）').waitFor();
    await row('s1m2').hover();
    await row('s1m2').getByTestId('edit-measure').click();
    await visit.page.getByTestId('units-complete').click();
    await visit.press('save-measure');
    await row('s1m2').getByText('等（未列全）').waitFor({ state: 'hidden' });
    await row('s1m2').getByRole('button', { name: '单位是否列全已改' }).waitFor();

    // A field is changed, is marked so with what it was read as, and one is set back.
    await row('s1m1').hover();
    await row('s1m1').getByTestId('edit-measure').click();
    await visit.fill('edit-title', '设立一窗受理综合窗口');
    await visit.typeDay('deadline-date', '2022-07-31');
    await visit.press('save-measure');
    await row('s1m1').getByText('2022年7月31日前').waitFor();
    expect(await row('s1m1').getByTestId('changed-mark').count()).toBe(2);
    await row('s1m1').getByRole('button', { name: '完成时限已改' }).click();
    await visit.page.getByText('6月底前（2022年6月30日）').waitFor();
    await visit.page.getByTestId('revert').click();
    await row('s1m1').getByText('2022年6月30日前').waitFor();

    // What is missing is asked; the way there is one press.
    await visit.press('to-confirmation');
    await visit.page.getByTestId('question').filter({ hasText: '发文机关' }).click();
    await visit.fill('front-issuer', '潍坊市人民政府');
    await visit.page.keyboard.press('Tab');
    await visit.press('front-documentNumber-not-stated');
    await visit.typeDay('front-issued', '2022年2月18日');
    await visit.page.locator('.front-field.asked').first().waitFor({ state: 'hidden' });

    await openTab('单位');
    await unitRow('市路灯管理中心').getByTestId('new-unit').click();
    await visit.press('save-new-unit');
    await unitRow('市路灯管理中心').locator('.decided').getByText('新单位').waitFor();

    await openTab('正文任务');
    await visit.press('register-duty');
    await visit.fill('duty-title', '公布示范街区评估结果');
    await visit.press('save-duty');
    await visit.sees('duty', '登记为正文任务');

    await visit.press('to-confirmation');
    await visit.sees('confirmation', '3＋1 项');
    await visit.press('confirm');
    await visit.sees('registered', '已登记入账');
    await product.ledger.followed();
    await visit.press('to-overview');
    await visit.sees('total-measures', '3＋1');
    await visit.press('total-measures');
    await visit.page.getByText('设立一窗受理综合窗口').waitFor();
    await visit.page.getByText('公布示范街区评估结果').waitFor();
  });

  test('makes one unit of two wordings that no registry knows, takes a choice back, and decides again', async () => {
    await upload('两种写法.txt', DOCUMENT.replace('示范街区服务', '两种写法').replace('市民政局等', '市湖滩管理和综合执法局').replace('市路灯管理中心', '市湖滩执法局'));
    await openTab('单位');
    expect(await visit.at('accept-new').count()).toBe(0);
    await unitRow('市湖滩执法局').first().getByTestId('accept-same').click();
    await visit.page.getByTestId('units-left').waitFor({ state: 'hidden' });
    await visit.page.getByText('新单位', { exact: true }).first().click();
    expect(await visit.page.locator('.decided').allInnerTexts()).toEqual(Array(2).fill(expect.stringContaining('市湖滩管理和综合执法局')));

    // Until the plan is registered every choice can be looked at again.
    await unitRow('市湖滩执法局').last().getByTestId('new-unit').click();
    expect(await visit.page.getByTestId('new-unit-name').inputValue()).toBe('市湖滩管理和综合执法局');
    await visit.fill('new-unit-name', '市湖滩执法局');
    await visit.press('save-new-unit');
    await visit.page.locator('.decided').getByText('市湖滩执法局').waitFor();
    await visit.at('take-back').last().click();
    await visit.sees('units-left', '1');
  });

  test('is told of what a colleague saved meanwhile, and keeps what was typed', async () => {
    await upload('两人同时.txt', DOCUMENT.replace('示范街区服务', '同时核对'));
    await row('s2m1').hover();
    await row('s2m1').getByTestId('edit-measure').click();
    await visit.fill('edit-title', '更换全部老旧路灯');
    const id = new URL(visit.page.url()).pathname.split('/').at(-1)!;
    const { revision } = await product.read<{ revision: number }>(`/intakes/${id}`);
    await product.submit(`/intakes/${id}/edits`, { revision, edits: [{ about: 'measure', key: 's1m2', field: 'title', value: '公开办事指南和样表' }] }, { role: 'office', revision: null });

    visit.expectStatus(409);
    await visit.press('save-measure');
    await visit.sees('refused-change', '其他人修改');
    await row('s1m2').getByText('公开办事指南和样表').waitFor();
    expect(await visit.page.locator('textarea[data-testid="edit-title"]').inputValue()).toBe('更换全部老旧路灯');
    await visit.press('save-measure');
    await row('s2m1').getByText('更换全部老旧路灯').waitFor();

    // The draft stands on the server: somebody who left goes on from the list.
    await visit.goTo('/intake');
    await visit.at('earlier-upload').filter({ hasText: '同时核对' }).getByText('继续核对').click();
    await row('s2m1').getByText('更换全部老旧路灯').waitFor();
  });

  test('is told before anything is sent what cannot be uploaded; other roles are told who can', async () => {
    await visit.goTo('/intake');
    await visit.page.locator('[data-testid="upload"] input[type="file"]').setInputFiles({ name: '方案.doc', mimeType: 'application/msword', buffer: Buffer.from('x') });
    await visit.sees('upload-fault', '另存为 .docx');
    await visit.actAs('督查');
    await visit.sees('office-only', '只有领导小组办公室可以导入方案');
    expect(await visit.page.getByRole('link', { name: '导入' }).count()).toBe(0);
  });

  test('reviews on a phone: measures and source in turn, nothing wider than the screen', async () => {
    await continueIn(PHONE);
    await upload('手机.txt', DOCUMENT.replace('示范街区服务', '手机核对'));
    await row('s1m1').getByRole('button', { name: '第1项：在原文中显示' }).click();
    await lineOf('s1m1').waitFor();
    expect(await visit.scrollsSideways()).toBe(false);
    await visit.at('sides').getByText('读出的措施').click();
    await row('s1m1').getByTestId('edit-measure').click();
    await visit.at('measure-editor').waitFor();
    expect(await visit.scrollsSideways()).toBe(false);
  });

  test('chooses one plan of a workbook that holds several', async () => {
    const sheets = ['云川市', '青岭市'].map((place) => ({ name: place, rows: [['方案名称：', `${place}2022年服务方案`], ['序号', '领域', '任务名称', '完成时限', '责任单位'], ['1', '便民服务', '设立综合窗口', '6月底前', '市司法局']] }));
    await visit.goTo('/intake');
    visit.expectStatus(422);
    await visit.page.locator('[data-testid="upload"] input[type="file"]').setInputFiles({ name: '全部方案.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await writeXlsx({ sheets })) });
    await visit.sees('plan-choice', '有 2 个方案的台账');
    await visit.at('choose-plan').filter({ hasText: '青岭市' }).click();
    await visit.page.locator('h1').getByText('青岭市2022年服务方案').waitFor();
  });
});
