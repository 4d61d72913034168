import { describe, test } from '@jest/globals';
import { product, visit, visitProduct } from './visited-product.js';

const MEASURE = 'led-by-groups';
const [COUNTIES, ZONES] = ['counties', 'zones'] as const;
const COUNTY = { name: '示例县', search: '示例县' };

/** 示例县 belongs to both groups that lead the measure. */
async function ledByGroups(): Promise<void> {
  const { ledger } = product;
  const unit = (name: string, unitClass: string) => ({ jurisdiction: '潍坊市', name, aliases: [], class: unitClass, order: 900, rankingGroup: null });
  await ledger.seed('department-county', 'department-registered', unit(COUNTY.name, 'county'), '2021-05-12');
  const units = [];
  for (const [group, name, bracket] of [[COUNTIES, '示例各县', 1], [ZONES, '示例各区', 2]] as const) {
    await ledger.seed(`department-${group}`, 'department-registered', unit(name, 'unit-group'), '2021-05-12');
    await ledger.seed(`department-${group}`, 'group-member-added', { member: 'county', from: null }, '2021-05-12');
    units.push({ unit: group, printedName: name, role: 'lead', group: bracket, derived: false });
  }
  await ledger.seed(`measure-${MEASURE}`, 'measure-registered', {
    plan: (await product.read<{ items: { id: string }[] }>('/plans')).items[0]!.id, indicator: { ordinal: 1, name: '开办企业' }, item: null, number: 99, title: '示例任务', text: null,
    planEnds: '2021-12-31', units, unitsIncomplete: false, source: { documentSha256: null, textSha256: null, reference: '示例' },
    milestones: [{ milestone: 'm1', label: '6月底前完成', deadline: { kind: 'by', raw: '6月底前', date: '2021-06-30', from: null, every: null, day: null }, targets: [] }],
  }, '2021-05-12');
  await ledger.followed();
}

describe('a member of groups that lead a measure', () => {
  visitProduct({ now: '2021-06-25T10:00:00+08:00', before: ledByGroups });

  test('acknowledges and reports for the group it chooses; the group is done with it', async () => {
    await visit.goTo(`/measures/${MEASURE}`);
    await visit.actAs('填报人', COUNTY);
    await visit.press('measure-acknowledge');
    await visit.tick('field-memberOf', '示例各县');
    await visit.enter();
    await visit.at(`group-${COUNTIES}`).first().locator('summary').click();
    await visit.sees('member-county', '办理中');
    await visit.press('action-m1-report-completion');
    await visit.tick('field-memberOf', '示例各县');
    await visit.fill('field-text', '本县已全部完成。');
    await visit.typeDay('field-completedOn', '2021-06-24');
    await visit.enter();
    await visit.sees(`group-${COUNTIES}`, '1 个成员中 1 个已报完成');
    await visit.sees(`group-${ZONES}`, '1 个成员中 0 个已报完成');
    await visit.actAs('领导小组办公室');
    await visit.press('action-m1-verify-completion');
    await visit.sees('entry-drawer', '1个成员单位均已报完成');
  });
});
