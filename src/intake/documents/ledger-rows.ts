import type { Header } from './find-columns.js';
import type { Grid } from './grid.js';
import { LedgerRow } from './ledger-row.js';
import { kindOfRow, splitOrdinal, type RowKind } from './row-kinds.js';

/** The rows of one measure: the first names it, others add deadlines, units and progress. */
export interface MeasureRows {
  first: LedgerRow;
  more: LedgerRow[];
  /** The task whose parts are the measures, where its cell holds for several rows with texts of their own. */
  item: { printed: string; number: string } | null;
}

export interface SectionRows {
  ordinal: number | null;
  /** Null where the sheet names none. */
  name: string | null;
  measures: MeasureRows[];
}

export interface SheetRows {
  sections: SectionRows[];
  /** Rows that are no part of the ledger, from 0. */
  leftOut: { row: number; kind: Extract<RowKind['kind'], 'total' | 'personal' | 'note'>; words: string }[];
}

/** Puts the rows below the headings together: sections, measures, and what is neither. */
export function readLedgerRows(grid: Grid, header: Header): SheetRows {
  const result: SheetRows = { sections: [], leftOut: [] };
  let section: SectionRows | null = null;
  let block: LedgerRow[] = [];
  const close = () => {
    if (block.length > 0) section!.measures.push(...measuresOf(grid, header, block));
    block = [];
  };
  const enter = (ordinal: number | null, name: string | null) => {
    if (section && section.name === name && section.ordinal === ordinal) return;
    close();
    section = result.sections.find((one) => one.name === name && one.ordinal === ordinal) ?? null;
    if (!section) result.sections.push((section = { ordinal, name, measures: [] }));
  };
  let heading: { ordinal: number | null; name: string | null } = { ordinal: null, name: null };
  let unused: { row: number; words: string } | null = null;
  const leaveOut = (one: { row: number; words: string } | null) => { if (one) result.leftOut.push({ ...one, kind: 'note' }); };
  for (let row = header.rows.at(-1)! + 1; row < grid.height; row += 1) {
    const kind = kindOfRow(grid, header, row);
    if (kind.kind === 'section') {
      // Of two headings without rows between them the first may stand over the second; one that bears no number is none.
      if (heading.ordinal === null) leaveOut(unused);
      heading = kind;
      unused = { row, words: kind.name };
    }
    if (kind.kind === 'total' || kind.kind === 'personal' || kind.kind === 'note') result.leftOut.push({ row, kind: kind.kind, words: kind.kind === 'note' ? kind.words : '' });
    if (kind.kind !== 'ledger') continue;
    const own = new LedgerRow(grid, row, header.columns);
    if (isNumberAlone(grid, own)) {
      const words = own.text('number');
      if (!/^\d+$/.test(words)) leaveOut({ row, words });
      continue;
    }
    unused = null;
    const named = own.text('section');
    if (named !== '') heading = splitOrdinal(named);
    const opens = opensBlock(grid, header, own);
    if (!opens && block.length > 0 && (named === '' || own.own('section').length === 0)) {
      block.push(own);
      continue;
    }
    enter(heading.ordinal, heading.name);
    close();
    block = [own];
  }
  close();
  leaveOut(unused);
  return { ...result, sections: result.sections.filter(({ measures }) => measures.length > 0) };
}

/** Rows numbered in advance, or words that somebody wrote under the numbers. */
const isNumberAlone = (grid: Grid, row: LedgerRow): boolean => row.own('number').length > 0 && grid.textsOf(row.row).length === row.own('number').length;

/** A row opens a task where its cell of the leading column is its own, not a merged one from above or left blank. */
function opensBlock(grid: Grid, { columns }: Header, row: LedgerRow): boolean {
  const leading = leadingMeaning(columns);
  return row.own(leading).length > 0;
}

const leadingMeaning = (columns: Header['columns']) => (['item', 'title', 'text'] as const).find((meaning) => columns.some((column) => column.meaning === meaning)) ?? 'title';

/** A task over several rows with texts of their own is an item with measures; else the further rows go on with the measure. */
function measuresOf(grid: Grid, { columns }: Header, block: readonly LedgerRow[]): MeasureRows[] {
  const leading = leadingMeaning(columns);
  const parts = (['title', 'text'] as const).filter((meaning) => meaning !== leading && columns.some((column) => column.meaning === meaning));
  const starts = (row: LedgerRow) => parts.some((meaning) => row.own(meaning).length > 0);
  const [first] = block;
  if (leading !== 'item' && (parts.length === 0 || block.filter(starts).length < 2)) return [{ first: first!, more: block.slice(1), item: null }];
  const item = { printed: first!.text(leading), number: first!.own('number')[0]?.text ?? '' };
  // one number for several parts is that of the task
  const numbersOfRows = block.filter(starts).length < 2 || block.filter((row) => row.own('number').length > 0).length > 1;
  const measures: MeasureRows[] = [];
  for (const row of block) {
    if (starts(row) || measures.length === 0) measures.push({ first: row, more: [], item: item.printed === '' ? null : { ...item, number: numbersOfRows ? '' : item.number } });
    else measures.at(-1)!.more.push(row);
  }
  return measures;
}
