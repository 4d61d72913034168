import { areUnits, isTime } from './table-rows.js';
import type { Cell, TableColumn, TableMeaning } from './table-columns.js';

/** Lines of one row that are looked at; more are no row of a table of tasks. */
export const MOST_LINES = 40;
/** Lines that one cell is broken into at most. */
const MOST_IN_CELL = 12;
const SHORTER = 2;

/** Columns that a text takes, a Chinese character for one and a Latin letter for half. */
const widthOf = (text: string) => [...text].reduce((width, character) => width + (character > '\u00ff' ? 1 : 0.5), 0);

/** How well lines go together as one cell of a column. Within a cell only the last line is shorter than its fellows. */
function scoreOf(lines: readonly string[], meaning: TableMeaning): number {
  const text = lines.join('');
  if (meaning === 'number') return -4;
  if (meaning === 'time') return lines.length <= 4 && /[年月季周日天期前末续常即]/.test(text) && isTime(text) ? 3 : -3;
  const open = /[、，,]$/.test(text);
  if (meaning === 'units') return !open && areUnits(text) ? (/^[市省县区州镇各国]/.test(text) ? 4 : 3) : -3;
  const widths = lines.map(widthOf);
  const most = Math.max(...widths);
  const broken = widths.slice(0, -1).filter((width) => width < most - SHORTER).length;
  return 1 - 2 * broken - (open ? 1 : 0) - (lines.length === 1 && (areUnits(text) || isTime(text)) ? 2 : 0);
}

/**
 * The cells of a row that a PDF gave line by line, each cell broken into lines: which lines go together is told by what the columns
 * demand and by where lines are short. The first line is the number. Never sure: a person checks.
 */
export function joinLines<Line extends Cell>(lines: readonly Line[], columns: readonly TableColumn[]): Line[][] {
  const [number, ...rest] = lines;
  const open = columns.slice(1);
  // best[i][j]: the first i lines in the first j columns
  const best = Array.from({ length: rest.length + 1 }, () => Array.from({ length: open.length + 1 }, () => ({ score: -Infinity, taken: 0 })));
  best[0]![0] = { score: 0, taken: 0 };
  for (let column = 1; column <= open.length; column += 1) {
    for (let count = 0; count <= rest.length; count += 1) {
      let found = { score: best[count]![column - 1]!.score - 1, taken: 0 };
      for (let taken = 1; taken <= Math.min(MOST_IN_CELL, count); taken += 1) {
        const before = best[count - taken]![column - 1]!.score;
        if (before === -Infinity) continue;
        const score = before + scoreOf(rest.slice(count - taken, count).map(({ text }) => text), open[column - 1]!.meaning);
        if (score > found.score) found = { score, taken };
      }
      best[count]![column] = found;
    }
  }
  const placed: Line[][] = [[number!]];
  let left = rest.length;
  const cells: Line[][] = [];
  for (let column = open.length; column > 0; column -= 1) {
    const { taken } = best[left]![column]!;
    cells.unshift(taken === 0 ? [] : [{ ...rest[left - taken]!, text: rest.slice(left - taken, left).map(({ text }) => text).join('') }]);
    left -= taken;
  }
  return placed.concat(cells);
}
