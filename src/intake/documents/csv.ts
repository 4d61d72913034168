import { parseCsv } from 'hucre/csv';
import { cleanText } from './cell-text.js';
import { Grid } from './grid.js';
import { MAX_ROWS, type SheetContent } from './workbook.js';

/** A file of values divided by commas, tabs or semicolons, as one sheet. */
export function readCsv(text: string, fileName: string): SheetContent {
  const rows = parseCsv(text).map((row) => row.map((value) => cleanText(value === null ? '' : String(value))));
  return { grid: new Grid(fileName.replace(/\.csv$/i, ''), rows.slice(0, MAX_ROWS), []), hidden: false, hiddenRows: [], hiddenColumns: [], broken: [], cutOff: rows.length > MAX_ROWS, hasComments: false };
}
