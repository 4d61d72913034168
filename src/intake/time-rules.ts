import { dayAfter, firstDayOfPart, isoDate, lastDayOfPart, type PartOfMonth } from './calendar.js';
import { toInteger } from './numbering.js';
import type { ParsedDeadline } from './parsed-plan.js';
import { RECURRENCE, recurrenceOf } from './recurrence.js';

export type Doubt = 'impossible' | 'doubtful' | 'unclear' | null;
export type Reading = Omit<ParsedDeadline, 'raw'> & { doubt?: Doubt };
type Groups = Record<string, string | undefined>;

/** One kind of time expression of product.md rule 2: how it is written, and what it means in a year (null: the year is not known). */
export interface TimeRule {
  pattern: RegExp;
  /** A word that every match holds: a text without it is not searched. */
  needs: string;
  read(groups: Groups, year: number | null): Reading;
}

const NUMBER = '(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])';
const YEAR = '(?:(?<year>20\\d{2})年|(?<relativeYear>今年|当年|本年度?|明年|次年|去年|上年|上一年)的?)?';
const MONTH = `(?<![\\d.个第每])${YEAR}(?<month>${NUMBER})月份?`;
const PART = '(?<part>月?底|月?末|上旬|中旬|下旬|初|中)';
/** 6月30日（周三）前, 6月30日(含)前, 6月30日24时前. */
const AFTER_DAY = '(?:[（(](?:(?:周|星期)[一二三四五六日天]|含(?:当[日天]|本[日数])?)[)）]|(?:[上下]午|晚上|晚|中午)?\\d{1,2}(?:[点时](?:整|半|\\d{1,2}分)?|[:：]\\d{2})|(?:[上下]午)?下班)?';
const BEFORE = '(?<before>之前|以前|前(?!期|景|沿|往|提(?![交供出升高前请报醒])|置|瞻|端|列|台|述|后))';

const rule = (needs: string, pattern: string, read: TimeRule['read']): TimeRule => ({ needs, pattern: new RegExp(pattern, 'g'), read });
const monthOf = (groups: Groups) => toInteger(groups.month ?? '') ?? 0;
const isEdge = (part: string | undefined) => part !== undefined && /底|末/.test(part);

function partOf(word: string | undefined): PartOfMonth {
  if (word === '上旬' || word === '初') return 'first-third';
  if (word === '中旬' || word === '中') return 'second-third';
  return word === '下旬' ? 'last-third' : 'whole';
}

function dated(kind: 'by' | 'within' | 'from', date: string | null, doubt: Doubt = null): Reading {
  return date === null ? { kind, doubt: 'impossible' } : { kind, date, doubt };
}

/** 二季度前 does not say whether the period counts; 二季度末前 does. */
function yearly(groups: Groups, year: number | null, month: number): Reading {
  const kind = isEdge(groups.edge) || groups.before ? 'by' : 'within';
  const doubt = groups.before && !groups.edge ? 'doubtful' : null;
  return year === null ? { kind, doubt } : dated(kind, lastDayOfPart(year, month, 'whole'), doubt);
}

const fromMonth = (year: number | null, month: number): Reading => (year === null ? { kind: 'from' } : dated('from', isoDate(year, month, 1)));

function recurring(groups: Groups, year: number | null): Reading {
  const reading: Reading = { kind: 'recurring', ...recurrenceOf(groups) };
  if (groups.month && year !== null) {
    const from = isoDate(year, monthOf(groups), Number(groups.fromDay ?? 1));
    if (from === null) return { ...reading, doubt: 'impossible' };
    reading.from = from;
  }
  return reading;
}

function starting(groups: Groups, year: number | null): Reading {
  if (year === null) return { kind: 'from' };
  const first = groups.day ? isoDate(year, monthOf(groups), Number(groups.day)) : firstDayOfPart(year, monthOf(groups), partOf(groups.part));
  if (!groups.after && !isEdge(groups.part)) return dated('from', first);
  const last = groups.day ? first : lastDayOfPart(year, monthOf(groups), partOf(groups.part));
  return dated('from', last && dayAfter(last));
}

/** The last day before a festival of a fixed date, month and day. 元旦 without a year is the one that follows the plan's year. */
const FESTIVALS: Readonly<Record<string, [month: number, day: number]>> = {
  国庆: [9, 30], 十一: [9, 30], 五一: [4, 30], 劳动: [4, 30], 六一: [5, 31], 七一: [6, 30], 八一: [7, 31], 教师: [9, 9], 植树: [3, 11], 元旦: [12, 31],
};

function beforeFestival(groups: Groups, year: number | null): Reading {
  const days = FESTIVALS[groups.festival!];
  if (!days) return { kind: 'by', doubt: 'doubtful' };
  if (year === null) return { kind: 'by' };
  const named = groups.year !== undefined || groups.relativeYear !== undefined;
  return dated('by', isoDate(groups.festival === '元旦' && named ? year - 1 : year, ...days));
}

const FIVE_YEARS: Readonly<Record<string, number>> = { 三: 2020, 四: 2025, 五: 2030 };
const RANGE = '(?:—|－|–|-|~|～|至|到)';

/** Where several rules match at one place, the longest match is taken, then the earlier rule. */
export const TIME_RULES: readonly TimeRule[] = [
  // 从2021年5月开始，每月20日前 · 每季度末 · 每周五前
  rule('每', `(?:(?:从|自)?${YEAR}(?<month>${NUMBER})月份?(?:(?<fromDay>\\d{1,2})日)?(?:开始|起)[，,]?)?${RECURRENCE}`, recurring),
  // 每季度召开1次
  rule('每', '每个?(?<period>周|月|季度|半年|年)(?:度)?(?<manner>(?:(?!不超过|不得超过|不多于|不高于|最多|至多|上限)[^，,。；;：:（(每\\d]){0,12}?)(?:[一两二三四]|[1-9]\\d?)(?:次(?!性)|遍|轮(?![班值候]))', (groups, year) =>
    // 每年汛前校准一次 falls due on another day than the period's last
    (/前|初|[春夏秋冬汛]|上旬|中旬/.test(groups.manner!) ? { kind: 'recurring', doubt: 'unclear' } : recurring(groups, year))),
  // 每季度更新目录: a duty in running text; what it falls due on is not said
  rule('每', '每个?(?<period>周|月|季度|半年)(?:定期)?(?:集中|至少|统一)?(?=(?:更新|通报|公布|公开|公示|发布|报送|上报|汇总|分析|调度|评估|会商|研究|督查|检查|召开|开展|组织|举办|推送|推出|推介|走访|巡查|排查|回访|抽查|覆盖|梳理|编发|刊发|测评|反馈|评选|评比|清理)(?!机制|制度))', (groups, year) => ({ ...recurring(groups, year), doubt: 'doubtful' })),
  // 6月至9月底前
  rule('月', `${MONTH}(?:${NUMBER}日)?(?:至|到|—|－|-|~|～)(?:(?<endYear>20\\d{2})年)?(?<endMonth>${NUMBER})月(?:(?<endDay>\\d{1,2})日|份|底|末)?(?:之?前)?`, (groups, year) => {
    const endYear = groups.endYear ? Number(groups.endYear) : year;
    const month = toInteger(groups.endMonth!) ?? 0;
    if (endYear === null) return { kind: 'within' };
    return dated('within', groups.endDay ? isoDate(endYear, month, Number(groups.endDay)) : lastDayOfPart(endYear, month, 'whole'));
  }),
  // 4—11月
  rule('月', `(?<![\\d.个第每年月])(?:(?<year>20\\d{2})年)?(?:1[0-2]|[1-9])${RANGE}(?<endMonth>1[0-2]|[1-9])月(?:份|底|末)?(?:之?前)?`, (groups, year) =>
    year === null ? { kind: 'within' } : dated('within', lastDayOfPart(year, Number(groups.endMonth), 'whole'))),
  // 自2021年7月1日起｜至2021年12月31日: the end beside the day it applies from
  rule('起', `(?<=(?:(?<startYear>20\\d{2})年)?${NUMBER}月(?:${NUMBER}日)?起)(?:至|到)(?:(?<endYear>20\\d{2})年)?(?<month>${NUMBER})月(?:(?<day>\\d{1,2})[日号]|份|底|末)?(?:之?前|止)?`, (groups, planYear) => {
    const year = Number(groups.endYear ?? groups.startYear ?? planYear);
    if (year === 0) return { kind: 'within' };
    return dated('within', groups.day ? isoDate(year, monthOf(groups), Number(groups.day)) : lastDayOfPart(year, monthOf(groups), 'whole'));
  }),
  // 自7月1日起 · 从5月份开始 · 8月份起 · 7月底后
  rule('月', `(?:从|自)?${MONTH}(?:(?<day>\\d{1,2})[日号]|${PART})?(?:开始|起(?![草步诉点效来到])|(?<after>之后|以后|后(?!续|期|勤|台)))`, starting),
  // 6月30日前 · 于6月30日完成
  rule('月', `${MONTH}(?<day>\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号](?:${AFTER_DAY}${BEFORE}|(?=完成|办结))`, (groups, year) =>
    year === null ? { kind: 'by' } : dated('by', isoDate(year, monthOf(groups), toInteger(groups.day!) ?? 0))),
  // 2024-06-30前 · 2024.6.30前
  rule('20', `(?<year>20\\d{2})[.\\-/](?<month>\\d{1,2})[.\\-/](?<day>\\d{1,2})日?(?:${AFTER_DAY}${BEFORE}|(?=完成|办结|建成|投用|竣工))`, (groups, year) => dated('by', isoDate(year!, monthOf(groups), Number(groups.day)))),
  // 6月底前 · 12月底 · 6月中旬前 · 7月上旬
  rule('月', `${MONTH}${PART}(?:${BEFORE})?`, (groups, year) => {
    const kind = groups.before || isEdge(groups.part) ? 'by' : 'within';
    if (year === null) return { kind };
    return dated(kind, lastDayOfPart(year, monthOf(groups), partOf(groups.part)), groups.part === '初' || groups.part === '中' ? 'doubtful' : null);
  }),
  // 5月、9月、11月底前: each of the months
  rule('月', `${MONTH}(?=(?:[、和及]${NUMBER}月){1,11}(?:底|末)前)`, (groups, year) => (year === null ? { kind: 'by' } : dated('by', lastDayOfPart(year, monthOf(groups), 'whole')))),
  // 6月前: whether June counts is not said; read like 6月底前, as 6月中旬前 includes its days
  rule('月', `${MONTH}${BEFORE}`, (groups, year) =>
    year === null ? { kind: 'by', doubt: 'doubtful' } : dated('by', lastDayOfPart(year, monthOf(groups), 'whole'), 'doubtful')),
  // 到2022年6月，
  rule('月', `到${MONTH}(?=[，,])`, (groups, year) => (year === null ? { kind: 'by' } : dated('by', lastDayOfPart(year, monthOf(groups), 'whole')))),
  // 10月份全省推开后，…: what goes before it, and a month for it
  rule('月', `${MONTH}(?<=份)(?!额)(?=[^。；;，,\\n]{2,30}后[，,])`, (groups, year) => ({ ...fromMonth(year, monthOf(groups)), doubt: 'doubtful' })),
  // 10月份 · 2021年5月，
  rule('月', `${MONTH}(?:(?<=份)(?!额)|(?=[，,；;。）)]|$|完成))`, (groups, year) =>
    year === null ? { kind: 'within' } : dated('within', lastDayOfPart(year, monthOf(groups), 'whole'))),
  // 一季度起 · 自下半年起 · 自2024年起
  rule('季度', `(?:从|自)?${YEAR}第?(?<quarter>[一二三四1-4])季度(?:开始|起(?![草步诉点效来到]))`, (groups, year) => fromMonth(year, (toInteger(groups.quarter!) ?? 0) * 3 - 2)),
  rule('半年', `(?:从|自)?${YEAR}(?<half>[上下])半年(?:开始|起(?![草步诉点效来到]))`, (groups, year) => fromMonth(year, groups.half === '上' ? 1 : 7)),
  rule('年', '(?:从|自)(?<year>20\\d{2})年(?:开始|起(?![草步诉点效来到]))', (_, year) => fromMonth(year, 1)),
  // 一季度 · 三季度末
  rule('季度', `(?<!每)${YEAR}(?:第|前(?=[二三]))?(?<quarter>[一二三四1-4])季度(?:内|(?<edge>末|底)?(?:${BEFORE})?)`, (groups, year) => yearly(groups, year, (toInteger(groups.quarter!) ?? 0) * 3)),
  rule('半年', `${YEAR}(?<half>[上下])半年(?:内|(?<edge>末|底)?(?:${BEFORE})?)`, (groups, year) => yearly(groups, year, groups.half === '上' ? 6 : 12)),
  // 2021年底前 · 年底前 · 今年年底
  rule('年', `${YEAR}(?:年|(?<=年))(?<edge>底|末)(?:之前|以前|前)?`, (groups, year) => yearly(groups, year, 12)),
  rule('年', `(?:(?<year>20\\d{2})年|(?<relativeYear>今年|当年|本年度?|明年|次年|去年|上年|上一年)的?)年?内(?!部|容|外|设(?:机构|部门|处|科)|控)`, (groups, year) => yearly(groups, year, 12)),
  rule('年', `(?<![一二两三四五六七八九十几数多近半\\d])年内(?!部|容|外|设(?:机构|部门|处|科)|控)`, (groups, year) => yearly(groups, year, 12)),
  // 到2025年 · 2025年前
  rule('年', '到(?<year>20\\d{2})年(?![度版底末内\\d])(?:之前|以前|前)?', (_, year) => ({ kind: 'by', date: `${year}-12-31` })),
  rule('年', '(?<year>20\\d{2})年(?:之前|以前|前)', (_, year) => ({ kind: 'by', date: `${year}-12-31`, doubt: 'doubtful' })),
  // 两年内建成: the text does not say from when
  rule('年', '(?<![\\d第])(?:[一二两三四五]|[1-9])年(?:之内|以内|内)(?=[^。；;]{0,30}(?:建成|建设|建立|实现|完成|达到|轮训|培训|改造|新建|消除|覆盖|打造|培育|解决|淘汰|更新))', () => ({ kind: 'relative', doubt: 'doubtful' })),
  // 到“十四五”末
  rule('五', '到?“?十(?<plan>[三四五])五”?(?:规划)?(?:期)?末', ({ plan }) => ({ kind: 'by', date: `${FIVE_YEARS[plan!]}-12-31` })),
  // “十四五”期间，…: the whole period, or only what it is counted over
  rule('五', '“?十(?<plan>[三四五])五”?(?:规划)?(?:期间|时期|期内)(?=[，,]|每年|累计|新增|新建|建成|培育|完成|实现|力争|全市|全省|全县|全区)', ({ plan }) => ({ kind: 'within', date: `${FIVE_YEARS[plan!]}-12-31`, doubt: 'doubtful' })),
  // 执行至2027年12月31日, 执行期限延长到2025年底: the last day that it applies
  rule('20', '(?<=(?:执行|延续|延长|延期|实施|施行|保持|暂定|有效期)(?:期限?|时间|时限|政策)?)(?:至|到)(?<year>20\\d{2})年(?:(?<month>\\d{1,2})月(?:(?<day>\\d{1,2})[日号]|底|末)?|底|末)', (groups, year) =>
    ({ ...dated('by', groups.day ? isoDate(year!, monthOf(groups), Number(groups.day)) : lastDayOfPart(year!, groups.month ? monthOf(groups) : 12, 'whole')), doubt: 'doubtful' })),
  // 2024年、2025年分别完成120辆、180辆
  rule('分别', '(?<year>20\\d{2})年(?=(?:[、和及]20\\d{2}年){0,5}(?:底前)?分别)', (_, year) => dated('within', `${year}-12-31`)),
  // 国庆节前; 春节前, 汛期前: the calendar or the weather says when
  rule('前', `${YEAR}“?(?<festival>国庆|(?<![一二三四五六七八九十\\d])(?:五一|六一|七一|八一)|(?<=“)十一(?=”)|劳动(?=节)|教师(?=节)|植树(?=节)|元旦)”?(?:国际)?(?:节日|节|假期|小长假|黄金周)?(?:之前|以前|前夕|前)(?!期|后)`, beforeFestival),
  rule('前', `${YEAR}“?(?<festival>春节|元宵节?|清明|端午|中秋|重阳|主?汛期|入汛|汛|春运|暑运|供暖[季期]|采暖[季期]|寒假|暑假|(?:春季|秋季)?开学|离校|入冬|春耕|春播|“?三夏”?|秋收)”?节?(?:之前|以前|前夕|前)(?!期|后)`, beforeFestival),
  // 当月底前 · 次月10日前: of a month that the text does not name
  rule('月', '(?<![每个])(?:当|次|下|本)月(?:底|末|\\d{1,2}[日号])(?:之前|以前|前)', () => ({ kind: 'by', doubt: 'doubtful' })),
  // 每月第一个周五
  rule('每', '每个?(?:月|季度|季|年)的?(?:第[一二三四五1-5]|最后一?|首)个?(?:周|星期)[一二三四五六日天](?:前)?', () => ({ kind: 'recurring', doubt: 'unclear' })),
];

/** 活动贯穿全年 in running text: until the year's end, which a person checks. */
export const WHOLE_YEAR = rule('全年', '贯穿(?:于)?全年|(?<=[，,。；;])全年(?:持续|常态化)?(?:推进|开展|实施)(?=[。；;，,（(]|$)', (_, year) => (year === null ? { kind: 'within', doubt: 'doubtful' } : dated('within', `${year}-12-31`, 'doubtful')));

/** What a 完成时限 field may say besides a date. */
export const FIELD_RULES: readonly TimeRule[] = [
  rule('', '长期(?:坚持|推进|实施|落实|任务)?|持续(?:推进|实施|落实|开展|坚持)?|常态化(?:推进|开展|实施)?|常年(?:坚持)?|长效坚持', () => ({ kind: 'ongoing' })),
  rule('每', '每个?(?<period>周|月|季度|季|半年|年)度?', recurring),
  rule('每', '每个?(?<week>周|星期)(?:周|星期)?(?<weekday>[一二三四五六日天])', recurring),
  rule('', '[按分](?<period>月|季度|季|周)度?(?=推进|实施|调度|更新|开展|落实|报送|通报|公布|完成)', recurring),
  rule('月', `${YEAR}(?<month>${NUMBER})月(?<day>\\d{1,2})[日号]`, (groups, year) =>
    year === null ? { kind: 'by' } : dated('by', isoDate(year, monthOf(groups), Number(groups.day)))),
  rule('20', '(?<year>20\\d{2})[.\\-/](?<month>\\d{1,2})(?:[.\\-/](?<day>\\d{1,2}))?', (groups, year) =>
    dated('by', groups.day ? isoDate(year!, monthOf(groups), Number(groups.day)) : lastDayOfPart(year!, monthOf(groups), 'whole'))),
  // 2023年1—3月 · 2022—2024年 · 2023年6月、9月
  rule('月', `(?:(?<year>20\\d{2})年)?(?<month>\\d{1,2})${RANGE}(?<endMonth>\\d{1,2})月(?:份|底|末)?(?:之?前)?`, (groups, year) =>
    year === null ? { kind: 'within' } : dated('within', lastDayOfPart(year, Number(groups.endMonth), 'whole'))),
  rule('20', `20\\d{2}年?${RANGE}{1,2}(?<year>20\\d{2})年?(?![\\d.])`, (_, year) => dated('within', `${year}-12-31`)),
  rule('月', `${MONTH}(?=[、和及]|启动|开工|动工|开始|部署)`, (groups, year) => (year === null ? { kind: 'within' } : dated('within', lastDayOfPart(year, monthOf(groups), 'whole')))),
  rule('五', '“?十(?<plan>[三四五])五”?(?:规划)?(?:期间|时期|期内)', ({ plan }) => ({ kind: 'within', date: `${FIVE_YEARS[plan!]}-12-31` })),
  // 3个月内 · 两年内: from when is not said
  rule('内', '(?:(?:\\d{1,3}|[一二两三四五六七八九十百]{1,3})(?:个工作日|个月|个星期|天|日|年|周)|半个?[年月])(?:之内|以内|内)', () => ({ kind: 'relative', doubt: 'doubtful' })),
  rule('月', '(?:当|次|下)月', () => ({ kind: 'by', doubt: 'doubtful' })),
  rule('年', '(?:(?<year>20\\d{2})年(?:度|全年)?(?![\\d上下第前初]|[一二三四]季)|全年|本年度|当年)', (_, year) => (year === null ? { kind: 'within' } : dated('within', `${year}-12-31`))),
];
