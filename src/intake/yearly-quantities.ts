import type { ParsedTarget } from './parsed-plan.js';
import { NUMBER, UNIT } from './quantities.js';

/** 2023年、2024年、2025年分别新增10个、15个、20个: what is to be reached year by year. */
export interface YearlyQuantities {
  at: number;
  words: string;
  years: YearPlace[];
  values: { at: number; raw: string; value: string; unit: string }[];
  /** null where the words do not say it plainly. */
  direction: ParsedTarget['direction'] | null;
}

export interface YearPlace {
  at: number;
  raw: string;
  year: number;
  /** 到2025年, 2025年底前: until its end. Otherwise within it. */
  isEnd: boolean;
}

const YEAR_END = '(?:[底末](?:之前|以前|前)?|之前|以前|前)?';
const AMONG = '(?:[、，,和及与]|以及)';
const AMOUNT = `${NUMBER}\\s?(?:${UNIT})?(?:以上|以下|以内|左右)?`;
const LIST = new RegExp(`(?<years>(?:到|至)?20\\d{2}年?${YEAR_END}(?:${AMONG}20\\d{2}年?${YEAR_END}){1,9})(?<=年(?:[底末]|之前|以前|前){0,2})(?<between>[，,]?[^。；;\\n\\d]{0,30}?)(?<![\\d.])(?<values>${AMOUNT}(?:${AMONG}${AMOUNT}){0,9})(?![\\d年月])`, 'g');
/** 2023年至2025年分别…: the years between are not written. */
const RANGE = new RegExp(`20\\d{2}年?(?:[—–―－\\-~～]{1,2}|至|到)20\\d{2}年[^。；;\\n\\d]{0,20}分别[^。；;\\n\\d]{0,20}(?<values>${AMOUNT}(?:${AMONG}${AMOUNT}){1,9})`, 'g');
/** 2023年改造40个，2024年改造80个，2025年改造100个 */
const CLAUSE = `(?<![\\d—–―－~～至到-])(?:到|至)?20\\d{2}年(?![度版初]|[^。；;，,、\\n\\d]{0,12}(?:学期|[春夏秋冬季旬]|[^年底末]前))${YEAR_END}[，,]?[^。；;，,、\\n\\d]{0,24}${AMOUNT}[^。；;，,、\\n\\d]{0,12}`;
const CLAUSES = new RegExp(`${CLAUSE}(?:[，,；;、]${CLAUSE}){1,9}`, 'g');
const ONE_YEAR = new RegExp(`(?<first>到|至)?(?<year>20\\d{2})(?:年(?<end>${YEAR_END}))?`, 'g');
const ONE_VALUE = new RegExp(`(?<value>${NUMBER})\\s?(?<unit>${UNIT})?`, 'g');

const DIRECTIONS: readonly [ParsedTarget['direction'], RegExp][] = [
  ['at-most', /(?:(?:压缩|压减|缩短|缩减|减少|降低|下降|降|减)(?:至|到|为)|控制在|不超过|不高于|不多于)$/],
  ['decrease', /(?:压缩|压减|缩短|缩减|减少|降低|下降)$/],
  ['increase', /(?<!新)(?:增长|增加|提高|提升|上升)$/],
  ['at-least', /(?:达到?|(?:提高|提升|增加|扩大|增长|增)(?:至|到|为)|不低于|不少于|至少|完成|实现|[率比例重]分?别?为?)$|(?:新增|增设|新建|建成|建设|引进|培育|创建|打造|改造|认定|完成|培训|发放|推出|选树|布设|开工|竣工|筹集|组织)[^\d]{0,16}$/],
];

export function findYearlyQuantities(text: string): YearlyQuantities[] {
  if (!/20\d{2}年/.test(text)) return [];
  const lists = [...text.matchAll(LIST)].flatMap((match) => {
    const { years: printed, between, values } = match.groups!;
    const valuesAt = match.index + match[0].length - values!.length;
    const found = { at: match.index, words: match[0], years: yearsIn(printed!, match.index), values: valuesIn(values!, valuesAt), direction: directionOf(between!, values!) };
    return /分别/.test(between!) || found.values.length > 1 ? [found] : [];
  });
  const ranges = [...text.matchAll(RANGE)].map((match): YearlyQuantities => ({
    at: match.index, words: match[0], years: [], values: valuesIn(match.groups!.values!, match.index + match[0].length - match.groups!.values!.length), direction: null,
  }));
  return [...lists, ...ranges];
}

/** Whether each year has its quantity and the words say what to reach. */
export const arePaired = ({ years, values, direction }: YearlyQuantities): boolean => direction !== null && years.length === values.length && values.every(({ unit }) => unit !== '');

/** The years of lists, and of clauses that follow one another, each with its quantity: limits of their own, unless they begin before the plan's year. */
export function findYearsOfQuantities(text: string, planYear: number): YearPlace[] {
  if (!/20\d{2}年/.test(text)) return [];
  const clauses = [...text.matchAll(CLAUSES)].flatMap((match) => {
    const years = yearsIn(match[0], match.index);
    return years.every(({ year }, index) => year >= planYear && year > (years[index - 1]?.year ?? 0)) ? years : [];
  });
  return [...findYearlyQuantities(text).flatMap(({ years }) => years), ...clauses];
}

function yearsIn(words: string, at: number): YearPlace[] {
  const found = [...words.matchAll(ONE_YEAR)].map(({ 0: raw, index, groups }) => ({ at: at + index, raw, year: Number(groups!.year), isEnd: groups!.first !== undefined || (groups!.end ?? '') !== '' }));
  // 2023、2024、2025年底前: the end is that of each
  const shared = found.at(-1)!.isEnd && found.slice(0, -1).every(({ raw }) => !raw.includes('底'));
  return shared ? found.map((one) => ({ ...one, isEnd: true })) : found;
}

function valuesIn(words: string, at: number): YearlyQuantities['values'] {
  const found = [...words.matchAll(ONE_VALUE)].map(({ 0: raw, index, groups }) => ({ at: at + index, raw, value: groups!.value!, unit: groups!.unit ?? '' }));
  // 10、15、20个
  const last = found.at(-1)!.unit;
  return found.map((one) => (one.unit === '' ? { ...one, unit: last } : one));
}

function directionOf(between: string, values: string): ParsedTarget['direction'] | null {
  if (/以内|以下/.test(values)) return 'at-most';
  const words = between.replace(/分别|各|为$/g, '');
  return DIRECTIONS.find(([, pattern]) => pattern.test(words))?.[0] ?? (/以上/.test(values) ? 'at-least' : null);
}
