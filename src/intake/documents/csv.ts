import { parseCsv } from 'hucre/csv';
import { cleanText } from './cell-text.js';
import { Grid } from './grid.js';
import { refuseManyCells } from './limits.js';
import { MAX_COLUMNS, MAX_ROWS, type SheetContent } from './workbook.js';

/**
 * A file of values divided by commas, tabs or semicolons, as one sheet.
 *
 * @throws IntakeError DOCUMENT_TOO_LARGE
 */
export function readCsv(text: string, fileName: string): SheetContent {
  const read = parseCsv(text);
  const filled = (row: readonly unknown[]) => row.filter((value) => value !== null && value !== '').length;
  const rows = read.slice(0, MAX_ROWS).map((row) => row.slice(0, MAX_COLUMNS));
  const within = rows.reduce((sum, row) => sum + filled(row), 0);
  refuseManyCells(within);
  const texts = rows.map((row) => row.map((value) => cleanText(value === null ? '' : String(value))));
  return {
    grid: new Grid(fileName.replace(/\.csv$/i, ''), texts, []), hidden: false, hiddenRows: [], hiddenColumns: [], broken: [],
    cutOff: read.reduce((sum, row) => sum + filled(row), 0) - within, hasComments: false, drawn: [],
  };
}
