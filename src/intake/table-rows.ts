import { findDeadlines } from './deadlines.js';
import type { Cell, TableColumn, TableMeaning } from './table-columns.js';
import { mayBeUnit, readNames } from './unit-names.js';

/** Cells beyond this many are no row. */
export const MOST_CELLS = 40;

/** How well a text fits a column: what a column demands decides, a task may be anything. */
function fit(text: string, meaning: TableMeaning): number {
  if (meaning === 'number') return /^[（(]?(?:\d{1,4}|[一二三四五六七八九十]{1,3})[)）.、．]?$/.test(text) ? 3 : -4;
  if (meaning === 'time') return isTime(text) ? 3 : -3;
  if (meaning === 'units') return areUnits(text) ? 3 : -3;
  const other = isTime(text) || areUnits(text) ? -1 : 1;
  return meaning === 'title' || meaning === 'text' ? other : other - 0.5;
}

/** Empty cells at the end of a line are often cut off: what is left stands in order where each cell is what its column demands. */
export const fitFromLeft = (cells: readonly Cell[], columns: readonly TableColumn[]): boolean =>
  cells.length < columns.length && cells.every(({ text }, at) => text === '' || !DEMANDING.includes(columns[at]!.meaning) || fit(text, columns[at]!.meaning) > 0);
const DEMANDING: readonly TableMeaning[] = ['number', 'units', 'time'];

export const isTime = (text: string) => text.length <= 40 && (findDeadlines(`完成时限：${text}`, 2000).length > 0 || /^立即|^即时/.test(text));
export const areUnits = (text: string) => text.length <= 600 && readNames(text).names.every(mayBeUnit);

/** The cells of a row by column, in their order; several cells may share a column of units. */
export function placeCells(cells: readonly Cell[], columns: readonly TableColumn[]): Cell[][] {
  const scores = cells.map(({ text }) => columns.map(({ meaning }) => fit(text, meaning)));
  // best[i][j]: the first i cells in the first j columns
  const best = Array.from({ length: cells.length + 1 }, () => Array.from({ length: columns.length + 1 }, () => ({ score: -Infinity, taken: 0 })));
  for (let column = 0; column <= columns.length; column += 1) best[0]![column] = { score: 0, taken: 0 };
  for (let column = 1; column <= columns.length; column += 1) {
    const most = columns[column - 1]!.meaning === 'units' ? cells.length : 1;
    for (let count = 1; count <= cells.length; count += 1) {
      let found = { score: best[count]![column - 1]!.score, taken: 0 };
      let sum = 0;
      for (let taken = 1; taken <= Math.min(most, count); taken += 1) {
        sum += scores[count - taken]![column - 1]!;
        const score = best[count - taken]![column - 1]!.score + sum;
        if (score > found.score) found = { score, taken };
      }
      best[count]![column] = found;
    }
  }
  const placed: Cell[][] = columns.map(() => []);
  let left = cells.length;
  for (let column = columns.length; column > 0; column -= 1) {
    const { taken } = best[left]![column]!;
    placed[column - 1] = cells.slice(left - taken, left);
    left -= taken;
  }
  return placed;
}
