import { describe, expect, it } from '@jest/globals';
import type { ComparedMeasure, ComparedPlan } from '../../../src/comparison/compared-measure.js';
import { proposeLinks, type LinkProposal } from '../../../src/comparison/propose-links.js';

const measure = (id: string, section: string, title: string, text: string | null = null, item: ComparedMeasure['item'] = null): ComparedMeasure => ({
  id, section, item, title, text: text === null ? null : `${title}。${text}`,
});
const plan = (jurisdiction: string, measures: ComparedMeasure[]): ComparedPlan => ({ jurisdiction, measures });

const PROVINCE = plan('示例省', [
  measure('p1', '路灯管理', '缩短路灯报修时间', '6月底前，全省路灯报修后12小时内修复，建立报修台账。（责任单位：省路灯厅）'),
  measure('p2', '路灯管理', '推广节能灯具', '9月底前，全省新建道路全部使用节能灯具，更换旧灯具三千盏。（责任单位：省路灯厅）'),
  measure('p3', '公园开放', '延长公园开放时间', '7月底前，省属公园夏季开放至晚上十点，入口公示开放时间。（责任单位：省园林厅）'),
  measure('p4', '公园开放', '增设无障碍坡道', '10月底前，公园主要出入口建成无障碍坡道和扶手。（责任单位：省园林厅）'),
]);

const byId = (proposals: LinkProposal[]): Record<string, string[]> => Object.fromEntries(proposals.map(({ measure: id, proposed }) => [id, proposed]));

describe('proposing which provincial measure a city measure implements', () => {
  it('finds the counterpart by title where both plans name it alike', () => {
    const found = proposeLinks(plan('甲市', [measure('c1', '公园开放', '延长公园开放时间'), measure('c2', '路灯管理', '推广节能灯具')]), PROVINCE);
    expect(byId(found)).toEqual({ c1: ['p3'], c2: ['p2'] });
    expect(found[0]!.sure).toBe(true);
    expect(found[0]!.candidates[0]).toMatchObject({ measure: 'p3', reasons: expect.arrayContaining(['same-section', 'title-alike']) });
  });

  it('finds it by text where the title is another', () => {
    const found = proposeLinks(plan('甲市', [
      measure('c1', '路灯管理', '打造光明品牌', '5月底前，全市路灯报修后8小时内修复，建立报修台账。（责任单位：市路灯局）'),
      measure('c2', '公园开放', '便利出行', '11月底前，公园主要出入口建成无障碍坡道和扶手。（责任单位：市园林局）'),
    ]), PROVINCE);
    expect(byId(found)).toEqual({ c1: ['p1'], c2: ['p4'] });
  });

  it('proposes nothing where the province has nothing of the kind', () => {
    const found = proposeLinks(plan('甲市', [
      measure('c1', '路灯管理', '推广节能灯具', '9月底前，新建道路全部使用节能灯具，更换旧灯具一百盏。'),
      measure('c2', '菜市场改造', '改造老旧菜市场', '12月底前，改造五处老旧菜市场，设置公平秤。'),
    ]), PROVINCE);
    expect(byId(found)).toEqual({ c1: ['p2'], c2: [] });
  });

  it('finds the section by what its measures say where the city has other headings', () => {
    const item = { number: 1, title: '办好身边小事' };
    const found = proposeLinks(plan('甲市', [
      measure('c1', '聚焦民生', '公园夜间开放', '市属公园夏季开放至晚上十点，入口公示开放时间。', item),
      measure('c2', '聚焦民生', '公园出行无障碍', '公园主要出入口建成无障碍坡道和扶手。', item),
    ]), PROVINCE);
    expect(byId(found)).toEqual({ c1: ['p3'], c2: ['p4'] });
    expect(found[0]!.candidates[0]!.reasons).toContain('section-alike');
  });

  it('allows one city measure to implement two, and two city measures to implement one', () => {
    const found = proposeLinks(plan('甲市', [
      measure('c1', '路灯管理', '路灯报修和节能灯具', '路灯报修后12小时内修复，建立报修台账。新建道路全部使用节能灯具，更换旧灯具一百盏。'),
      measure('c2', '公园开放', '公园开放时间', '市属公园夏季开放至晚上十点，入口公示开放时间。'),
      measure('c3', '公园开放', '延长县属公园开放时间', '县属公园夏季开放至晚上十点，入口公示开放时间。'),
    ]), PROVINCE);
    expect(byId(found)).toMatchObject({ c2: ['p3'], c3: ['p3'] });
    expect([...byId(found)['c1']!].sort()).toEqual(['p1', 'p2']);
  });

  it('answers one proposal for each city measure, in order, for plans of any size', () => {
    expect(proposeLinks(plan('甲市', []), PROVINCE)).toEqual([]);
    expect(proposeLinks(plan('甲市', [measure('c1', '', '')]), plan('示例省', []))).toEqual([{ measure: 'c1', proposed: [], sure: false, candidates: [] }]);
  });
});
