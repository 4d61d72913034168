import { describe, expect } from '@jest/globals';
import { expectMarksToSayWhatWasRead, expectPageEndsToChangeNothing, publishedPlan, type Sample } from './published-plans.js';

const published = publishedPlan('taian-2021');
const { check, plan } = published;

/** Read by a person from every section, with all odd brackets and limits. */
const SAMPLES: Sample[] = [
  ['开办企业', 1, '推行“1545”企业开办模式', [], ['牵头 市行政审批服务局 责任 市工业和信息化局、市公安局、市人力资源社会保障局、市市场监管局、市医保局、市公积金中心、市税务局、人行泰安市中心支行']],
  ['工程建设项目审批制度改革', 1, '优化工程建设项目招投标事项办理', ['by 2021-06-20'], ['牵头 市行政审批服务局、市住房城乡建设局、市公共资源交易中心']],
  ['工程建设项目审批制度改革', 2, '推动水电气热信联合报装', ['by 2021-08-31'], ['牵头 市行政审批服务局 责任 市城市管理局、市公安交警支队、市公用事业服务中心、水电气热信专营单位']],
  ['工程建设项目审批制度改革', 9, '合并市政设施类审批事项', ['by 2021-06-20'], ['牵头 市行政审批服务局 责任 市城市管理局']],
  ['工程建设项目审批制度改革', 12, '缩小初步设计审查范围', ['within 2021-07-10'], ['牵头 市行政审批服务局']],
  ['工程建设项目审批制度改革', 14, '建立建设用地区域评估制度', ['by 2021-07-31', 'by 2021-07-31'], ['责任 各县市区政府、功能区管委', '牵头 市自然资源和规划局 责任 市行政审批服务局、各县市区政府、功能区管委']],
  ['获得电力', 7, '建设“预安排零停电”示范区', ['from 2021-08-01'], ['责任 国网泰安供电公司']],
  ['登记财产', 10, '聚焦特殊群体,创新受理模式,提升综合服务能力', [], ['牵头 市自然资源和规划局 责任 市税务局']],
  ['登记财产', 5, '实现不动产转移登记与水电气热过户网上协同办理', ['by 2021-09-30'], ['牵头 市自然资源和规划局 责任 市住房城乡建设局、市行政审批服务局、市智慧城市服务中心、市公用事业服务中心、国网泰安供电公司']],
  ['纳税', 2, '优化税费政策落实工作机制', ['by 2021-06-30'], ['牵头 市税务局 责任 市人力资源社会保障局、市医保局']],
  ['跨境贸易', 10, '建立通关时效会商机制', ['recurring month 20', 'by 2021-12-31'], ['牵头 市打私办 责任 泰安海关']],
  ['跨境贸易', 11, '加强口岸收费监管', [], ['牵头 市市场监管局 责任 市发展改革委、市交通运输局']],
  ['优化金融服务', 1, '落实银行差异化年度监管考核目标', ['by 2021-12-31'], ['牵头 泰安银保监分局']],
  ['优化金融服务', 5, '支持法人银行机构转型发展', [], ['牵头 市地方金融监管局 责任 市财政局、泰安银保监分局', '牵头 人行泰安市中心支行']],
  ['保护中小投资者', 3, '依法严查违法违规行为', [], ['牵头 市地方金融监管局 责任 市公安局、市司法局、市财政局、市国资委、市中级人民法院']],
  ['劳动力市场监管', 9, '优化工伤认定服务', ['by 2021-09-30'], ['牵头 市人力资源社会保障局']],
  ['政府采购', 1, '完善电子采购平台', ['by 2021-06-30', 'by 2021-09-30'], ['责任 市财政局', '牵头 市财政局 责任 市公共资源交易中心']],
  ['招标投标', 3, '加快推进远程异地评标工作', ['by 2021-09-30'], ['牵头 市发展改革委、市公共资源交易中心 责任 市住房城乡建设局']],
  ['政务服务', 4, '深入开展政务服务“跨省通办”“全省通办”', ['by 2021-06-30', 'by 2021-12-31', 'by 2021-09-30'], ['牵头 市行政审批服务局']],
  ['知识产权创造、保护和运用', 12, '完善知识产权质押融资机制', [], ['牵头 市市场监管局 责任 市文化和旅游局、市地方金融监管局、泰安银保监分局']],
  ['市场监管', 7, '完善信用评价体系', ['by 2021-09-30', 'by 2021-09-30', 'by 2021-07-31'], ['牵头 市发展改革委']],
  ['市场监管', 10, '探索推行非现场监管', ['by 2021-09-30', 'by 2021-08-31', 'by 2021-09-30'], ['牵头 市生态环境局', '牵头 市交通运输局', '牵头 市农业农村局', '牵头 市文化和旅游局', '牵头 市市场监管局']],
  ['提升创新创业活跃度', 4, '推进校地融合,支持校地、校企合作共建科创园区', ['by 2021-12-31'], ['牵头 市科技局 责任 市教育局']],
  ['提升人才流动便利度', 8, '规范民办职业技能培训机构审批', ['by 2021-07-31'], ['牵头 市人力资源社会保障局、市行政审批服务局']],
  ['优化外商投资服务', 1, '实行重大外资项目奖励政策', ['by 2021-12-31'], ['牵头 市财政局 责任 市商务局']],
  ['优化外商投资服务', 3, '推动省重点外商投资项目签约落地', ['by 2021-06-30'], ['牵头 市商务局', '牵头 市商务局 责任 市发展改革委、市自然资源和规划局、市生态环境局、市行政审批服务局、市市场监管局、市税务局、各县市区政府、功能区管委']],
  ['优化外商投资服务', 4, '及时协调解决外资企业生产经营中遇到的困难和问题', [], ['牵头 市商务局 责任 市发展改革委、市财政局、市交通运输局、市市场监管局、市地方金融监管局、市外办、市税务局、泰安海关、人行泰安市中心支行、泰安银保监分局']],
];

describe('the plan of Tai\'an', () => {
  check('is the text that the reading was checked against', () => {
    expect(published.fingerprint()).toBe('d372f6a7d329ad60aa70323ba7a67f3445954a469c360bcb5bdfcf282d224915');
  });

  check('holds these sections, limits and doubts', () => {
    expect(published.totals()).toEqual({
      sections: [['开办企业', 8], ['工程建设项目审批制度改革', 24], ['获得电力', 8], ['登记财产', 12], ['纳税', 10], ['跨境贸易', 12], ['优化金融服务', 8], ['保护中小投资者', 5], ['劳动力市场监管', 9], ['政府采购', 7], ['招标投标', 12], ['政务服务', 15], ['知识产权创造、保护和运用', 14], ['市场监管', 13], ['提升创新创业活跃度', 8], ['提升人才流动便利度', 9], ['优化外商投资服务', 7]],
      measures: 181, undated: 66, targets: 19,
      kinds: { by: 133, from: 1, recurring: 1, within: 2 },
      warnings: { 'deadline-unread': 4, 'document-number-missing': 1, 'issued-missing': 1, 'issuer-missing': 1, 'target-doubtful': 3, 'unit-doubtful': 1, 'units-incomplete': 11, 'year-from-text': 1 },
    });
  });

  check('reads as a person reads the samples', () => {
    expect(published.read(SAMPLES)).toEqual(SAMPLES);
  });

  check('reads as when all its titles, limits and units were checked', () => {
    expect(published.pins()).toEqual({
      titles: '54cb088c8c48e26c7a7caf4d080e0e2ca22af3f72f351b7b9d373fed0eab7f01',
      deadlines: 'f8e77e1c9c0ad77f789fd71dc08587672ab2d373ddc5099733bf71e09ba518fc',
      units: '153f40f5951c73efa2cbe6f682826aa5ec247dce83fc8fe7922e8b59877920fe',
    });
  });

  check('marks in its lines what was read', () => {
    expectMarksToSayWhatWasRead(published);
  });

  check('reads the same with page ends at other places', () => {
    expectPageEndsToChangeNothing(published);
  });

  check('names a leader and a coordinator for each section', () => {
    expect(plan().sections.map(({ leader, coordinator }) => `${leader} ${coordinator}`)).toEqual([
      '宋洪银 市行政审批服务局', '宋洪银 市行政审批服务局', '宋洪银 市能源局', '赵德健 市自然资源和规划局', '宋洪银 市税务局', '宋洪银 市打私办', '宋洪银 市地方金融监管局', '宋洪银 市地方金融监管局',
      '宋洪银 市人力资源社会保障局', '宋洪银 市公共资源交易中心', '宋洪银 市公共资源交易中心', '宋洪银 市行政审批服务局', '张颖 市市场监管局', '张颖 市市场监管局', '袁久党 市科技局',
      '宋洪银 市人力资源社会保障局', '张颖 市商务局',
    ]);
  });

  check('has one measure of five parts, each with its own unit', () => {
    const divided = plan().sections.flatMap(({ name, measures }) => measures.filter(({ subitems }) => subitems.length > 0).map(({ number, subitems }) => [name, number, subitems.map((one) => one.number)]));
    expect(divided).toEqual([['市场监管', 10, [1, 2, 3, 4, 5]]]);
  });

  check('goes on with the list of units that a page end closed too soon, and says so', () => {
    expect(plan().warnings.filter(({ code }) => code === 'unit-doubtful').map(({ line, measure }) => [line, measure])).toEqual([[217, { section: 5, index: 10 }]]);
  });
});
