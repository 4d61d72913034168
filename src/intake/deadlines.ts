import { isFarFrom, lastDayOfPart } from './calendar.js';
import { toInteger } from './numbering.js';
import type { ParsedDeadline } from './parsed-plan.js';
import { findResponsibilities } from './responsibility.js';
import { readFields } from './role-words.js';
import { FIELD_RULES, TIME_RULES, WHOLE_YEAR, type Doubt, type Reading, type TimeRule } from './time-rules.js';
import { saysWhen } from './unit-names.js';
import { findYearsOfQuantities } from './yearly-quantities.js';

export interface FoundDeadline {
  deadline: ParsedDeadline;
  at: number;
  doubt: Doubt;
  /** It stands in a field of its own: 完成时限：6月底前. */
  isField?: true;
}

interface Match {
  at: number;
  raw: string;
  year: number | null;
  explicitYear: boolean;
  /** 去年, 截至…, a year before the plan's: something the text looks back on, not a limit. */
  past: boolean;
  reading: Reading;
}

/** What an upper body will issue, and the time after it: 「省里下发…方案后，在1个月内」. Service promises (竣工后3个月内) name no document. */
const RELATIVE = /(?:下发|印发|出台|发布|颁布)[^。；;，,\n]{0,40}?(?:之?后|之日起)[，,]?(?:在|于)?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?:工作日|月|天|日|年)(?:之内|以内|内)/g;
/** Every time expression has one of these; most sentences have none and need no further look. */
const TIME_WORD = /[年月季周日天前末期]|持续|常|20\d{2}/;
/** 二〇二二年, 二零二二年: of the length of 2022年, so that offsets stay. */
const YEAR_IN_WORDS = /二[〇○零][〇○零一二三四五六七八九]{2}(?=年)/g;
const ALONE = /(?<=[，,；;。（(][并且]?|^)(?:长期(?:坚持|实施|推进|抓好|运[营行])|常态化(?:推进|开展|落实|实施))(?=[。；;）)]|$)|(?<=[，,；;。][并且]?)持续(?:推进|坚持|抓好)(?=[。；;]?\s*(?:[（(][^（）()。]{0,300}[）)]\s*)?。?\s*$)/g;

/**
 * The deadlines of a measure in text order (product.md rule 2), one entry for each time they are written. Years that number a
 * document or name an edition or a reporting period, and service promises (5个工作日内完成审核), are none.
 *
 * @param year the plan's year; null leaves yearless deadlines without a date
 */
export function findDeadlines(text: string, year: number | null): FoundDeadline[] {
  if (!TIME_WORD.test(text)) return [];
  const masked = maskForTimes(text);
  const fields = findTimeFields(masked);
  const inField = within(fields);
  const isInField = within(fields);
  const throughout = matchesOf(WHOLE_YEAR, masked, year).filter(outside(fields));
  const matches = withoutOverlaps([...listedMonths(masked, year), ...yearsOfQuantities(masked, year), ...TIME_RULES.flatMap((rule) => matchesOf(rule, masked, year)), ...relativeMatches(text), ...ongoingMatches(masked), ...throughout]);
  const found = withoutOverlaps(matches.concat(fieldMatches(fields, year))).filter(({ past, at }) => !past || inField(at)).map((match) => toDeadline({ ...match, raw: text.slice(match.at, match.at + match.raw.length) }, masked, year))
    .map((one): FoundDeadline => (isInField(one.at) ? { ...one, isField: true } : one));
  return found.map((one, place) => (isHope(one, found[place - 1], masked) ? { ...one, doubt: 'doubtful' } : one));
}

/** 12月底前完成，力争11月底完成: of one result an earlier day that is hoped for, or another result? */
function isHope({ at, deadline: { date } }: FoundDeadline, before: FoundDeadline | undefined, text: string): boolean {
  if (before?.deadline.date === undefined || date === undefined || date >= before.deadline.date) return false;
  const between = text.slice(before.at + before.deadline.raw.length, at);
  return !/[。；;\n]/.test(between) && /(?:力争|争取|尽量)(?:于|在)?$/.test(between);
}

/**
 * A field that names the day which the text names, 三季度末前…（完成时限：2022年9月）, confirms it and asks for no second result.
 *
 * @returns what counts, and for each of `found` its place there
 */
export function withoutConfirmations(found: readonly FoundDeadline[]): { counted: FoundDeadline[]; places: number[] } {
  const ofText = new Map(found.filter(({ isField }) => !isField).map((one) => [dayMeant(one), one]));
  const confirmed = (one: FoundDeadline): FoundDeadline | undefined => (one.isField && dayMeant(one) !== null ? ofText.get(dayMeant(one)) : undefined);
  const counted = found.filter((one) => confirmed(one) === undefined);
  const placeOf = new Map(counted.map((one, place) => [one, place]));
  return { counted, places: found.map((one) => placeOf.get(confirmed(one) ?? one)!) };
}

/** The last day, or that there is none: 长期坚持. */
const dayMeant = ({ deadline: { kind, date } }: FoundDeadline): string | null => (kind === 'ongoing' ? kind : (kind === 'by' || kind === 'within') && date !== undefined ? date : null);

/** The text as the rules read it, of the same length: without what book titles say, years in digits. */
export const maskForTimes = (text: string) =>
  maskBookTitles(text).replace(YEAR_IN_WORDS, (words) => [...words].map((digit) => ('〇○零'.includes(digit) ? '0' : toInteger(digit))).join(''));

/** 《…2021年工作要点》 holds no deadline. The same length keeps the offsets. */
export const maskBookTitles = (text: string) => text.replace(/《[^《》\n]{1,200}》/g, (title) => `《${'＿'.repeat(title.length - 2)}》`);

function matchesOf(rule: TimeRule, text: string, planYear: number | null): Match[] {
  const found: Match[] = [];
  if (!text.includes(rule.needs)) return found;
  for (const match of text.matchAll(rule.pattern)) {
    const groups = match.groups ?? {};
    const year = yearOf(groups, planYear);
    const before = text.slice(Math.max(0, match.index - 3), match.index);
    const past = ['去年', '上年', '上一年'].includes(groups.relativeYear ?? '')
      || (groups.year !== undefined && planYear !== null && Number(groups.year) < planYear)
      || /截至|截止|较$|比$|上$/.test(before.slice(-2))
      || isStartingPoint(before, text.slice(match.index + match[0].length, match.index + match[0].length + 20));
    found.push({ at: match.index, raw: match[0], year, explicitYear: groups.year !== undefined, past, reading: rule.read(groups, year) });
  }
  return found;
}

/** 在一季度基础上, 对上半年亏损企业: what the text starts from or whom it speaks of, no limit. */
const isStartingPoint = (before: string, after: string): boolean =>
  /^(?:的|已有|完成|工作|发展|水平|成果){0,3}基础[之上]/.test(after) || (/(?:对|针对|围绕)$/.test(before) && /^[^，,。；;\n]{1,14}(?:企业|单位|项目|部门|地区|镇街|问题)/.test(after));

function yearOf(groups: Record<string, string | undefined>, planYear: number | null): number | null {
  if (groups.year) return Number(groups.year);
  if (planYear === null) return null;
  return groups.relativeYear === '明年' || groups.relativeYear === '次年' ? planYear + 1 : planYear;
}

/** 2022年5、9月底前 · 3、6、9、12月底前: each of the months, all of one year. 「；2、9月底前完成」 may be the second of a list: left to findUnreadTimes. */
function listedMonths(text: string, planYear: number | null): Match[] {
  return [...text.matchAll(MONTH_LIST)].flatMap((match) => {
    const { list, first = '', ...groups } = match.groups!;
    const numbers = [...list!.matchAll(/\d{1,2}(?:月份?)?(?:[底末](?:之前|以前|前)?)?/g)];
    const months = numbers.map(([words]) => Number.parseInt(words, 10));
    const counts = /^\d{1,2}[、和及]/.test(list!) && numbers.length === 2 && first === '' && /(?:^|[。；;：:，,（(\n])$/.test(text.slice(Math.max(0, match.index - 1), match.index))
      && !/(?:完成时[限间]|时限)[：:]$/.test(text.slice(Math.max(0, match.index - 5), match.index));
    if (counts || months.some((month, index) => month <= (months[index - 1] ?? 0))) return [];
    const year = yearOf(groups, planYear);
    return numbers.map(({ 0: words, index }, place): Match => {
      const from = index === 0 ? 0 : first.length + index;
      const date = year === null ? null : lastDayOfPart(year, months[place]!, 'whole');
      const reading: Reading = year === null ? { kind: 'by' } : date === null ? { kind: 'by', doubt: 'impossible' } : { kind: 'by', date };
      return { at: match.index + from, raw: index === 0 ? first + words : words, year, explicitYear: true, past: false, reading };
    });
  });
}
const MONTH_LIST = /(?<![\d.个第每年月至到—－–~～-])(?<first>(?:(?<year>20\d{2})年|(?<relativeYear>今年|当年|本年度?|明年|次年)的?)?)(?<list>\d{1,2}(?:月份?[底末]?)?(?:[、和及]\d{1,2}(?:月份?[底末]?)?){0,10}[、和及]\d{1,2}月份?[底末](?:之前|以前|前))/g;

/** 2023年、2024年分别新增10个、15个: within each of the years. Where the plan's year is not known it may be years gone by. */
const yearsOfQuantities = (text: string, planYear: number | null): Match[] => (planYear === null ? [] : findYearsOfQuantities(text, planYear)).map(({ at, raw, year, isEnd }) =>
  ({ at, raw, year, explicitYear: true, past: year < planYear!, reading: { kind: isEnd ? 'by' : 'within', date: `${year}-12-31` } }));

function relativeMatches(text: string): Match[] {
  return [...text.matchAll(RELATIVE)].map((match) => {
    const at = startOfClause(text, match.index);
    return { at, raw: text.slice(at, match.index + match[0].length), year: null, explicitYear: false, past: false, reading: { kind: 'relative' } };
  });
}

function startOfClause(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 60 && !'。；;，,\n'.includes(text[start - 1]!)) start -= 1;
  return start;
}

const ongoingMatches = (text: string): Match[] =>
  [...text.matchAll(ALONE)].map((match) => ({ at: match.index, raw: match[0], year: null, explicitYear: false, past: false, reading: { kind: 'ongoing' } }));

/** A 完成时限 field may also say 长期坚持, 每季度 or a bare date, alone or beside a limit that the other rules read (6月底前，持续推进). */
const fieldMatches = (fields: readonly TimeField[], year: number | null): Match[] =>
  fields.flatMap(({ words, at }) => withoutOverlaps(FIELD_RULES.flatMap((rule) => matchesOf(rule, words, year))).map((match) => ({ ...match, at: match.at + at })));

/** What a 完成时限 field says, and where. */
export interface TimeField {
  words: string;
  at: number;
}

export function findTimeFields(text: string): TimeField[] {
  const fields = readFields(text).flatMap(({ field, value, valueAt }) => (field === 'time' ? [{ words: value.slice(0, 80).split(/[；;。\n）)〕]/, 1)[0]!, at: valueAt }] : []));
  const beside = limitsBesideUnits(text);
  return beside.length === 0 ? fields : [...fields, ...beside].sort((a, b) => a.at - b.at);
}

/** 「（市发改委，全年）」「（…负责，此后每年更新）」: a clause beside units that says when, in words that only a field may say. */
function limitsBesideUnits(text: string): TimeField[] {
  if (!CLAUSE_AHEAD.test(text)) return [];
  return findResponsibilities(text).flatMap(({ start, end }) => {
    const clauses: TimeField[] = [];
    for (const { 0: words, index } of text.slice(start, end).matchAll(/(?<=[，,；;])[^，,；;：:（()）。\n]{2,40}/g)) {
      if (saysWhen(words) && !TIME_RULES.some(({ pattern, needs }) => words.includes(needs) && words.search(pattern) !== -1)) clauses.push({ words, at: start + index });
    }
    return clauses;
  });
}
const CLAUSE_AHEAD = /[，,；;](?:20\d{2}年|全年|长期|持续|常年|常态化|此后|每[年季月半周])/;

/** What lies within one of the fields; both in text order. */
function within(fields: readonly TimeField[]): (at: number) => boolean {
  let next = 0;
  return (at) => {
    while (next < fields.length && fields[next]!.at + fields[next]!.words.length <= at) next += 1;
    return next < fields.length && fields[next]!.at <= at;
  };
}

function outside(fields: readonly TimeField[]): (match: Match) => boolean {
  const inField = within(fields);
  return ({ at }) => !inField(at);
}

/** At one place the longest reading counts; what it covers is not read again. */
function withoutOverlaps(matches: Match[]): Match[] {
  const kept: Match[] = [];
  let covered = 0;
  for (const match of matches.sort((a, b) => a.at - b.at || b.raw.length - a.raw.length)) {
    if (match.at < covered) continue;
    kept.push(match);
    covered = match.at + match.raw.length;
  }
  return kept;
}

function toDeadline({ at, raw, explicitYear, reading: { doubt, ...rest } }: Match, text: string, planYear: number | null): FoundDeadline {
  // 2O23年6月底前, 1921年6月底前: a year stands there and was not read
  const yearUnread = !explicitYear && text[at - 1] === '年' && /^[\d十一二三四五六七八九上下第前]/.test(raw);
  const odd = yearUnread || (rest.date !== undefined && isFarFrom(planYear, rest.date));
  return { at, doubt: doubt ?? (odd ? 'doubtful' : null), deadline: { raw, ...rest } };
}
