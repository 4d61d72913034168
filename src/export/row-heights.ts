import type { Span } from './table-workbook.js';

/** Points of a line of 10.5 pt, and of the space above and below the text of a cell. */
const LINE = 14.5;
const PADDING = 6;
const LEAST = 20;
/** Excel and WPS show no row higher than this. */
const MOST = 409;
/** The lines end before the border does. */
const BORDERS = 1;
/** Everything from Chinese punctuation on is as wide as two Latin letters. */
const WIDE = /[\u2014\u2018-\u201d\u2026\u2190-\u33ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/gu;

/**
 * Heights of rows in points, so that wrapped text is seen whole: programs measure rows that they open only where no cells are merged.
 */
export function rowHeights(rows: readonly (readonly (string | number | null)[])[], columns: readonly { width: number }[], spans: readonly Span[]): number[] {
  const spanned = new Set(spans.flatMap(({ row, column, rows: many }) => Array.from({ length: many }, (_, place) => `${row + place},${column}`)));
  const heights = rows.map((row, place) => Math.max(LEAST, ...row.map((value, column) => (spanned.has(`${place},${column}`) ? 0 : heightOf(value, columns[column]!.width)))));
  for (const { row, column, rows: many } of spans) {
    const missing = heightOf(rows[row]![column] ?? null, columns[column]!.width) - heights.slice(row, row + many).reduce((sum, height) => sum + height, 0);
    if (missing > 0) for (let place = row; place < row + many; place += 1) heights[place]! += missing / many;
  }
  return heights.map((height) => Math.min(MOST, Math.ceil(height)));
}

const heightOf = (value: string | number | null, width: number): number => (value === null ? 0 : linesOf(String(value), width - BORDERS) * LINE + PADDING);

export const linesOf = (text: string, width: number): number => text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length + (line.match(WIDE)?.length ?? 0)) / width)), 0);
