import { isoDate, lastDayOfPart } from '../calendar.js';
import { chineseDate } from '../../ledger/local-date.js';
import { findDeadlines, type FoundDeadline } from '../deadlines.js';
import type { ParsedDeadline } from '../parsed-plan.js';
import type { Doubt } from '../time-rules.js';
import { findUnreadTimes } from '../unread-times.js';

export interface CellDeadline {
  deadline: ParsedDeadline;
  doubt: Doubt;
}

export interface DeadlineCell {
  deadlines: CellDeadline[];
  /** Words of the cell that say no deadline that is read. */
  unread: string[];
}

/** Cells of a deadline column that say that there is none. */
const NONE = /^(?:[-—–―/\\、.·]+|无|暂无|\/)$/;
const ONGOING = /^(?:长期|持续|常态化?|常年|日常|经常性?|长效)(?:性|工作|任务|落实|推进|坚持|实施|开展|保持|执行|进行|化)*$/;
const BEFORE = '(?:日|号)?(?:之前|以前|前)?';

const SERIAL = /^([34567]\d{4})$/;

/** How a deadline is written in a cell and nowhere else; whole days in the order of the groups. */
const COMPACT: readonly { pattern: RegExp; read(groups: readonly string[], year: number | null): CellDeadline['deadline'] | null; doubt?(groups: readonly string[]): boolean }[] = [
  // a date without its format: days since 1899-12-30
  { pattern: SERIAL, read: ([days]) => by(serialDate(Number(days))) },
  { pattern: new RegExp(`^((?:19|20)\\d{2})(\\d{2})(\\d{2})${BEFORE}$`), read: ([year, month, day]) => by(isoDate(Number(year), Number(month), Number(day))) },
  { pattern: new RegExp(`^((?:19|20)\\d{2})[.\\-/年](\\d{1,2})[.\\-/月](\\d{1,2})${BEFORE}$`), read: ([year, month, day]) => by(isoDate(Number(year), Number(month), Number(day))) },
  // 2021.1 may be 2021.10 that lost its zero
  { pattern: /^(20\d{2})([.\-/]|(?=\d{2}$))(\d{1,2})(?:月?(?:底|末)?(?:之前|以前|前)?)?$/, read: ([year, , month]) => by(lastDayOfPart(Number(year), Number(month), 'whole')), doubt: ([, point, month]) => point === '.' && month === '1' },
  // 6.3 may be 6.30 that lost its zero
  { pattern: new RegExp(`^(\\d{1,2})[./\\-](\\d{1,2})${BEFORE}$`), read: ([month, day], year) => (year === null ? { raw: '', kind: 'by' } : by(isoDate(year, Number(month), Number(day)))), doubt: ([, day]) => /^[123]$/.test(day!) },
  { pattern: /^(\d{1,2})月?[-—–~～至](\d{1,2})月份?$/, read: ([, month], year) => (year === null ? { raw: '', kind: 'within' } : within(lastDayOfPart(year, Number(month), 'whole'))) },
  { pattern: /^(\d{1,2})$/, read: ([month], year) => (year === null ? { raw: '', kind: 'by' } : by(lastDayOfPart(year, Number(month), 'whole'))), doubt: () => true },
  { pattern: /^(20\d{2})$/, read: ([year]) => within(`${year}-12-31`) },
  { pattern: ONGOING, read: () => ({ raw: '', kind: 'ongoing' }) },
];

const by = (date: string | null): ParsedDeadline | null => (date === null ? null : { raw: '', kind: 'by', date });
const within = (date: string | null): ParsedDeadline | null => (date === null ? null : { raw: '', kind: 'within', date });
const serialDate = (days: number) => new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * The deadlines of a cell (product.md rule 2), in its order.
 *
 * @param year the plan's year; null leaves yearless deadlines without a date
 */
export function readDeadlineCell(text: string, year: number | null): DeadlineCell {
  const found: DeadlineCell = { deadlines: [], unread: [] };
  for (const part of partsOf(withoutWraps(text))) {
    if (NONE.test(part)) continue;
    const compact = readCompact(part, year);
    const read = compact ? [compact] : readWords(part, year);
    if (read.length === 0) found.unread.push(part);
    else found.deadlines.push(...read);
    if (!compact && read.length > 0) found.unread.push(...findUnreadTimes(`${FIELD}${part}`, inField(part, year), year).map(({ words }) => words));
  }
  return found;
}

/** A cell breaks its lines where they are full: 2022｜年6月底前 is one day. */
const withoutWraps = (text: string) => text.replace(/(?<=\d)\n(?=[年月日号])|(?<=年)\n(?=\d{1,2}\n?月)|(?<=月)\n(?=\d{1,2}\n?[日号])/g, '');

/** At line ends and semicolons; at other stops only where every part is a deadline as cells alone write it. */
function partsOf(text: string): string[] {
  return text.split(/[\n；;]/).flatMap((line) => {
    const trimmed = line.trim();
    const parts = trimmed.split(/[、，,\s]+/).filter((part) => part !== '');
    return parts.length > 1 && parts.every((part) => COMPACT.some(({ pattern }) => pattern.test(part)) && !/^\d{1,2}$/.test(part)) ? parts : [trimmed];
  }).filter((part) => part !== '');
}

function readCompact(printed: string, year: number | null): CellDeadline | null {
  const part = printed.normalize('NFKC').replace(/\s+/g, '');
  for (const { pattern, read, doubt } of COMPACT) {
    const groups = pattern.exec(part)?.slice(1);
    if (!groups) continue;
    const deadline = read(groups, year);
    // A day nobody can read as one is told as the day it is.
    if (deadline) return { deadline: { ...deadline, raw: pattern === SERIAL && deadline.date ? chineseDate(deadline.date) : printed }, doubt: doubt?.(groups) ? 'doubtful' : null };
    return { deadline: { raw: printed, kind: 'by' }, doubt: 'impossible' };
  }
  return null;
}

/** As in a text after 完成时限：; a year before the plan's is looked back on there, but a limit in a cell. */
function readWords(part: string, year: number | null): CellDeadline[] {
  return inField(part, year).map(({ deadline, doubt }) => ({ deadline, doubt }));
}

const FIELD = '完成时限：';
function inField(part: string, year: number | null): FoundDeadline[] {
  const field = FIELD + part;
  const found = findDeadlines(field, year);
  const named = Number(/20\d{2}/.exec(part)?.[0] ?? NaN);
  return found.length > 0 || Number.isNaN(named) ? found : findDeadlines(field, named);
}

/** A single day that a cell of a date column says; null where it says none or several. */
export function readDay(text: string, year: number | null): string | null {
  const { deadlines, unread } = readDeadlineCell(text, year);
  const [only] = deadlines;
  return deadlines.length === 1 && unread.length === 0 && only!.doubt !== 'impossible' ? (only!.deadline.date ?? null) : null;
}

const KINDS: Record<ParsedDeadline['kind'], string> = { by: '截止', within: '期间内', from: '起始', recurring: '定期', relative: '待定', ongoing: '长期' };
/** What a 时限类型 cell may say. */
export const DEADLINE_KIND_WORDS: readonly string[] = Object.values(KINDS);
const PERIODS: Record<NonNullable<ParsedDeadline['every']>, string> = { week: '每周', month: '每月', quarter: '每季度', 'half-year': '每半年', year: '每年' };
const KIND_OF = new Map(Object.entries(KINDS).map(([kind, words]) => [words, kind as ParsedDeadline['kind']]));
const PERIOD_OF = new Map(Object.entries(PERIODS).map(([period, words]) => [words, period as NonNullable<ParsedDeadline['every']>]));

/** The cells 完成时限, 时限类型 and 到期日 for the deadlines of a measure, a line for each: `joinDeadlineCells` reads them back without loss. */
export function splitDeadlines(deadlines: readonly ParsedDeadline[]): { words: string; kinds: string; days: string } {
  return {
    words: deadlines.map(({ raw }) => raw).join('\n'),
    kinds: deadlines.map(({ kind }) => KINDS[kind]).join('\n'),
    days: deadlines.some(({ date, every, from }) => date ?? every ?? from) ? deadlines.map(dayWords).join('\n') : '',
  };
}

/** A single day stays blank only beside others that are not: 「无」. */
function dayWords({ kind, date, every, day, from }: ParsedDeadline): string {
  if (kind !== 'recurring') return date ?? '无';
  return [every ? PERIODS[every] + (day === undefined ? '' : `${day}日`) : '', from === undefined ? '' : `自${from}`].filter((part) => part !== '').join(' ') || '无';
}

/**
 * The deadlines of three cells that say words, kind and day line by line; null where their lines do not fit together.
 */
export function joinDeadlineCells(words: string, kinds: string, days: string, year: number | null): CellDeadline[] | null {
  const lines = { words: words.split('\n'), kinds: kinds.split('\n'), days: days === '' ? [] : days.split('\n') };
  if (words === '' || lines.kinds.length !== lines.words.length || (days !== '' && lines.days.length !== lines.words.length)) return null;
  const joined: CellDeadline[] = [];
  for (const [index, raw] of lines.words.entries()) {
    const kind = KIND_OF.get(lines.kinds[index]!.trim());
    if (!kind) return null;
    const said = days === '' ? null : readDayWords(lines.days[index]!.trim(), kind, year);
    if (days !== '' && said === null) return null;
    const read = readDeadlineCell(raw, year).deadlines.filter(({ deadline }) => deadline.kind === kind);
    joined.push({ deadline: { raw, kind, ...(said ?? withoutRaw(read[0]?.deadline)) }, doubt: said ? null : (read[0]?.doubt ?? null) });
  }
  return joined;
}

const withoutRaw = (deadline: ParsedDeadline | undefined) => {
  const { date, every, day, from } = deadline ?? {};
  return { ...(date === undefined ? {} : { date }), ...(from === undefined ? {} : { from }), ...(every === undefined ? {} : { every }), ...(day === undefined ? {} : { day }) };
};

function readDayWords(words: string, kind: ParsedDeadline['kind'], year: number | null): Omit<ParsedDeadline, 'raw' | 'kind'> | null {
  if (words === '' || words === '无') return {};
  if (kind !== 'recurring') {
    const date = readDay(words, year);
    return date === null ? null : { date };
  }
  const match = /^(每(?:周|月|季度|半年|年))?(?:(\d{1,2})日)?\s?(?:自(20\d{2}-\d{2}-\d{2}))?$/.exec(words);
  if (!match) return null;
  const [, period, day, from] = match;
  return { ...(from ? { from } : {}), ...(period ? { every: PERIOD_OF.get(period)! } : {}), ...(day ? { day: Number(day) } : {}) };
}
