import { describe, expect, test } from '@jest/globals';
import { PHONE } from './visit.js';
import { continueIn, product, visit, visitProduct } from './visited-product.js';

describe('the registry of units', () => {
  visitProduct({ now: '2021-06-25T10:00:00+08:00' });

  const change = async (unit: string, action: string): Promise<void> => {
    await visit.press(`change-${unit}`);
    await visit.press(`unit-${action}`);
  };
  const search = async (words: string): Promise<void> => {
    await visit.fill('register-q', words);
    await visit.page.keyboard.press('Enter');
  };

  test('finds a unit by another name or its pinyin initials', async () => {
    await visit.goTo('/departments');
    await visit.page.getByRole('link', { name: '单位名录' }).click();
    await visit.sees('register-table', '市委组织部');
    await search('市发展改革委');
    await visit.page.getByText('市委组织部').waitFor({ state: 'hidden' });
    await visit.sees('register-table', '市发改委');
    await search('wfyb');
    await visit.sees('register-table', '潍坊银保监分局');
  });

  test('registers a county, makes it a member of the group, and counts what the group is charged with among its tasks', async () => {
    await visit.goTo('/departments/register');
    await visit.press('register-unit');
    await visit.fill('field-name', '示例县');
    await visit.choose('field-class', '县市区');
    await visit.enter();
    await search('县');
    await visit.sees('register-table', '示例县');

    await change('各县市区人民政府', 'members');
    await visit.choose('field-members', '示例县', 'slx');
    await visit.page.keyboard.press('Escape');
    await visit.enter();
    await visit.sees('register-table', /13 个.*示例县/s);
    await visit.sees('register-table', '属 各县市区人民政府');

    await visit.at('register-link').filter({ hasText: '示例县' }).click();
    await visit.sees('department-tasks', '经由“各县市区人民政府”');

    await visit.goTo('/departments/register');
    await search('县');
    await change('各县市区人民政府', 'leave');
    await visit.choose('field-member', '示例县', '示例');
    await visit.typeDay('field-on', '2021-06-26');
    await visit.enter();
    await visit.sees('register-table', '示例县（至2021年6月26日前）');
  });

  test('tells of measures whose units are not all named, until the office names the rest', async () => {
    await visit.goTo('/departments');
    await visit.at('units-incomplete').getByRole('link', { name: '13 项措施' }).click();
    await visit.sees('measures-table', '等（未列全）');
    const { measure } = await product.measureCited('「招标投标第1项」');
    await visit.goTo(`/measures/${measure}`);
    await visit.sees('units-incomplete', '责任单位未列全');
    await visit.actAs('领导小组办公室');
    await visit.press('name-the-rest');
    await visit.fill('field-reason', '经核对，没有其他单位。');
    await visit.enter();
    await visit.at('units-incomplete').waitFor({ state: 'hidden' });
    await visit.goTo('/departments');
    await visit.sees('units-incomplete', '12 项措施');
  });

  test('moves a unit to another class and place, with the reason on record', async () => {
    await visit.goTo('/departments/register');
    await search('市残联'); // whatever place it has in the list
    await visit.page.getByText('市委组织部').waitFor({ state: 'hidden' });
    await change('市残联', 'class');
    await visit.choose('field-class', '党委部门');
    await visit.fill('field-rankingGroup', '群团组织');
    await visit.fill('field-reason', '按“三定”规定归口');
    await visit.enter();
    await visit.sees('register-table', '群团组织');
    await visit.goTo('/audit');
    await visit.sees('entry-summary', '类别改为“党委部门”，排名分组改为“群团组织”：按“三定”规定归口');
  });

  test('fits a phone', async () => {
    await continueIn(PHONE);
    await visit.goTo('/departments/register');
    await visit.sees('register-table', '市委组织部');
    expect(await visit.scrollsSideways()).toBe(false);
  });
});
