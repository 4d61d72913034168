import { looksLikeUnit, readNames } from '../unit-names.js';
import { readHeading, type HeadingReading } from './column-headings.js';
import type { Grid } from './grid.js';
import type { ColumnMeaning, SheetColumn } from './plan-file.js';

/** Rows and columns from 0. */
export interface Header {
  rows: number[];
  columns: LedgerColumn[];
}

export interface LedgerColumn extends SheetColumn {
  /** The lowest of several headings: 6月 under 完成时限, 市发改委 under 责任单位. A mark in the column stands for it. */
  leaf: string | null;
}

const ROWS_SEARCHED = 40;
const MOST_HEADER_ROWS = 3;
const SAMPLE = 200;

/** Headings of a ledger, or null where the sheet is none: it names neither what is to be done nor by whom or when. */
export function findHeader(grid: Grid): Header | null {
  let best: { rows: number[]; found: number } | null = null;
  for (let row = 0; row < Math.min(grid.height - 1, ROWS_SEARCHED); row += 1) {
    if (headingsIn(grid, row) < 2) continue;
    const rows = headerFrom(grid, row);
    const meanings = new Set(readingsOf(grid, rows).flatMap(({ reading }) => (reading ? [reading.meaning] : [])));
    if (isLedger(meanings) && meanings.size > (best?.found ?? 0)) best = { rows, found: meanings.size };
  }
  return best === null ? null : { rows: best.rows, columns: columnsOf(grid, best.rows) };
}

/** A title or a note above the headings has none of its own. */
const headingsIn = (grid: Grid, row: number) => new Set(Array.from({ length: grid.width }, (_, column) => grid.text(row, column)).filter((text) => readHeading(text) !== null)).size;

const WHAT: readonly ColumnMeaning[] = ['title', 'text', 'item'];
const WHO_OR_WHEN: readonly ColumnMeaning[] = ['deadline', 'lead', 'responsible', 'units', 'supporting', 'progress', 'status', 'leader'];
const isLedger = (meanings: ReadonlySet<ColumnMeaning>) =>
  WHO_OR_WHEN.some((one) => meanings.has(one)) && (WHAT.some((one) => meanings.has(one)) ? meanings.size >= 2 : meanings.size >= 3);

/** A heading over several columns has its parts in the row below; a heading over several rows takes them all. */
function headerFrom(grid: Grid, row: number): number[] {
  let last = row;
  for (let column = 0; column < grid.width; column += 1) {
    const merge = grid.mergeAt(row, column);
    if (!merge || merge.startRow !== row || grid.own(row, merge.startCol) === '') continue;
    const columns = merge.endCol - merge.startCol + 1;
    if (columns >= grid.width - 1 && columns > 2) return [row];
    last = Math.max(last, columns > 1 ? merge.endRow + 1 : merge.endRow);
  }
  if (last === row && isSplitBelow(grid, row)) last = row + 1;
  const end = Math.min(last, row + MOST_HEADER_ROWS - 1, grid.height - 1);
  return Array.from({ length: end - row + 1 }, (_, index) => row + index);
}

/** Headings of one word over an empty cell beside it, and the empty cells filled in the row below: merged by look only. */
function isSplitBelow(grid: Grid, row: number): boolean {
  let split = 0;
  for (let column = 1; column < grid.width; column += 1) {
    const below = grid.own(row + 1, column);
    if (grid.own(row, column) === '' && below !== '' && below.length <= 12 && grid.own(row, column - 1) !== '' && grid.own(row + 1, column - 1) !== '') split += 1;
  }
  const filledBelowHeading = grid.textsOf(row + 1).every(({ text }) => text.length <= 12 && !/^\d+$/.test(text));
  return split > 0 && filledBelowHeading;
}

interface ColumnReading {
  parts: string[];
  reading: HeadingReading | null;
  leaf: string | null;
}

function readingsOf(grid: Grid, rows: readonly number[]): ColumnReading[] {
  return Array.from({ length: grid.width }, (_, column) => {
    const parts = [...new Set(rows.map((row) => headingAt(grid, rows, row, column)).filter((text) => text !== ''))];
    return { parts, ...readParts(parts) };
  });
}

/** The heading to the left holds for an empty cell of the upper row that has a heading below it. */
function headingAt(grid: Grid, rows: readonly number[], row: number, column: number): string {
  const text = grid.text(row, column).replace(/\s+/g, '');
  if (text !== '' || row === rows.at(-1) || grid.text(row + 1, column) === '') return text;
  for (let left = column - 1; left >= 0; left -= 1) {
    const there = grid.text(row, left).replace(/\s+/g, '');
    if (there !== '') return there;
  }
  return '';
}

const ROLES: readonly ColumnMeaning[] = ['lead', 'responsible', 'supporting'];
/** Below 完成时限: the day that was set, and the one that took its place. */
const AFTER_CHANGE = /^(?:调整|变更|延期|延长|顺延|推迟|修订|修改)(?:后|至|到)(?:的|新)?(?:完成)?(?:时限|期限|时间|日期)?$/;
const BEFORE_CHANGE = /^(?:原|原定|原来|原计划|(?:调整|变更|延期)(?:之)?前)(?:的)?(?:完成)?(?:时限|期限|时间|日期)?$/;

function readParts(parts: readonly string[]): { reading: HeadingReading | null; leaf: string | null } {
  if (parts.length < 2) return { reading: readHeading(parts[0] ?? ''), leaf: null };
  const leaf = parts.at(-1)!;
  const own = readHeading(leaf);
  if (parts.slice(0, -1).some((part) => readHeading(part)?.meaning === 'deadline')) {
    if (AFTER_CHANGE.test(leaf)) return { reading: { meaning: 'extendedTo', sure: true }, leaf: null };
    if (BEFORE_CHANGE.test(leaf)) return { reading: { meaning: 'deadline', sure: true }, leaf: null };
  }
  const whole = readHeading(parts.join(''));
  // 责任单位 over 牵头单位 and 配合单位: both together read like a column of undivided units.
  const named = own?.sure && ROLES.includes(own.meaning) ? own : [whole, own].find((one) => one?.sure) ?? whole ?? own;
  if (named) return { reading: named, leaf: null };
  const above = parts.slice(0, -1).map(readHeading).findLast((one) => one !== null) ?? null;
  return { reading: above, leaf };
}

/** The columns under confirmed header rows; meanings are what the headings say. */
export function columnsOf(grid: Grid, rows: readonly number[]): LedgerColumn[] {
  const columns = readingsOf(grid, rows).map(({ parts, reading, leaf }, index) => ({
    index, heading: parts.join('/'), meaning: reading?.meaning ?? null, sure: reading?.sure ?? false, leaf,
  }));
  const body = rows.at(-1)! + 1;
  for (const column of columns) lookAtCells(grid, body, column);
  settle(grid, body, columns);
  return columns;
}

/** Some headings mean one thing or another; the cells tell which is likelier. */
function lookAtCells(grid: Grid, body: number, column: LedgerColumn): void {
  if (column.sure || column.meaning === null) return;
  const texts = sampleOf(grid, body, column.index);
  if (texts.length === 0) return;
  const share = (test: (text: string) => boolean) => texts.filter(test).length / texts.length;
  if (column.meaning === 'units' && share((text) => readNames(text).names.some(looksLikeUnit)) < 0.5) column.meaning = null;
  if (column.meaning === 'progress' && share((text) => text.length <= 6 || /^\d/.test(text)) > 0.8) column.meaning = share((text) => /\d[%％]?$/.test(text)) > 0.5 ? 'cumulative' : 'status';
  if (column.meaning === 'cumulative' && share((text) => /\d/.test(text) && text.length <= 16) < 0.5) column.meaning = 'progress';
  if (column.meaning === 'section' && share((text) => /^[\d.%≥≤]+$/.test(text)) > 0.5) column.meaning = 'target';
}

const sampleOf = (grid: Grid, body: number, column: number) =>
  Array.from({ length: Math.min(grid.height - body, SAMPLE) }, (_, index) => grid.own(body + index, column)).filter((text) => text !== '');

/** Where two columns claim one meaning, or none is the title. */
function settle(grid: Grid, body: number, columns: LedgerColumn[]): void {
  const having = (meaning: ColumnMeaning) => columns.filter((one) => one.meaning === meaning);
  const change = (column: LedgerColumn | undefined, meaning: ColumnMeaning) => { if (column) Object.assign(column, { meaning, sure: false }); };
  for (const column of having('deadline')) {
    if (!column.sure && having('deadline').some(({ sure }) => sure)) change(column, 'completedOn');
  }
  // 市级完成时限 beside 省级完成时限: which of them binds, a person says; 6月 and 12月 below one heading are marked by cells.
  if (having('deadline').filter(({ leaf }) => leaf === null).length > 1) for (const column of having('deadline')) column.sure = false;
  for (const column of having('title').slice(0, -1)) change(column, 'item');
  for (const column of having('number').slice(0, -1)) change(column, 'ignore');
  if (having('title').length === 0 && having('text').length === 0) change(having('item').at(-1), 'title');
  else if (having('title').length === 0 && having('item').length === 1 && having('section').length > 0) Object.assign(having('item')[0]!, { meaning: 'title' });
  if (having('title').length + having('text').length > 0) return;
  const lengthOf = ({ index }: LedgerColumn) => sampleOf(grid, body, index).reduce((sum, text) => sum + text.length, 0);
  const [longest] = columns.filter(({ meaning, heading }) => meaning === null && heading !== '').sort((a, b) => lengthOf(b) - lengthOf(a));
  if (longest && lengthOf(longest) > 0) change(longest, 'title');
}
