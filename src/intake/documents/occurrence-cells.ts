import { MILESTONE_STATUS_LABELS } from '../../measures/measure.state.js';
import { cleanText } from './cell-text.js';

/** What a ledger says of one occurrence (期次) of a recurring task. */
export interface ToldOccurrence<M extends string> {
  /** 2021年5月, 2021年第二季度 */
  period: string;
  status: string;
  said: Readonly<Record<M, string | null>>;
}

/** Occurrences in one row: what each says stands behind its period, in a line of the cell. */
export interface OccurrenceCells<M extends string> {
  status: string;
  said: Record<M, string | null>;
}

const PERIOD = '20\\d{2}年(?:\\d{1,2}月|第\\d{1,2}周|第[一二三四]季度|[上下]半年)?';
const STATUS = Object.values(MILESTONE_STATUS_LABELS).join('|');
const STATUS_LINE = new RegExp(`^(?:(${PERIOD})|${PERIOD}至${PERIOD}（(\\d{1,3})期）)：(${STATUS})$`);
const SAID_LINE = new RegExp(`^(${PERIOD})：`);

/**
 * Occurrences put together in one row; those in a row of which nothing but the same status is said share a line.
 *
 * @returns null where the cells would not be read back as they are
 */
export function joinOccurrences<M extends string>(told: readonly ToldOccurrence<M>[], meanings: readonly M[]): OccurrenceCells<M> | null {
  const lines: { first: string; last: string; many: number; status: string; plain: boolean }[] = [];
  for (const { period, status, said } of told) {
    const plain = meanings.every((meaning) => said[meaning] === null);
    const before = lines.at(-1);
    if (before?.plain && plain && before.status === status) Object.assign(before, { last: period, many: before.many + 1 });
    else lines.push({ first: period, last: period, many: 1, status, plain });
  }
  const cells = {
    status: lines.map(({ first, last, many, status }) => `${first}${many === 1 ? '' : `至${last}（${many}期）`}：${status}`).join('\n'),
    said: Object.fromEntries(meanings.map((meaning) => [meaning, told.flatMap(({ period, said }) => (said[meaning] === null ? [] : [`${period}：${said[meaning]}`])).join('\n') || null])) as Record<M, string | null>,
  };
  const back = splitOccurrences({ status: cleanText(cells.status), said: mapped(cells.said, cleanText) }, meanings);
  const isSame = back?.length === told.length && back.every(({ status, said }, index) =>
    status === told[index]!.status && meanings.every((meaning) => said[meaning] === (told[index]!.said[meaning] === null ? null : cleanText(told[index]!.said[meaning]!))));
  return isSame ? cells : null;
}

/** What a row says of each of its occurrences; null where its cells are not written so. */
export function splitOccurrences<M extends string>({ status, said }: { status: string | null; said: Readonly<Record<M, string | null>> }, meanings: readonly M[]): Omit<ToldOccurrence<M>, 'period'>[] | null {
  const read = readStatuses(status);
  if (read === null) return null;
  const named = new Set(read.flatMap(({ period }) => (period === null ? [] : [period])));
  const columns = new Map<M, Map<string, string>>();
  for (const meaning of meanings) {
    const ofPeriods = byPeriod(said[meaning], named);
    if (ofPeriods === null) return null;
    columns.set(meaning, ofPeriods);
  }
  return read.map(({ period, status: one }) => ({
    status: one, said: Object.fromEntries(meanings.map((meaning) => [meaning, (period === null ? undefined : columns.get(meaning)!.get(period)) ?? null])) as Record<M, string | null>,
  }));
}

/** The statuses that a cell holds: of each occurrence its own, or the words of the cell. */
export const statusesIn = (status: string): string[] => readStatuses(status)?.map(({ status: one }) => one) ?? [status];

function readStatuses(cell: string | null): { period: string | null; status: string }[] | null {
  if (cell === null) return null;
  const found: { period: string | null; status: string }[] = [];
  for (const line of cell.split('\n')) {
    const [, period, many, status] = STATUS_LINE.exec(line) ?? [];
    if (status === undefined) return null;
    found.push(...Array.from({ length: Number(many ?? 1) }, () => ({ period: period ?? null, status })));
  }
  return found.length > 1 ? found : null;
}

/** The texts of a cell by their periods; a line that opens with none goes on with the text before it. */
function byPeriod(cell: string | null, named: ReadonlySet<string>): Map<string, string> | null {
  const found = new Map<string, string>();
  if (cell === null) return found;
  let current: string | null = null;
  for (const line of cell.split('\n')) {
    const opened = SAID_LINE.exec(line);
    const period = opened !== null && named.has(opened[1]!) ? opened[1]! : null;
    if (period !== null) {
      if (found.has(period)) return null;
      found.set(period, line.slice(opened![0].length));
      current = period;
    } else if (current === null) return null;
    else found.set(current, `${found.get(current)!}\n${line}`);
  }
  return found;
}

const mapped = <M extends string>(of: Readonly<Record<M, string | null>>, change: (text: string) => string): Record<M, string | null> =>
  Object.fromEntries(Object.entries<string | null>(of).map(([meaning, text]) => [meaning, text === null ? null : change(text)])) as Record<M, string | null>;
