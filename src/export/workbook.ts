import { writeXlsx, type CellStyle, type CellValue } from 'hucre/xlsx';

export interface WorkbookColumn {
  heading: string;
  /** In characters of one width; a Chinese character takes two. */
  width: number;
}

export interface WorkbookSheet {
  /** At most 31 characters, none of : \ / ? * [ ]. */
  name: string;
  /** Stands above the table, over its whole width. */
  title: string;
  columns: readonly WorkbookColumn[];
  rows: readonly (readonly CellValue[])[];
}

const TITLE: CellStyle = { font: { bold: true, size: 16 }, alignment: { horizontal: 'center', vertical: 'center' } };
const HEADING: CellStyle = {
  font: { bold: true }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF0F0F0' } },
};
const BODY: CellStyle = { alignment: { vertical: 'top', wrapText: true } };

/** An Excel workbook of plain tables: a title, headings that stay in sight and repeat on every printed page, wrapped text. */
export function workbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(sheetOf), defaultFont: { name: '宋体', size: 11 } });
}

function sheetOf({ name, title, columns, rows }: WorkbookSheet) {
  const cells = new Map<string, { style: CellStyle }>([['0,0', { style: TITLE }]]);
  columns.forEach((_, column) => cells.set(`1,${column}`, { style: HEADING }));
  return {
    name,
    columns: columns.map(({ width }) => ({ width, style: BODY })),
    rows: [[title, ...columns.slice(1).map(() => null)], columns.map(({ heading }) => heading), ...rows.map((row) => [...row])],
    cells,
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: columns.length - 1 }],
    freezePane: { rows: 2, columns: 0 },
    pageSetup: { orientation: 'landscape' as const, paperSize: 'a4' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$2' },
  };
}
