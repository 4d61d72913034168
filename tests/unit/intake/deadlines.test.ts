import { describe, expect, test } from '@jest/globals';
import { findDeadlines } from '../../../src/intake/deadlines.js';
import { parsePlanText } from '../../../src/intake/parse-plan-document.js';
import { findUnreadTimes } from '../../../src/intake/unread-times.js';

const read = (text: string, year: number | null = 2021) => findDeadlines(text, year).map(({ deadline }) => deadline);
const one = (text: string) => read(text)[0];

describe('time expressions (product.md rule 2)', () => {
  test.each([
    ['6月底前完成', 'by', '2021-06-30'],
    ['2月底前完成', 'by', '2021-02-28'],
    ['6月中旬前完成', 'by', '2021-06-20'],
    ['6月上旬前完成', 'by', '2021-06-10'],
    ['6月15日前完成', 'by', '2021-06-15'],
    ['2022年3月底之前完成', 'by', '2022-03-31'],
    ['十二月底前完成', 'by', '2021-12-31'],
    ['年底前完成', 'by', '2021-12-31'],
    ['今年年底前完成', 'by', '2021-12-31'],
    ['2021年年底前完成', 'by', '2021-12-31'],
    ['明年6月底前完成', 'by', '2022-06-30'],
    ['到2025年，全面建成', 'by', '2025-12-31'],
    ['三季度末完成', 'by', '2021-09-30'],
    ['7月上旬，启用', 'within', '2021-07-10'],
    ['10月份，举办一次', 'within', '2021-10-31'],
    ['年内新建两家', 'within', '2021-12-31'],
    ['前三季度完成', 'within', '2021-09-30'],
    ['国庆节前完工', 'by', '2021-09-30'],
    ['“五一”前投用', 'by', '2021-04-30'],
    ['元旦前完工', 'by', '2021-12-31'],
    ['2022年元旦前完工', 'by', '2021-12-31'],
    ['到“十四五”末，全面建成', 'by', '2025-12-31'],
    ['12月31日前完成', 'by', '2021-12-31'],
    ['十月底前完成', 'by', '2021-10-31'],
    ['上半年完成', 'within', '2021-06-30'],
    ['一季度完成', 'within', '2021-03-31'],
    ['6月至9月，开展整治', 'within', '2021-09-30'],
    ['到2022年6月，培育10家', 'by', '2022-06-30'],
    ['2021年内设立基金', 'within', '2021-12-31'],
    ['下半年起分批推广', 'from', '2021-07-01'],
    ['明年一季度起执行', 'from', '2022-01-01'],
    ['自2022年起，占比不低于30%', 'from', '2022-01-01'],
    ['自7月1日起执行', 'from', '2021-07-01'],
    ['8月份起，执行新标准', 'from', '2021-08-01'],
    ['7月底后，不再收取', 'from', '2021-08-01'],
    ['10月份全市推开后，扩大范围', 'from', '2021-10-01'],
    ['4—11月开展整治', 'within', '2021-11-30'],
    ['2022年3-5月完成摸底', 'within', '2022-05-31'],
  ])('%s is %s %s', (text, kind, date) => {
    expect(one(text)).toMatchObject({ kind, date });
  });

  test.each([
    ['每月10日前，分析一次', { every: 'month', day: 10 }],
    ['从5月份开始，每月20日前会商', { every: 'month', day: 20, from: '2021-05-01' }],
    ['每季度末通报', { every: 'quarter' }],
    ['每半年至少评估1次', { every: 'half-year' }],
  ])('%s recurs', (text, expected) => {
    expect(one(text)).toMatchObject({ kind: 'recurring', ...expected });
  });

  test.each([
    ['每周五前', { every: 'week', day: 5 }],
    ['每周一前', { every: 'week', day: 1 }],
    ['每周日前', { every: 'week', day: 7 }],
    ['每周星期三前', { every: 'week', day: 3 }],
    ['每星期四之前', { every: 'week', day: 4 }],
    ['每周3前', { every: 'week', day: 3 }],
    ['每周末前', { every: 'week' }],
    ['从2021年7月开始，每周五前', { every: 'week', day: 5, from: '2021-07-01' }],
    ['每月中旬前', { every: 'month', day: 20 }],
    ['每月底前', { every: 'month' }],
    ['每季度末月25日前', { every: 'quarter', day: 25 }],
    ['每季度第三个月25日前', { every: 'quarter', day: 25 }],
    ['每半年最后一月15日前', { every: 'half-year', day: 15 }],
    ['每半年最后一个月底前', { every: 'half-year' }],
    ['每年12月10日前', { every: 'year', day: 10 }],
    ['每年12月底前', { every: 'year' }],
    ['每年年底前', { every: 'year' }],
  ])('%s recurs on that day, read whole', (raw, expected) => {
    expect(findDeadlines(`${raw}，报送。`, 2021)).toEqual([{ at: 0, doubt: null, deadline: { raw, kind: 'recurring', ...expected } }]);
  });

  test.each([
    '每季度首月10日前', '每季度第二个月10日前', '每季度次月10日前', '每季度10日前', '每季度初', '每半年第一个月15日前', '每月初', '每年6月10日前', '每年6月底前', '每年一季度末前', '每周初',
  ])('%s falls due in a month that a deadline cannot carry: no due day, and a doubt', (raw) => {
    expect(findDeadlines(`${raw}，报送。`, 2021)).toEqual([{ at: 0, doubt: 'unclear', deadline: { raw, kind: 'recurring' } }]);
  });

  test('a field says a weekday without 前', () => {
    expect(read('完成时限：每周五')).toEqual([{ raw: '每周五', kind: 'recurring', every: 'week', day: 5 }]);
  });

  test.each([
    '5个工作日内完成审核', '自受理之日起7日内作出决定', '工程竣工后3个月内推送资料', '（云园字〔2020〕94号）', '目录（2020年版）', '2020年度考核', '2021年企业工资指导线',
    '《2021年6月底前工作要点》', '较去年年底提升2个百分点', '实施每月调度机制', '每年可举荐多名青年人才', '持续推进简政放权', '长期护理保险', '24小时自助服务', '提前3天备案', '较2020年底增长',
    '在一季度基础上再下降5%', '在上半年工作基础上扩大范围', '对第一季度亏损企业开展走访', '同一企业行政检查每年不超过2次',
  ])('%s is no deadline', (text) => {
    expect(read(text)).toEqual([]);
  });

  test.each(['9月底前提交', '9月30日前提供', '年底前提出', '2021年9月底前提请'])('%s: 前 belongs to the date, not to the verb', (text) => {
    expect(one(text)).toMatchObject({ raw: text.slice(0, -2), kind: 'by' });
  });

  test.each(['2022年春节前完工', '主汛期前完成', '供暖季前储煤', '开学前公布', '当月底前发放', '次月10日前报送', '两年内轮训一遍'])('%s has a limit that the plan does not date', (text) => {
    expect(findDeadlines(text, 2021)).toMatchObject([{ doubt: 'doubtful' }]);
    expect(one(text)).not.toHaveProperty('date');
  });

  test.each([
    ['2022—2024年', ['2024-12-31']], ['2021年1—3月', ['2021-03-31']], ['2021年6月、2022年6月', ['2021-06-30', '2022-06-30']], ['2021年全年', ['2021-12-31']], ['“十四五”期间', ['2025-12-31']],
    ['2020年12月', ['2020-12-31']], ['2021.3.31', ['2021-03-31']], ['到2025年', ['2025-12-31']],
  ])('a field 完成时限：%s ends on %j', (words, dates) => {
    expect(read(`完成时限：${words}。责任单位：市局`).map(({ date }) => date)).toEqual(dates);
  });

  test.each(['每月1日至20日为企业宁静期', '每周一、周四集中审批'])('%s falls due on no day, and is told', (text) => {
    expect(findUnreadTimes(text, findDeadlines(text, 2021), 2021).map(({ words }) => words)).toEqual([text]);
    expect(read(text)).toEqual([]);
  });

  test('an earlier day that is hoped for is a doubt, a later result is not', () => {
    expect(findDeadlines('12月底前完成，力争11月底完成', 2021).map(({ doubt }) => doubt)).toEqual([null, 'doubtful']);
    expect(findDeadlines('6月底前完成，力争11月底推广', 2021).map(({ doubt }) => doubt)).toEqual([null, null]);
  });

  test('a field that says what no rule reads is told', () => {
    const text = '办理投诉。（责任单位：市局；完成时限：立即）';
    expect(findUnreadTimes(text, findDeadlines(text, 2021), 2021).map(({ words }) => words)).toEqual(['立即']);
  });

  test('each occurrence is an entry, in text order', () => {
    expect(read('9月底前，甲；5月底前，乙；9月底前，丙。').map(({ date }) => date)).toEqual(['2021-09-30', '2021-05-31', '2021-09-30']);
  });

  test('a document still to come makes a relative deadline', () => {
    expect(one('省里印发方案后30日内，制定细则')).toEqual({ raw: '省里印发方案后30日内', kind: 'relative' });
  });

  test('only a field or a clause of its own says ongoing', () => {
    expect(read('完成时限：持续推进')).toEqual([{ raw: '持续推进', kind: 'ongoing' }]);
    expect(read('（责任单位：市局；完成时限：长期）')).toEqual([{ raw: '长期', kind: 'ongoing' }]);
    expect(read('健全机制，长期坚持。')).toEqual([{ raw: '长期坚持', kind: 'ongoing' }]);
    expect(read('持续推进改革，长期坚持群众路线。')).toEqual([]);
    expect(read('完成时限：6月底前，持续推进').map(({ raw }) => raw)).toEqual(['6月底前', '持续推进']);
  });

  test.each(['今年二季度前建立', '2025年前建成', '每季度更新目录', '10月份全市推开后，扩大范围'])('%s is read with a doubt', (text) => {
    expect(findDeadlines(text, 2021).map(({ doubt }) => doubt)).toEqual(['doubtful']);
  });

  test.each([
    ['全年新增首贷户3万户。', ['全年新增首贷户3万户']],
    ['待省里调整标准后，拟定方案。', ['待省里调整标准后']],
    ['做好准备，在省级办法印发后，抓好落实。', ['在省级办法印发后']],
    ['省里印发方案后，在1个月内制定细则。', []],
    ['大厅全年无休。工程竣工后，及时验收。', []],
    ['省级办法印发后积极抓好落实。', ['省级办法印发后']],
    ['2021年至少完成15个项目。', ['2021年至少完成15个项目']],
    ['今年力争新增企业100家以上。', ['今年力争新增企业100家以上']],
    ['计划2021年对网站升级改造。', ['计划2021年对网站升级改造']],
    ['在省规定时间内，全部网上办理。在规定时限内办结。', ['在省规定时间内']],
    ['做好2021年企业工资指导线发布。参加2021年峰会。2021年至2023年工作。落实《2021年培训100家企业方案》。', []],
  ])('%s: what may mean a deadline and is none as written', (text, expected) => {
    expect(findUnreadTimes(text, findDeadlines(text, 2021), 2021).map(({ words }) => words)).toEqual(expected);
  });

  test.each(['截至2021年6月底前，已建成3处。', '截止2021年6月底，已建成3处。', '截至6月30日前完成的3处。'])('%s looks back', (text) => {
    expect(read(text)).toEqual([]);
  });

  test.each(['2091年6月底前', '2019年6月底前完成', '到2045年'])('完成时限：%s lies far from the plan\'s year and is doubted', (words) => {
    expect(findDeadlines(`完成时限：${words}`, 2021).map(({ doubt }) => doubt)).toEqual(['doubtful']);
  });

  test.each(['1921年6月底前完成', '2O21年12月底前完成'])('%s: a year that was not read is a doubt', (text) => {
    expect(findDeadlines(text, 2021).map(({ doubt }) => doubt)).toEqual(['doubtful']);
  });

  test.each(['到2035年', '2022年6月底前', '2020年12月'])('完成时限：%s is near enough', (words) => {
    expect(findDeadlines(`完成时限：${words}`, 2021).map(({ doubt }) => doubt)).toEqual([null]);
  });

  test.each([
    ['（市发改委，2021年全年）', ['2021-12-31']], ['（责任单位：市发改委，全年）', ['2021-12-31']], ['（市发改委负责，6月底前公布，此后每年更新）', ['2021-06-30', undefined]],
    ['（责任单位：市发改委，6月底前完成）', ['2021-06-30']],
  ])('%s: a clause beside the units says when', (bracket, dates) => {
    expect(read(`公布目录。${bracket}`).map(({ date }) => date)).toEqual(dates);
  });

  test.each([
    ['2021年创建绿色工厂100家。', '2021年创建绿色工厂100家'], ['2021年，城镇新增就业3000人。', '2021年，城镇新增就业3000人'], ['2021年至2023年改造企业30户。', '2021年至2023年改造企业30户'],
    ['每年评定精品民宿50家。', '每年评定精品民宿50家'],
  ])('%s: the year of an amount or its limit is asked', (text, words) => {
    expect(read(text)).toEqual([]);
    expect(findUnreadTimes(text, [], 2021).map((one) => one.words)).toEqual([words]);
  });

  test.each([
    ['2021年5、9月底前分两次完成。', []], ['5、9月底前分两次完成。', ['5、']], ['每月5日、20日前报送。', ['、20日前']], ['2个月内完成。', ['2个月内完成']], ['2021年启动，2022年建成。', ['2021年启动', '2022年建成']],
    ['国庆节前后投用。', ['国庆节前后']], ['评价至2023年12月31日。', ['2023年12月31日']], ['分季度推进。', ['分季度推进']], ['7月上线试运行。', ['7月']], ['每学期教研4次以上。', ['每学期教研4次以上']],
    ['十四五期间改造1000户。', ['十四五期间改造1000户']], ['竣工后2个月内验收。', []], ['做好6月份考核。', []],
  ])('%s: what no rule made a limit is told', (text, words) => {
    expect(findUnreadTimes(text, findDeadlines(text, 2021), 2021).map((one) => one.words)).toEqual(words);
  });

  test.each([['2021-06-30前完成', '2021-06-30'], ['2021.9.5前报送', '2021-09-05'], ['十二月三十一日前验收', '2021-12-31'], ['每周五下午5点前报送', undefined]])('%s is due on %s', (text, date) => {
    expect(findDeadlines(text, 2021)).toMatchObject([{ doubt: null, deadline: date ? { kind: 'by', date } : { kind: 'recurring', every: 'week', day: 5 } }]);
  });

  test.each([
    ['“十四五”期间，累计改造1000户', 'within', '2025-12-31'], ['“十五五”期间新增10家', 'within', '2030-12-31'],
    ['奖补政策执行至2023年12月31日', 'by', '2023-12-31'], ['执行期限暂定到2027年底', 'by', '2027-12-31'],
  ])('%s: read, and doubted', (text, kind, date) => {
    expect(findDeadlines(text, 2021)).toMatchObject([{ doubt: 'doubtful', deadline: { kind, date } }]);
  });

  test('two years that a quantity is divided over are two limits', () => {
    expect(findDeadlines('2024年、2025年分别完成120辆、180辆', 2024).map(({ deadline }) => deadline.date)).toEqual(['2024-12-31', '2025-12-31']);
  });

  test.each([
    ['6月底前编制目录，每月推送情况。', ['by', 'recurring'], []], ['9月底前走访企业，每季度覆盖一遍。', ['by', 'recurring'], []], ['活动贯穿全年。', ['within'], []], ['每年汛前校准一次。', ['recurring'], []],
    ['4月底前开通专席，每周对接一线诉求。', ['by'], ['每周对接一线诉求']], ['7月底前完成首批改造，持续推进后续改造。', ['by'], ['持续推进后续改造']], ['组织宣讲，持续推进政策直达。', [], ['持续推进政策直达']],
    ['每年公布清单，每月汇编案例集。（完成时限：每年）', ['recurring'], ['每月汇编案例集']], ['持续推进改革，实施每月调度机制。', [], []],
  ])('%s: what goes on or comes again is read or told', (text, kinds, words) => {
    expect(findDeadlines(text, 2021).map(({ deadline }) => deadline.kind)).toEqual(kinds);
    expect(findUnreadTimes(text, findDeadlines(text, 2021), 2021).map((one) => one.words)).toEqual(words);
  });

  test('a task that falls due before the flood season each year has no day', () => {
    expect(findDeadlines('每年汛前校准一次。', 2021)).toEqual([{ at: 0, doubt: 'unclear', deadline: { raw: '每年汛前校准一次', kind: 'recurring' } }]);
  });

  test('an amount of an earlier year, or of things that were, is not asked', () => {
    expect(findUnreadTimes('2020年新增30家。2021年签约的30个项目开工。', [], 2021)).toEqual([]);
  });

  test('a day that is not in the calendar has no date and is doubted', () => {
    expect(findDeadlines('6月31日前完成；13月底前完成', 2021).map(({ deadline, doubt }) => [deadline.date ?? null, doubt])).toEqual([[null, 'impossible'], [null, 'impossible']]);
  });

  test('without a plan year only written years give dates', () => {
    expect(read('6月底前，甲；2021年9月底前，乙', null)).toEqual([{ raw: '6月底前', kind: 'by' }, { raw: '2021年9月底前', kind: 'by', date: '2021-09-30' }]);
  });
});

const deadlinesOf = (measure: string) => parsePlanText(`云川市2022年便民服务方案\n\n一、公园\n\n1. 更新路灯。${measure}`).sections[0]!.measures[0]!;

describe('the field 完成时限 beside a limit of the text', () => {
  test('confirms the day that the text names, whatever words it takes, and adds another', () => {
    expect(deadlinesOf('三季度末前完成更新，完好率达到98%。（牵头单位：市园林局；完成时限：2022年9月）')).toMatchObject({ deadlines: [{ raw: '三季度末前', date: '2022-09-30' }], targets: [{ deadline: 0 }] });
    expect(deadlinesOf('6月底前完成普查，9月底前完成更新。（牵头单位：市园林局；完成时限：2022年9月底前）').deadlines.map(({ date }) => date)).toEqual(['2022-06-30', '2022-09-30']);
    expect(deadlinesOf('6月底前完成普查。（牵头单位：市园林局；完成时限：2022年9月底前）').deadlines.map(({ date }) => date)).toEqual(['2022-06-30', '2022-09-30']);
    expect(deadlinesOf('建立台账，长期坚持。（牵头单位：市园林局；完成时限：长期）').deadlines).toMatchObject([{ raw: '长期坚持', kind: 'ongoing' }]);
  });

  test('two results of one day in the text stay two', () => {
    expect(deadlinesOf('6月底前完成普查。6月底前完成更新。（牵头单位：市园林局；完成时限：6月底前）').deadlines.map(({ date }) => date)).toEqual(['2022-06-30', '2022-06-30']);
  });
});

test.each(['健全机制，持续推进。（牵头单位：市园林局）', '健全机制，持续推进。', '健全机制，持续坚持（市园林局）。', '健全机制；持续抓好'])('持续推进 at the very end is ongoing: %s', (words) => {
  expect(deadlinesOf(words).deadlines).toMatchObject([{ kind: 'ongoing' }]);
});

test.each(['健全机制，持续推进改革。', '健全机制，持续推进，力求实效。', '持续推进。建立机制。'])('持续推进 elsewhere says nothing of time: %s', (words) => {
  expect(deadlinesOf(words).deadlines).toEqual([]);
});
