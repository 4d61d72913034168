import { describe, expect, test } from '@jest/globals';
import { parsePlanText } from '../../../src/intake/parse-plan-document.js';
import { factsOf, parseDocument } from './documents.js';

const measuresOf = (name: string) => parseDocument(name).sections.map((section) => ({ name: section.name, measures: section.measures.map(factsOf) }));

describe('a notice with annexes, broken by page ends', () => {
  const plan = parseDocument('city-notice');

  test('front matter comes from the notice, its signature and the plan', () => {
    const { title, jurisdiction, issuer, issued, year } = plan;
    expect({ title, jurisdiction, issuer, issued, year }).toEqual({
      title: '云川市便民服务提升行动实施方案', jurisdiction: '云川市', issuer: '云川市人民政府', issued: '2023-03-08', year: 2023,
    });
  });

  test('headings are read with any dash; the running title and the main text are no sections', () => {
    expect(plan.sections.map(({ ordinal, name }) => [ordinal, name])).toEqual([[null, '公园管理'], [null, '图书借阅'], [null, '公交出行']]);
  });

  test('titles, deadlines and units survive page ends, mixed brackets and several brackets', () => {
    expect(measuresOf('city-notice')).toEqual([
      { name: '公园管理', measures: [
        { number: 1, title: '更新园内路灯', deadlines: [['2023年6月底前', 'by', '2023-06-30'], ['9月底前', 'by', '2023-09-30']], groups: [{ lead: ['市园林局'], responsible: ['市城管局', '市供电公司', '云川银保监分局'] }] },
        { number: 2, title: '延长开放时间', deadlines: [], groups: [{ responsible: ['市园林局'] }] },
        { number: 3, title: '整修步道', deadlines: [['2023年8月底前', 'by', '2023-08-31'], ['2023年5月底前', 'by', '2023-05-31']], groups: [{ lead: ['市园林局'], responsible: ['市财政局'] }] },
        { number: 4, title: '清理水面', deadlines: [['从2023年4月开始，每月15日前', 'recurring', null]], groups: [{ lead: ['市水务局'], responsible: ['市园林局'] }] },
      ] },
      { name: '图书借阅', measures: [
        { number: 1, title: '通借通还', deadlines: [['2023年6月底前', 'by', '2023-06-30']], groups: [{ responsible: ['市图书馆'] }, { responsible: ['市文旅局', '各区县（市）人民政府'] }] },
        { number: 2, title: '送书下乡', deadlines: [['省里下发“书香乡村”工作方案后，在2个月内', 'relative', null], ['2023年7月底前', 'by', '2023-07-31'], ['2023年7月底前', 'by', '2023-07-31']], groups: [{ responsible: ['市文旅局', '市财政局'] }] },
        { number: 3, title: '规范服务', deadlines: [], groups: [{ lead: ['市文旅局'], responsible: ['市住建局'] }] },
      ] },
      { name: '公交出行', measures: [
        { number: 1, title: '优化线路', deadlines: [['年内', 'within', '2023-12-31']], groups: [{ lead: ['市交通局'] }, { responsible: ['市住建局'] }] },
        { number: 2, title: '公交准点', deadlines: [['7月上旬', 'within', '2023-07-10'], ['7月底后', 'from', '2023-08-01']], groups: [{ lead: ['市交通局'], supporting: ['市公安局', '市大数据局'] }] },
      ] },
    ]);
  });

  test('a recurring deadline has its period, its day and its first day', () => {
    expect(plan.sections[0]!.measures[3]!.deadlines).toEqual([{ raw: '从2023年4月开始，每月15日前', kind: 'recurring', every: 'month', day: 15, from: '2023-04-01' }]);
  });

  test('the text is whole again; the signature after the last measure is not part of it', () => {
    const texts = plan.sections.flatMap(({ measures }) => measures.map(({ text }) => text));
    expect(texts[0]).toContain('夜间照明做到无死角。9月底前');
    expect(texts.at(-1)).toMatch(/一行换行继续写完为止。（牵头单位：市交通局；配合单位：市公安局、市大数据局）$/);
  });

  test('等 is a warning with its line', () => {
    expect(plan.warnings.map(({ code, line }) => [code, line])).toEqual([['document-number-missing', 3], ['units-incomplete', 41], ['units-incomplete', 53]]);
  });
});

describe('numbered chapters with （一） measures', () => {
  test('units with nested brackets, role words with （单位）, spoken roles', () => {
    expect(measuresOf('numbered-chapters')).toEqual([
      { name: '食品安全', measures: [
        { number: 1, title: '建立追溯平台', deadlines: [['6月中旬前', 'by', '2022-06-20'], ['12月底前', 'by', '2022-12-31']], groups: [{ lead: ['县市场监管局'], responsible: ['县农业农村局', '各乡镇(街道)人民政府', '开发区管委会'] }] },
        { number: 2, title: '公开抽检结果', deadlines: [['一季度', 'within', '2022-03-31'], ['三季度末', 'by', '2022-09-30']], groups: [{ lead: ['县市场监管局'], responsible: ['县融媒体中心'] }] },
      ] },
      { name: '价格监管', measures: [
        { number: 1, title: '明码标价', deadlines: [['2023年6月底前', 'by', '2023-06-30']], groups: [{ lead: ['县发展改革局'], supporting: ['县市场监管局', '县商务局'] }] },
        { number: 2, title: '畅通投诉', deadlines: [['12月底前', 'by', '2022-12-31']], groups: [{ lead: ['县市场监管局'], responsible: ['县公安局'] }] },
      ] },
    ]);
  });

  test('sections are numbered; what the text does not name is null and a warning', () => {
    const plan = parseDocument('numbered-chapters');
    expect(plan.sections.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    expect([plan.issuer, plan.issued]).toEqual([null, null]);
    expect(plan.warnings.map(({ code }) => code)).toEqual(['year-range', 'issuer-missing', 'document-number-missing', 'issued-missing', 'units-incomplete']);
  });
});

describe('unnumbered paragraphs under numbered items', () => {
  const plan = parseDocument('items-with-paragraphs');

  test('each paragraph is a measure that counts within its item', () => {
    expect(plan.sections.map(({ name, measures }) => [name, measures.map(({ item, number, title }) => [item?.number, item?.title, number, title])])).toEqual([
      ['聚焦住房', [[1, '改善居住条件', 1, '改造老旧小区'], [1, '改善居住条件', 2, '规范物业服务'], [2, '发展保障住房', 1, '筹建人才公寓']]],
      ['聚焦环境', [[3, '净化空气', 1, '推广清洁取暖']]],
      ['组织保障', [[4, '加强领导', 1, '加强领导']]],
    ]);
  });

  test('a page end after a full stop does not make a measure; a doubled character is mended', () => {
    const [housing, air] = plan.sections;
    expect(housing!.measures[1]!.text).toContain('公开收费标准');
    expect(air!.measures[0]!.groups[0]!.responsible).toEqual(['市生态环境局', '国网海东供电公司', '国网乐都供电公司']);
  });

  test('a year found only in deadlines is used with a warning', () => {
    expect(plan.year).toBe(2022);
    expect(plan.warnings[0]!.code).toBe('year-from-text');
  });
});

describe('sections with leaders, a measure with sub-items, no year anywhere', () => {
  const plan = parseDocument('leaders-and-subitems');

  test('leader and coordinator belong to the section', () => {
    expect(plan.sections.map(({ name, leader, coordinator }) => [name, leader, coordinator])).toEqual([['企业开办', '王小明', '市审批局'], ['市场监督', '李小红', '市市场监管局']]);
  });

  test('（1）（2） are sub-items; （试行） and 1.2% are not', () => {
    const [measure, next] = plan.sections[1]!.measures;
    expect(measure!.subitems.map(({ number }) => number)).toEqual([1, 2]);
    expect(measure!.groups).toHaveLength(2);
    expect(next!.title).toBe('公示信息');
  });

  test('without a year a deadline has no date, and the year is asked for', () => {
    expect(plan.year).toBeNull();
    expect(plan.sections[0]!.measures[0]!.deadlines).toEqual([{ raw: '9月底前', kind: 'by' }]);
    expect(plan.warnings.map(({ code }) => code)).toContain('year-missing');
  });
});

test('fields on lines of their own, titles on lines of their own', () => {
  expect(measuresOf('field-lines')).toEqual([{ name: '政务改革', measures: [
    { number: 1, title: '推行一窗受理', deadlines: [['2024年6月', 'within', '2024-06-30']], groups: [{ lead: ['区审批局'], responsible: ['区公安分局', '区人社局'] }] },
    { number: 2, title: '开展服务评价', deadlines: [['长期坚持', 'ongoing', null]], groups: [{ lead: ['区审批局'] }] },
    { number: 3, title: '通报办件情况', deadlines: [['每季度', 'recurring', null]], groups: [{ lead: ['区政务中心'], supporting: ['区统计局'] }] },
    { number: 4, title: '清理证明事项', deadlines: [['上半年', 'within', '2024-06-30']], groups: [{ lead: ['区司法局'] }] },
  ] }]);
});

describe('annexes with plain headings and numbers of several kinds', () => {
  const plan = parseDocument('annexes');

  test('a short line before numbering starts anew is a heading; 100、200 and 1.5 at the start of a line are no numbers', () => {
    expect(measuresOf('annexes')).toEqual([
      { name: '数据归集', measures: [
        { number: 1, title: '归集人口数据', deadlines: [['5月', 'by', '2024-05-31'], ['9月', 'by', '2024-09-30'], ['11月底前', 'by', '2024-11-30']], groups: [{ lead: ['市大数据局'], supporting: ['市公安局'] }] },
        { number: 2, title: '归集法人数据', deadlines: [['2024年6月底前', 'by', '2024-06-30'], ['12月底前', 'by', '2024-12-31'], ['2024年10月', 'within', '2024-10-31']], groups: [{ responsible: ['市市场监管局', '市税务局'] }, { responsible: ['市财政局'] }] },
      ] },
      { name: '数据开放', measures: [{ number: 1, title: '开放公交数据', deadlines: [['三季度', 'within', '2024-09-30']], groups: [{ responsible: ['市交通局'] }] }] },
      { name: '数据安全', measures: [
        { number: 1, title: '开展等保测评', deadlines: [['每年6月底前', 'recurring', null]], groups: [{ responsible: ['市网信办'] }] },
        { number: 2, title: '开展演练，应急处置', deadlines: [], groups: [{ responsible: ['市应急局'] }] },
      ] },
    ]);
  });

  test('the issuer stands behind the document number, the date may be in Chinese numerals', () => {
    expect([plan.title, plan.issuer, plan.issued]).toEqual(['临云市数据共享行动方案', '临云市人民政府办公室', '2024-03-15']);
  });

  test('notes of the printer are not part of the last measure', () => {
    expect(plan.sections.at(-1)!.measures.at(-1)!.text).not.toContain('抄送');
  });

  test('an unclosed bracket and a day the facts cannot hold are warnings with their line', () => {
    expect(plan.warnings.map(({ code, line }) => [code, line])).toEqual([['bracket-unclosed', 34], ['recurrence-unclear', 34]]);
  });
});

test('one count may run through all chapters; a number left out inside or between them is a warning', () => {
  const gaps = (numbers: string[]) => {
    const [a, b, c, d] = numbers.map((number) => `（${number}）做一件事。6月底前完成。（市财政局负责）`);
    return parsePlanText(`云园市2024年工作要点\n一、甲类\n${a}\n${b}\n二、乙类\n${c}\n${d}\n`).warnings.filter(({ code }) => code === 'numbering-gap').map(({ line }) => line);
  };
  expect(gaps(['一', '二', '三', '四'])).toEqual([]);
  expect(gaps(['一', '二', '一', '二'])).toEqual([]);
  expect(gaps(['一', '二', '四', '五'])).toEqual([6]);
  expect(gaps(['一', '三', '四', '五'])).toEqual([4]);
});

test('units in a line of their own behind several items without any may be those of all: told', () => {
  const text = '滨河市整改方案\n\n一、企业迁移难\n1.开通专窗，3月底前完成。\n2.取消证明，4月底前完成。\n责任单位：市税务局\n';
  expect(parsePlanText(text).warnings.filter(({ line, field }) => line === 6 && field === 'units').map(({ code }) => code)).toEqual(['unit-doubtful']);
});
