import { describe, expect } from '@jest/globals';
import { expectMarksToSayWhatWasRead, expectPageEndsToChangeNothing, publishedPlan, type Sample } from './published-plans.js';

const published = publishedPlan('shandong-2021');
const { check, plan } = published;

/** Read by a person from every section, with all odd brackets and limits. */
const SAMPLES: Sample[] = [
  ['开办企业', 3, '实现分时分次办理', ['by 2021-06-30', 'by 2021-08-31'], ['牵头 省市场监管局、省大数据 责任 省公安厅、省人力资源社会保障厅、省住房城乡建设厅、省医保局、人民银行济南分行、省税务局']],
  ['开办企业', 7, '试点商事主体登记确认制改革', ['by 2021-08-31'], ['牵头 省市场监管局 责任 济南市政府、青岛市政府、烟台市政府']],
  ['工程建设项目审批制度改革', 4, '提高房地产开发项目竣工验收效率', ['by 2021-06-30'], ['牵头 省住房城乡建设厅 责任 省教育厅、省民政厅、省卫生健康委']],
  ['工程建设项目审批制度改革', 14, '建立建设用地区域评估制度', ['by 2021-06-30', 'by 2021-07-31'], ['牵头 省自然资源厅 责任 省文化和旅游厅']],
  ['工程建设项目审批制度改革', 18, '提升建筑质量管控水平', ['by 2021-04-30', 'by 2021-09-30'], ['牵头 省住房城乡建设厅']],
  ['工程建设项目审批制度改革', 23, '统一规范政务服务标准', ['by 2021-06-30', 'by 2021-06-30'], ['责任 省政府相关部门']],
  ['工程建设项目审批制度改革', 25, '编制公布审批事项清单', ['by 2021-10-31'], ['牵头 省住房城乡建设厅、省政府办公厅 责任 省政府相关部门']],
  ['获得电力', 2, '优化告知承诺备案方式', ['by 2021-06-30'], ['牵头 省能源局、国网山东省电力公司 责任 省公安厅、省自然资源厅、省住房城乡建设厅、省交通运输厅']],
  ['获得电力', 8, '提升不停电作业能力', ['by 2021-07-31'], ['责任 国网山东省电力公司']],
  ['登记财产', 4, '优化非住房计税价格评估方式提升缴税效率', ['by 2021-05-31', 'by 2021-09-30', 'by 2021-11-30'], ['牵头 省税务局 责任 省自然资源厅']],
  ['登记财产', 5, '实现不动产转移登记与水电气热过户网上协同办理', ['by 2021-05-31', 'by 2021-09-30'], ['牵头 省自然资源厅、省住房城乡建设厅 责任 省政府办公厅、省大数据局、国网山东省电力公司']],
  ['登记财产', 8, '推广不动产登记错误赔偿机制', ['by 2021-09-30'], ['牵头 自然资源厅 责任 省财政厅']],
  ['纳税', 7, '加快出口业务各环节事项办理速度', ['by 2021-05-31'], ['牵头 省税务局 责任 省商务厅、人民银行济南分行、青岛海关、济南海关']],
  ['跨境贸易', 1, '持续深化通关模式改革', ['by 2021-06-30'], ['牵头 青岛海关、济南海关 责任 省交通运输厅、省港口集团']],
  ['跨境贸易', 8, '完善“单一窗口”功能', ['by 2021-07-31'], ['牵头 省口岸办 责任 青岛海关、济南海关、省税务局、山东海事局、省商务厅、省外汇管理局、省港口集团']],
  ['跨境贸易', 11, '建立通关时效会商机制', ['recurring month 20 from 2021-05-01'], ['牵头 省口岸办 责任 青岛海关、济南海关']],
  ['优化金融服务', 2, '开展商业银行小微企业金融服务监管评价', ['by 2021-04-30', 'by 2021-05-31'], ['责任 省地方金融监管局', '责任 山东银保监局']],
  ['优化金融服务', 8, '优化金融信用生态环境', [], ['责任 山东银保监局', '责任 省公安厅']],
  ['保护中小投资者', 3, '依法严查违法违规行为', [], ['牵头 山东证监局 责任 省公安厅、省司法厅、省国资委、省财政厅']],
  ['劳动力市场监管', 1, '稳定和扩大就业', ['by 2021-06-30', 'by 2021-09-30'], ['责任 省人力资源社会保障厅、省发展改革委、省教育厅、省财政厅、省退役军人厅、省残联']],
  ['劳动力市场监管', 9, '优化工伤认定服务', ['by 2021-09-30'], ['责任 省人力资源社会保障厅']],
  ['政府采购', 4, '落实扶持中小企业发展政策', ['by 2021-04-30'], ['牵头 省财政厅 责任 省政府采购中心']],
  ['招标投标', 6, '畅通招标投标提出异议渠道', ['by 2021-09-30'], ['责任 省发展改革委、省住房城乡建设厅、省交通运输厅、省水利厅、省农业农村厅、省商务厅、省广电局、省能源局、省通信管理局、省公共资源交易中心']],
  ['招标投标', 11, '探索开展水利项目招标投标大数据分析监管', ['by 2021-11-30'], ['责任 省水利厅、省公共资源交易中心']],
  ['政务服务', 4, '深入开展政务服务“跨省通办”“全省通办”', ['by 2021-04-30', 'by 2021-06-30', 'by 2021-12-31', 'by 2021-09-30'], ['牵头 省政务服务管理办公室']],
  ['知识产权创造、保护和运用', 1, '推动知识产权保护立法', ['by 2021-09-30'], ['牵头 省市场监管局 责任 省司法厅']],
  ['市场监管', 2, '推进联合随机抽查工作常态化', ['by 2021-05-31'], ['牵头 省市场监管局']],
  ['提升创新创业活跃度', 7, '加快促进科技成果转移转化', ['by 2021-04-30', 'by 2021-06-30', 'by 2021-08-31'], ['牵头 省科技厅 责任 省财政厅']],
  ['提升人才流动便利度', 4, '强化院士服务保障措施', ['by 2021-08-31'], ['牵头 省人力资源社会保障厅、省委组织部 责任 省财政厅']],
  ['优化外商投资服务', 1, '实行重大外资项目奖励政策', ['by 2021-06-30', 'by 2021-09-30'], ['责任 省财政厅、省商务厅']],
];

describe('the plan of Shandong', () => {
  check('is the text that the reading was checked against', () => {
    expect(published.fingerprint()).toBe('beb2d79204070953dfe1db3cc234c1d698ba8ced26bf70f4ef7c1a9552a18f7d');
  });

  check('holds these sections, limits and doubts', () => {
    expect(published.totals()).toEqual({
      sections: [['开办企业', 9], ['工程建设项目审批制度改革', 26], ['获得电力', 8], ['登记财产', 9], ['纳税', 10], ['跨境贸易', 12], ['优化金融服务', 8], ['保护中小投资者', 5], ['劳动力市场监管', 9], ['政府采购', 7], ['招标投标', 12], ['政务服务', 15], ['知识产权创造、保护和运用', 14], ['市场监管', 13], ['提升创新创业活跃度', 8], ['提升人才流动便利度', 9], ['优化外商投资服务', 7]],
      measures: 181, undated: 28, targets: 19,
      kinds: { by: 197, recurring: 1 },
      warnings: { 'document-number-missing': 1, 'issued-missing': 1, 'issuer-missing': 1, 'target-doubtful': 1, 'unit-doubtful': 2, 'units-incomplete': 16, 'year-from-text': 1 },
    });
  });

  check('reads as a person reads the samples', () => {
    expect(published.read(SAMPLES)).toEqual(SAMPLES);
  });

  check('reads as when all its titles, limits and units were checked', () => {
    expect(published.pins()).toEqual({
      titles: '4da6c845f7b3f92aacac29e9ae9ed1d8e39c21d51fbe53c2db8456ac75e38232',
      deadlines: 'b2b76a63b6d897d37108d21150a567b46ba5c354ee5ce1206cf7cf3f381d03ce',
      units: 'bdda3493f119051eee935a7c369fbcd33bf4d904604ed268ba72bb9c2ed10433',
    });
  });

  check('marks in its lines what was read', () => {
    expectMarksToSayWhatWasRead(published);
  });

  check('reads the same with page ends at other places', () => {
    expectPageEndsToChangeNothing(published);
  });

  check('names no year, issuer and date, and asks for them', () => {
    const { title, jurisdiction, issuer, issued, duties } = plan();
    expect({ title, jurisdiction, issuer, issued, duties }).toEqual({ title: '山东省优化营商环境创新突破行动', jurisdiction: '山东省', issuer: null, issued: null, duties: [] });
  });

  check('doubts a name that lacks its ending and names that were filled in', () => {
    expect(plan().warnings.filter(({ code }) => code === 'unit-doubtful').map(({ line, measure }) => [line, measure])).toEqual([[11, { section: 0, index: 2 }], [23, { section: 0, index: 6 }]]);
  });
});
