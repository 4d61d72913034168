import { toInteger } from './numbering.js';
import type { ParsedDeadline, Period } from './parsed-plan.js';

type Groups = Record<string, string | undefined>;

/** When a recurring deadline falls due. Without `every` it falls due on no day that the facts of a deadline can say: a person decides. */
export type Recurrence = Pick<ParsedDeadline, 'every' | 'day'> & { doubt?: 'impossible' | 'unclear' };

const NUMBER = '(?:\\d{1,2}|十[一二]?|[一二三四五六七八九])';
const BEFORE = '(?:之?前|以前)';
const CLOSE = '(?=完成|办结|[，,；;。）)\\n]|$)';
const MONTH_OF_PERIOD = '首个?月|末个?月|最后[一1]?个?月|第[一二三四五六1-6]个?月|[次下]个?月|[末底](?=\\d)';

/** What may follow 从5月起: 每周五前 · 每月20日前 · 每季度末月25日前 · 每季度末 · 每年12月10日前. Days come before parts: of two readings the whole is meant. */
export const RECURRENCE = '每个?(?:'
  + `(?<week>周|星期)(?:(?:周|星期)?(?<weekday>[一二三四五六日天1-7])(?:下班|[上下]午(?:\\d{1,2}[点时:：]?\\d{0,2}|下班)?)?${BEFORE}|(?<weekPart>[底末初])${BEFORE}?)`
  + `|(?<period>月|季度|季|半年|年)(?:(?:的?(?<which>${MONTH_OF_PERIOD})的?)?(?<day>\\d{1,2})[日号](?!至|到|—|－|–|-|~|～)${BEFORE}?`
  + `|的?(?<whichOnly>${MONTH_OF_PERIOD})(?:(?<whichPart>底|末|初|上旬|中旬|下旬)${BEFORE}?|${BEFORE})`
  + `|(?:月|季|年)?(?<periodPart>底|末|初|上旬|中旬|下旬)${BEFORE}?`
  + `|(?<inMonths>(?:${NUMBER}(?:月份?)?[底末]?[、和及]){1,11}${NUMBER}月份?[底末]?(?:${BEFORE}|${CLOSE}))`
  + `|(?<inMonth>${NUMBER})月份?(?:(?<inDay>\\d{1,2})[日号](?:${BEFORE}|${CLOSE})|(?<inPart>底|末|初|上旬|中旬|下旬)${BEFORE}?|${BEFORE}|${CLOSE})`
  + `|(?<inQuarter>第?[一二三四1-4]季度|[上下]半年)(?:内|[末底])?${BEFORE}?))`;

const PERIODS: Record<string, Period> = { 周: 'week', 星期: 'week', 月: 'month', 季度: 'quarter', 季: 'quarter', 半年: 'half-year', 年: 'year' };
const MONTHS: Record<Period, number> = { week: 0, month: 1, quarter: 3, 'half-year': 6, year: 12 };
const UNCLEAR: Recurrence = { doubt: 'unclear' };

/**
 * A deadline carries a period and a day of its last month (measures/occurrences.ts; of a week, 1 Monday … 7 Sunday). What
 * falls due in another month is not squeezed into that: it would be overdue on a day the plan does not name.
 */
export function recurrenceOf(groups: Groups): Recurrence {
  const every = PERIODS[groups.week ?? groups.period ?? '']!;
  const { weekday, weekPart, which, whichOnly, whichPart, periodPart, inMonth, inMonths, inPart, inQuarter } = groups;
  if (weekday) return { every, day: '日天'.includes(weekday) ? 7 : toInteger(weekday)! };
  if (weekPart) return weekPart === '初' ? UNCLEAR : { every };
  // 每年6月、12月底前: of several months none is the period's last alone
  if (inQuarter || inMonths) return UNCLEAR;
  const month = inMonth ? yearMonth(every, inMonth) : monthIn(every, which ?? whichOnly);
  const day = groups.day ?? groups.inDay;
  if (day) return onDay(every, month, Number(day));
  const part = inPart ?? whichPart ?? periodPart;
  if (month === undefined && part === undefined) return { every };
  return inPartOf(every, month, part);
}

function onDay(every: Period, month: number | null | undefined, day: number): Recurrence {
  if (day < 1 || day > 31) return { doubt: 'impossible' };
  // 每季度10日前 does not say of which month.
  const last = month === undefined ? every === 'month' : month === MONTHS[every];
  return last ? { every, day } : UNCLEAR;
}

function inPartOf(every: Period, month: number | null | undefined, part: string | undefined): Recurrence {
  const atEnd = part === undefined || part === '底' || part === '末';
  if (month === undefined ? every !== 'month' && !atEnd : month !== MONTHS[every]) return UNCLEAR;
  if (part === '初') return UNCLEAR;
  if (part === '上旬') return { every, day: 10 };
  return part === '中旬' ? { every, day: 20 } : { every };
}

/** Which month of the period, from 1; null where it lies in the next one, undefined where none is named. */
function monthIn(every: Period, word: string | undefined): number | null | undefined {
  if (word === undefined) return undefined;
  if (/^[末底最]/.test(word)) return MONTHS[every];
  if (/^[次下]/.test(word)) return null;
  return word.startsWith('首') ? 1 : toInteger(/[一二三四五六1-6]/.exec(word)![0]);
}

/** 每年6月; of a shorter period a month of the calendar makes no sense. */
const yearMonth = (every: Period, word: string): number | null => (every === 'year' ? toInteger(word) : null);
