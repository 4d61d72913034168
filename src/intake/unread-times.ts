import { findTimeFields, maskForTimes, type FoundDeadline } from './deadlines.js';

export interface UnreadTime {
  words: string;
  at: number;
}

/** 全年新增3万户: the year an amount is counted over, or its limit? 2021年至少完成15个, 今年力争新增100家 and 计划2021年升级 say no more. */
const WHOLE_YEAR = /全年[^。；;，,\n]{0,20}?\d[^。；;，,\n]{0,16}/g;
const YEAR = '(?:20\\d{2}年(?![度版底末内前初起-]|至(?!少))|今年|本年|本年度)(?!年?[底末内初前])[，,]?';
const IN_YEAR = new RegExp(`(?:计划|拟|力争|争取|确保|实现|完成)(?:于|在)?${YEAR}[^。；;，,\\n]{0,40}|${YEAR}(?!\\d)[^。；;，,\\n]{0,30}?(?<![的和\\d])\\d(?!\\d{0,3}年)[^。；;，,\\n]{0,16}`, 'g');
/** 2024年至2026年改造30户: over several years, by the end of which? */
const YEARS = /“?十[四五]五”?(?:期间|时期)[^。；;，,\n]{0,30}?\d[^。；;，,\n]{0,16}|20\d{2}年?[—–―－\-~～至到]{1,2}20\d{2}年[^。；;，,\n]{0,30}?\d[^。；;，,\n]{0,16}/g;
/** 执行至2027年12月31日: a day of the calendar that no rule made a limit. */
const DAY = /20\d{2}年\d{1,2}月(?:\d{1,2}[日号])?|(?<![\d年])\d{1,2}月(?:\d{1,2}[日号]|(?=[\u4e00-\u9fff])(?!份额))/g;
/** 2021-06-30, 12.31前: a day in digits that no rule read. */
const DIGITS = /(?<![\d.])20\d{2}([.\-/])\d{1,2}\1\d{1,2}(?![\d.])|(?<![\d.\-/])(?:1[0-2]|[1-9])[./](?:3[01]|[12]\d|0?[1-9])(?:之前|以前|前(?![期景沿往置]))/g;
/** 5、9月底前; 每月5日、20日前: of two times one is read. */
const ONE_OF = /(?:20\d{2}年|(?<![\d年月.]))(?:\d{1,2}[、和及]){1,11}(?=\d{1,2}月)|(?<=[日号])[、和及]\d{1,2}[日号](?:之?前)?/g;
/** 2024年完成, 2个月内建成, 国庆节前后投用: a clause of nothing else. */
const ALONE = /(?<=[。；;，,（(\n]|^)(?:20\d{2}年|20\d{2}年?[—–―－\-~～至到]{1,2}20\d{2}年|(?:今年)?年[中初]|岁末|(?:(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个月|周|个星期)|半个?[年月]|[一二两三\d]年|\d{2,3}天|百[天日])(?:之内|以内|内))[^。；;，,\n\d）)]{0,8}?(?:完成|建成|启动|投用|投产|竣工|完工|开工|实现|到位)(?=[。；;，,）)\n]|$)|[\u4e00-\u9fff]{2}节?前后(?=完成|建成|启动|投用|投产|竣工|完工|开工|举办|开展|实现)/g;
/** 每年评定50家, 每年6月9日国际档案日公布目录: something recurs, and on which day is not read. */
const EACH = /每(?:年|半年|季度?|月|周|学期|学年)(?![^。；;，,\n]{0,16}?(?:给予|最高|补助|奖励|补贴))[^。；;，,、\n]{0,16}?(?:评定|评选|评出|培训|培育|开放|公布|发布|更新|报送|举办|组织|开展|召开|新增|新建|改造|走访|检查|评估|推广|(?<![第\d])\d(?![\d]{0,3}[年月日号]))[^。；;，,\n]{0,10}/g;
/** 每月对接重点企业: whatever is done, it is done again and again. 每月调度机制 names a way to work. */
const AGAIN = /每个?(?:周|星期)[一二三四五六日天](?:[、和及](?:每?(?:周|星期))?[一二三四五六日天])+[^。；;，,、\n）)]{0,16}|每个?(?:周|月|季度|半年)(?!有|度?[^。；;，,、\n]{0,6}(?:机制|制度))[^。；;，,、\n）)]{2,16}/g;
/** 6月底前完成首批，持续推进后续改造: beside a limit, or as the last words of the measure. */
const GOING_ON = /(?<=[，,]并?(?:且|要)?)持续(?:推进|开展|实施|坚持|抓好|做好|深化|巩固|跟进)[^。；;，,\n（(]{0,16}(?=[。；;（(\n]|$)|并(?:长期|持续)(?:推进|开展|实施|坚持|跟进|巩固)[^。；;，,\n（(]{0,16}/g;
const LAST_WORDS = /^。?\s*(?:[（(]|$)/;
/** 按季度推进, 分季度调度: something recurs, and on which day is not read. */
const BY_PERIOD = /[按分](?:月度?|季度?|周|年度)(?:推进|实施|调度|更新|开展|落实|报送|通报|公布|完成|拨付|发放)/g;
/** 在省规定时间内: a limit that another document names. */
const ELSEWHERE = /(?:在|按|按照)(?:国家|省|市|上级)[^。；;，,\n]{0,6}规定的?(?:时间|时限|期限)(?:之内|以内|内|前)?/g;
/** 待省里调整标准后，…; …办法印发后，…: a condition without a length of time. */
const CONDITION = /(?<=^|[。；;，,\n])待[^。；;，,\n]{2,40}后|(?<=^|[。；;，,\n])[^。；;，,\n]{2,40}(?:下发|印发|出台|颁布)之?后(?!的)/g;

/**
 * Words about time that are no deadline as they stand but may mean one: a person decides. What `found` already covers is not told again.
 *
 * @param year the plan's year: what names only an earlier one is no limit
 */
export function findUnreadTimes(text: string, found: readonly FoundDeadline[], year: number | null): UnreadTime[] {
  const masked = maskForTimes(text);
  let next = 0;
  let told = 0;
  // 完成时限：每季度 says of 每季度走访企业 when it is done
  const said = new Set(found.flatMap(({ deadline: { kind, raw } }) => (kind === 'recurring' ? /^每(年|半年|季|月|周)度?$/.exec(raw)?.[1] ?? [] : [])));
  return [WHOLE_YEAR, IN_YEAR, YEARS, EACH, AGAIN, BY_PERIOD, DAY, DIGITS, ONE_OF, ALONE, ELSEWHERE, CONDITION].flatMap((pattern) => [...masked.matchAll(pattern)]).concat(goingOn(masked, found))
    .filter(({ 0: words }) => !said.has(/^每个?(年|半年|季|月|周)/.exec(words)?.[1] ?? ''))
    .map((match) => ({ words: text.slice(match.index, match.index + match[0].length), at: match.index }))
    // 2020年签约的237个项目 in a plan of 2021 looks back
    .filter(({ words }) => year === null || Number(/20\d{2}/.exec(words)?.[0] ?? year) >= year)
    .concat(unreadFields(masked, found))
    .sort((a, b) => a.at - b.at)
    .filter(({ words, at }) => {
      if (at < told) return false;
      told = at + words.length;
      while (next < found.length && found[next]!.at + found[next]!.deadline.raw.length <= at) next += 1;
      return next === found.length || found[next]!.at >= at + words.length;
    });
}

function goingOn(text: string, found: readonly FoundDeadline[]): RegExpExecArray[] {
  if (found.some(({ deadline: { kind } }) => kind === 'ongoing')) return [];
  let next = 0;
  return [...text.matchAll(GOING_ON)].filter((match) => {
    while (next < found.length && found[next]!.at < match.index) next += 1;
    const end = match.index + match[0].length;
    return LAST_WORDS.test(text.slice(end, end + 4)) || (next > 0 && !/。|[前底末内]，$/.test(text.slice(found[next - 1]!.at, match.index)));
  });
}

/** 完成时限：立即 — a field that says something, of which nothing was read. */
function unreadFields(text: string, found: readonly FoundDeadline[]): UnreadTime[] {
  let next = 0;
  return findTimeFields(text).filter(({ words, at }) => {
    while (next < found.length && found[next]!.at < at) next += 1;
    return /[\u4e00-\u9fff\d]/.test(words) && words.trim() !== '无' && (next === found.length || found[next]!.at >= at + words.length);
  });
}
