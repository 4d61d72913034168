import { describe, expect } from '@jest/globals';
import { expectMarksToSayWhatWasRead, expectPageEndsToChangeNothing, publishedPlan, type Sample } from './published-plans.js';

const published = publishedPlan('liaocheng-2021');
const { check, plan } = published;

/** Read by a person from every section, with all odd brackets and limits. */
const SAMPLES: Sample[] = [
  ['开办企业', 1, '深化“4012”品牌', ['by 2021-06-30', 'by 2021-06-30', 'by 2021-07-31'], ['牵头 市行政审批局、市税务局 责任 市市场监管局、市公安局、市人力资源社会保障局、人民银行聊城市中心支行、聊城银保监分局、市医保局、市住房公积金管理中心、市大数据局、各县(市、区)人民政府、市属开发区管委会']],
  ['开办企业', 6, '优化银行开户', ['by 2021-06-30'], ['牵头 人民银行聊城市中心支行、聊城银保监分局 责任 市行政审批局、市市场监管局、市大数据局、各县(市、区)人民政府、市属开发区管委会']],
  ['开办企业', 18, '破冰办证难题', [], ['牵头 市政府办公室、市行政审批局 责任 市市场监管局、市发展改革委、市教育体育局、市民政局、市住房城乡建设局、市交通运输局、市水利局、市农业农村局、市商务投资促进局、市文化和旅游局、市卫生健康委、市应急局、市城管局、市消防救援支队']],
  ['工程建设项目审批制度改革', 5, '合并规划类审批事项', ['by 2021-06-30'], ['牵头 市行政审批局 责任 市住房城乡建设局']],
  ['工程建设项目审批制度改革', 10, '规范设计方案审查', [], ['牵头 市行政审批局', '牵头 市自然资源和规划局']],
  ['工程建设项目审批制度改革', 15, '优化中介服务', ['by 2021-06-30'], ['牵头 市住房城乡建设局、市应急局、市气象局、市消防救援支队、各县(市、区)人民政府、市属开发区管委会']],
  ['获得电力', 4, '推行园区快捷接电模式', ['by 2021-06-30'], ['牵头 市发展改革委 责任 市住房城乡建设局、市城管局、相关园区管理部门、国网聊城供电公司']],
  ['获得用水用气', 2, '工程建设项目市政公用报装免申请', ['by 2021-06-30'], ['牵头 市行政审批局 责任 各水电气热通信专营单位']],
  ['登记财产', 1, '扩展不动产登记网上业务类型', ['within 2021-06-20', 'within 2021-10-20'], ['牵头 市自然资源和规划局']],
  ['登记财产', 2, '推进不动产登记信息及地籍图查询', ['by 2021-08-20', 'by 2021-11-20'], ['牵头 市自然资源和规划局']],
  ['登记财产', 5, '实现不动产转移登记与水电气热过户网上协同办理', ['by 2021-09-20'], ['牵头 市自然资源和规划局、市城管局、市发展改革委、国网聊城供电公司 责任 市大数据局']],
  ['纳税', 7, '加快出口业务各环节事项办理速度', ['by 2021-12-31'], ['牵头 市税务局 责任 市商务投资促进局、人民银行聊城市中心支行、聊城海关']],
  ['纳税', 9, '提速网上办理税费', [], ['牵头 市税务局']],
  ['跨境贸易', 5, '建立通关时效调度机制', ['recurring month 10'], ['牵头 聊城海关']],
  ['跨境贸易', 7, '积极推进对外开放平台建设', ['within 2021-12-31'], ['牵头 市商务投资促进局 责任 聊城海关、市口岸办']],
  ['优化金融服务', 1, '落实好银行差异化年度监管考核目标', ['by 2021-12-31'], ['牵头 聊城银保监分局']],
  ['优化金融服务', 5, '支持法人银行机构转型发展', [], ['牵头 市地方金融监管局、聊城银保监分局、市财政局、人民银行聊城市中心支行', '牵头 人民银行聊城市中心支行']],
  ['优化金融服务', 7, '拓宽企业直接融资渠道', [], ['牵头 市发展改革委、人民银行聊城市中心支行', '牵头 市发展改革委、人民银行聊城市中心支行', '牵头 市地方金融监管局']],
  ['保护中小投资者', 2, '提高上市公司治理水平', [], ['牵头 市地方金融监管局 责任 市国资委、市财政局、聊城银保监分局']],
  ['劳动力市场监管', 4, '创新开展高校毕业生挂职见习暨创业合伙人活动', ['by 2021-06-30', 'within 2021-07-31'], ['牵头 市人力资源社会保障局、市财政局']],
  ['劳动力市场监管', 6, '规范新业态劳动用工', ['by 2021-06-30', 'from 2021-07-01', 'by 2021-12-31'], ['牵头 市人力资源社会保障局']],
  ['劳动力市场监管', 8, '有序推进电子劳动合同应用', ['by 2021-09-30', 'from 2021-10-01'], ['牵头 市人力资源社会保障局']],
  ['政府采购', 1, '推进“互联网+政府采购”', ['by 2021-06-30', 'by 2021-07-31', 'by 2021-12-31'], ['牵头 市财政局 责任 市公共资源交易中心']],
  ['招标投标', 4, '创新市级公共资源交易主体身份认证方式', [], ['牵头 市公共资源交易中心']],
  ['招标投标', 8, '研究制定行政监督职责分工清单', [], ['牵头 市发展改革委 责任 市农业农村局、市文化和旅游局、市能源局']],
  ['政务服务', 4, '加快推进“跨省通办”“市域通办”', ['by 2021-12-31'], ['牵头 市政府办公室、市行政审批局、市大数据局']],
  ['知识产权创造、保护和运用', 4, '加强专业市场知识产权保护', ['by 2021-06-30'], ['牵头 市市场监管局']],
  ['市场监管', 9, '完善信用评价体系', ['by 2021-09-30', 'by 2021-11-30'], ['牵头 市发展改革委']],
  ['提升创新创业活跃度', 2, '加强科技企业孵化器和众创空间专业化科技服务体系建设', ['by 2021-09-30', 'relative'], ['牵头 市科技局']],
  ['提升人才流动便利度', 1, '健全完善人才引进服务政策体系', ['by 2021-08-31', 'by 2021-06-30', 'by 2021-12-31'], ['牵头 市委组织部、市人力资源社会保障局、市住房城乡建设局、市财政局']],
  ['提升人才流动便利度', 9, '规范民办职业技能培训机构审批', ['from 2021-08-01'], ['牵头 市行政审批局']],
  ['优化外商投资服务', 2, '开展投资促进活动', [], ['牵头 市商务投资促进局、市经济发展服务中心']],
];

describe('the plan of Liaocheng', () => {
  check('is the text that the reading was checked against', () => {
    expect(published.fingerprint()).toBe('a2d6240a35a782b1cc43158a2c00c734b746388537b09f0aa0849eba33bfe1e2');
  });

  check('holds these sections, limits and doubts', () => {
    expect(published.totals()).toEqual({
      sections: [['开办企业', 18], ['工程建设项目审批制度改革', 21], ['获得电力', 9], ['获得用水用气', 9], ['登记财产', 10], ['纳税', 10], ['跨境贸易', 14], ['优化金融服务', 8], ['保护中小投资者', 5], ['劳动力市场监管', 10], ['政府采购', 7], ['招标投标', 11], ['政务服务', 15], ['知识产权创造、保护和运用', 12], ['市场监管', 14], ['提升创新创业活跃度', 9], ['提升人才流动便利度', 10], ['优化外商投资服务', 7]],
      measures: 199, undated: 87, targets: 32,
      kinds: { by: 130, from: 3, recurring: 1, relative: 1, within: 5 },
      warnings: { 'deadline-doubtful': 2, 'deadline-unread': 6, 'document-number-missing': 1, 'issued-missing': 1, 'issuer-missing': 1, 'target-doubtful': 4, 'units-incomplete': 2, 'year-from-text': 1 },
    });
  });

  check('reads as a person reads the samples', () => {
    expect(published.read(SAMPLES)).toEqual(SAMPLES);
  });

  check('reads as when all its titles, limits and units were checked', () => {
    expect(published.pins()).toEqual({
      titles: '17dac0c0cc9fce45c222b80db4114a5a823f90780c1139ccefa31bbaabc266eb',
      deadlines: 'd5f79c90be8257a0ab595b617c088e9e15eee453dd6583fd72d417225fa121e8',
      units: '873f4e500f3ec60273da496113d54c73fd80d8aabfacd5f08a5a7125973cbb36',
    });
  });

  check('marks in its lines what was read', () => {
    expectMarksToSayWhatWasRead(published);
  });

  check('reads the same with page ends at other places', () => {
    expectPageEndsToChangeNothing(published);
  });

  check('takes the year from its limits, and says so', () => {
    expect(plan().year).toBe(2021);
    expect(plan().warnings.find(({ code }) => code === 'year-from-text')?.line).toBe(3);
  });

  check('tells of limits that are none as written', () => {
    expect(plan().warnings.filter(({ code }) => code === 'deadline-unread').map(({ line }) => line)).toEqual([267, 273, 359, 425, 439, 487]);
  });

  check('numbers its sections', () => {
    expect(plan().sections.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: 18 }, (_, index) => index + 1));
  });
});
