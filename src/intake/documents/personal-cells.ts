import type { Header } from './find-columns.js';
import type { Grid } from './grid.js';
import { isPersonal, kindOfRow, withoutPersons } from './row-kinds.js';

/** Names and telephone numbers of persons do not come in, not even with the lines of the source. */
export function personalHidden(grid: Grid, header: Header | null): (row: number, column: number, text: string) => string {
  const head = header ? header.rows[0]! : Infinity;
  const body = header ? header.rows.at(-1)! + 1 : Infinity;
  const personal = new Set(header?.columns.filter(({ meaning, heading }) => meaning === 'ignore' && isPersonColumn(heading)).map(({ index }) => index));
  const kinds = new Map<number, boolean>();
  const isPersonalRow = (row: number) => {
    let known = kinds.get(row);
    if (known === undefined) kinds.set(row, (known = header !== null && row >= body && kindOfRow(grid, header, row).kind === 'personal'));
    return known;
  };
  return (row, column, text) => {
    if (text === '') return text;
    if (row >= body && personal.has(column)) return '（略）';
    if (row >= body && isPersonalRow(row)) return isPersonal(text) ? withoutPersons(text) : '（略）';
    return row < head && (isPersonal(text) || isPersonal(grid.own(row, column - 1))) ? (isPersonal(text) ? withoutPersons(text) : '（略）') : text;
  };
}

export const isPersonColumn = (heading: string) => /人|员|电话|手机|联系|邮箱/.test(heading);
