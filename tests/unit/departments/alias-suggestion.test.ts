import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { suggestUnits, type UnitCandidate, type UnitSuggestion } from '../../../src/departments/alias-suggestion.js';

/** Unit names as the five plans of 2021 print them. */
const PRINTED = JSON.parse(readFileSync(new URL('./printed-unit-names.json', import.meta.url), 'utf8')) as Record<string, string[]>;

const CITY = '潍坊市';
const candidate = (name: string, jurisdiction = CITY, aliases: string[] = []): UnitCandidate => ({ unit: `${jurisdiction} ${name}`, jurisdiction, name, aliases });
const suggested = (printed: string, ...names: string[]): UnitSuggestion[] => suggestUnits(printed, names.map((name) => candidate(name)), CITY);

/** Each wording means the unit beside it, in both directions. */
const SURE: readonly (readonly [printed: string, name: string])[] = [
  ['市发改委', '市发展改革委'], ['市发改委', '市发展和改革委员会'], ['市发展改革委', '潍坊市发展和改革委员会'],
  ['市人社局', '市人力资源社会保障局'], ['市人社局', '市人力资源和社会保障局'], ['市人力社保局', '市人力资源和社会保障局'],
  ['市住建局', '市住房城乡建设局'], ['市住建局', '市住房和城乡建设局'], ['市自规局', '市自然资源和规划局'],
  ['市审批服务局', '市行政审批服务局'], ['市行政审批局', '市行政审批服务局'], ['市政数局', '市政务服务和数据管理局'],
  ['市金融局', '市地方金融监管局'], ['市地方金融监管局', '市地方金融监督管理局'], ['市工信局', '市工业和信息化局'],
  ['市市场监管局', '市市场监督管理局'], ['市市场监管局', '潍坊市市场监督管理局'], ['市城管局', '市城市管理局'], ['市交通局', '市交通运输局'],
  ['市国资委', '市国有资产监督管理委员会'], ['市医保局', '市医疗保障局'], ['市退役军人局', '市退役军人事务局'], ['市应急局', '市应急管理局'],
  ['市大数据局', '市大数据管理局'], ['市卫健委', '市卫生健康委员会'], ['市科技局', '市科学技术局'], ['市文旅局', '市文化和旅游局'],
  ['市外办', '市外事办公室'], ['市人防办', '市人民防空办公室'], ['市口岸办', '市口岸办公室'], ['市政府办', '市人民政府办公室'],
  ['市公积金中心', '市住房公积金管理中心'], ['市委组织部', '中共潍坊市委组织部'], ['市委编办', '中共潍坊市委机构编制委员会办公室'],
  ['市残联', '市残疾人联合会'], ['市妇联', '市妇女联合会'], ['市工商联', '市工商业联合会'], ['团市委', '共青团潍坊市委'],
  ['市贸促会', '中国国际贸易促进委员会潍坊市委员会'], ['市法院', '市中级人民法院'], ['市检察院', '潍坊市人民检察院'],
  ['潍坊银保监分局', '中国银保监会潍坊监管分局'], ['潍坊银保监分局', '中国银行保险监督管理委员会潍坊监管分局'], ['市银保监分局', '潍坊银保监分局'],
  ['人民银行潍坊市中心支行', '中国人民银行潍坊市中心支行'], ['人行潍坊中心支行', '人民银行潍坊市中心支行'], ['人行', '人民银行潍坊市中心支行'],
  ['市外汇管理局', '国家外汇管理局潍坊市中心支局'], ['市税务局', '国家税务总局潍坊市税务局'], ['潍坊海关', '中华人民共和国潍坊海关'],
  ['国网潍坊供电公司', '国网山东省电力公司潍坊供电公司'], ['市供电公司', '国网潍坊供电公司'], ['潍坊高新区', '潍坊高新技术产业开发区管委会'],
  ['市消防支队', '市消防救援支队'], ['市公安交警支队', '市公安局交警支队'],
  ['东山镇', '东山镇人民政府'], ['东山镇政府', '东山镇人民政府'], ['城关街道', '城关街道办事处'], ['各镇（街道）', '各镇街'], ['各乡镇（街道）', '各镇街道办事处'],
  ['各县市区', '各县(市、区)'], ['各县市区', '各县（市、区）人民政府'], ['各区县', '各县市区政府'], ['市属各开发区', '市属开发区管委会'],
];

/** Two units, or one and part of it. */
const NEVER: readonly (readonly [printed: string, name: string])[] = [
  ['市水利局', '市水务局'], ['市教育局', '市体育局'], ['市发改委', '省发展改革委'], ['市商务局', '省商务厅'], ['市人社局', '县人社局'], ['县发改局', '市发改委'],
  ['潍坊海关', '青岛海关'], ['潍坊银保监分局', '莱芜银保监分局'], ['人民银行潍坊市中心支行', '人民银行莱芜中心支行'],
  ['人民银行济南分行', '人民银行济南分行营管部'], ['各县市区', '有关县市区'], ['市公安局', '市公安交警支队'], ['市政府', '市政府办公室'],
  ['市政府办公室', '市委办公室'], ['市国资委', '市国土资源委员会'], ['市发改委', '济南市发改委'], ['历城区', '高新区'], ['市科技局', '市科协'],
  ['东山镇', '南坪镇'], ['东山镇', '东山乡'], ['城关镇', '城关街道'], ['各乡镇', '各街道'], ['市卫健委', '市体育局'], ['市国资委', '市国土资源局'], ['市委办公室', '市委局'],
  ['市民政局', '市民族宗教局'], ['市城市管理局', '市城市建设局'], ['市林业局', '市农业农村局'], ['潍坊高新区', '济南高新区'],
];

/** Perhaps one unit, perhaps two: offered, for a person to decide. */
const OFFERED: readonly (readonly [printed: string, name: string])[] = [
  ['市教育局', '市教育体育局'], ['市商务局', '市商务投资促进局'], ['市规划局', '市自然资源和规划局'], ['市卫生局', '市卫生健康局'],
  ['市发改委', '市发展改革局'], ['市发展改革局', '市发展和改革委员会'], ['市卫健委', '市卫健局'], ['市金融办', '市金融局'], ['市金融监管局', '市地方金融监管局'],
  ['市政府办公室', '市政府办公厅'], ['市农村农业局', '市农业农村局'], ['市行政审批局', '市审批服务局'], ['各专营单位', '各市政专营单位'],
];

describe('which unit a printed name means (rule 6)', () => {
  test.each(SURE)('%s is %s', (printed, name) => {
    expect(suggested(printed, name)).toEqual([{ unit: `${CITY} ${name}`, why: expect.stringMatching(/^(?:写法不同|简称相同)$/), sure: true }]);
    expect(suggested(name, printed)).toEqual([{ unit: `${CITY} ${printed}`, why: expect.stringMatching(/^(?:写法不同|简称相同)$/), sure: true }]);
  });

  test.each(NEVER)('%s is not %s', (printed, name) => {
    expect(suggested(printed, name)).toEqual([]);
    expect(suggested(name, printed)).toEqual([]);
  });

  test.each(OFFERED)('%s may be %s', (printed, name) => {
    expect(suggested(printed, name)).toEqual([{ unit: `${CITY} ${name}`, why: '相近', sure: false }]);
    expect(suggested(name, printed)).toEqual([{ unit: `${CITY} ${printed}`, why: '相近', sure: false }]);
  });

  it('the same name comes first, then another name of the unit', () => {
    expect(suggested('市交通局', '市交通运输局', '市交通局')).toEqual([{ unit: '潍坊市 市交通局', why: '同名', sure: true }]);
    expect(suggestUnits('经信委', [candidate('市工信局', CITY, ['经信委'])], CITY)).toEqual([{ unit: '潍坊市 市工信局', why: '别名', sure: true }]);
  });

  it('two units that match equally are both offered, neither for certain', () => {
    expect(suggested('市交通局', '市交通运输局', '市交通管理局')).toEqual([
      { unit: '潍坊市 市交通运输局', why: '简称相同', sure: false }, { unit: '潍坊市 市交通管理局', why: '简称相同', sure: false },
    ]);
  });

  it('the same bureau of two cities is two units', () => {
    expect(suggestUnits('市发改委', [candidate('市发展改革委', '济南市')], CITY)).toEqual([]);
    expect(suggestUnits('市发改委', [candidate('市发改委', '济南市')], CITY)).toEqual([]);
    expect(suggestUnits('各县市区', [candidate('各区县', '济南市')], CITY)).toEqual([]);
    expect(suggestUnits('济南市发改委', [candidate('市发展改革委', '济南市'), candidate('市发改委')], CITY)).toMatchObject([{ unit: '济南市 市发展改革委', sure: true }]);
  });

  it('a provincial office in the document of a city may be that of the province, for a person to decide', () => {
    expect(suggestUnits('省商务厅', [candidate('省商务厅', '山东省'), candidate('市商务局')], CITY)).toEqual([{ unit: '山东省 省商务厅', why: '相近', sure: false }]);
  });

  it('among the names that one plan prints, only wordings of one unit go together for certain', () => {
    const together = Object.fromEntries(Object.entries(PRINTED).map(([jurisdiction, names]) => [jurisdiction, names.flatMap((printed) =>
      suggestUnits(printed, names.filter((name) => name !== printed).map((name) => candidate(name, jurisdiction)), jurisdiction)
        .filter(({ sure }) => sure).map(({ unit }) => `${printed} = ${unit.slice(jurisdiction.length + 1)}`))]));
    expect(together).toEqual({
      山东省: ['省自然资源厅 = 自然资源厅', '自然资源厅 = 省自然资源厅'],
      潍坊市: ['国家外汇管理局潍坊市中心支局 = 市外汇管理局', '市外汇管理局 = 国家外汇管理局潍坊市中心支局'],
      聊城市: [
        '各县(市、区)人民政府 = 各县（市、区）人民政府', '各县（市、区）人民政府 = 各县(市、区)人民政府', '市交通局 = 市交通运输局', '市交通运输局 = 市交通局',
      ],
      泰安市: [], 济南市: [],
    });
  });

  it('no name of one plan means a unit of another plan, and every name means itself', () => {
    for (const [jurisdiction, names] of Object.entries(PRINTED)) {
      const all = Object.entries(PRINTED).flatMap(([of, theirs]) => theirs.map((name) => candidate(name, of)));
      for (const printed of names) expect(suggestUnits(printed, all, jurisdiction)).toEqual([{ unit: `${jurisdiction} ${printed}`, why: '同名', sure: true }]);
      for (const printed of names) {
        const elsewhere = suggestUnits(printed, all.filter((one) => one.jurisdiction !== jurisdiction), jurisdiction);
        expect({ printed, sure: elsewhere.filter(({ sure }) => sure) }).toEqual({ printed, sure: [] });
      }
    }
  });

});
