import { writeXlsx, type CellStyle, type CellValue } from 'hucre/xlsx';

export interface ExcelColumn {
  heading: string;
  /** Characters. */
  width: number;
  centred?: true;
}

export interface ExcelTable {
  /** At most 31 characters, none of : \ / ? * [ ]. */
  sheet: string;
  title: string;
  /** Below the title: what the table shows, of which day, who may see it. */
  notes: readonly string[];
  columns: readonly ExcelColumn[];
  /** Text that begins with = + - or @ stays text: cells are never formulas. */
  rows: readonly (readonly (string | number | null)[])[];
  /** Cells of one column that hold for several rows; `row` from 0 among `rows`. */
  spans?: readonly { row: number; column: number; rows: number }[];
}

const THIN = { style: 'thin' as const, color: { rgb: 'FFBFBFBF' } };
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const TITLE: CellStyle = { font: { name: '黑体', size: 16, bold: true }, alignment: { horizontal: 'center', vertical: 'center' } };
const NOTE: CellStyle = { font: { name: '宋体', size: 10, color: { rgb: 'FF595959' } }, alignment: { horizontal: 'left', vertical: 'center' } };
const HEADING: CellStyle = {
  font: { name: '宋体', size: 11, bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE8EEF7' } }, border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const BODY: CellStyle = { font: { name: '宋体', size: 10.5 }, border: BORDER, numFmt: '@', alignment: { vertical: 'center', wrapText: true } };
const CENTRED: CellStyle = { ...BODY, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } };
const NUMBER: CellStyle = { ...CENTRED, numFmt: 'General' };

const PLAIN_A4 = { paperSize: 'a4' as const, orientation: 'landscape' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 };

/**
 * A table as people keep it in Excel or WPS: title, notes, headings that stay in sight and repeat on every printed page, a filter,
 * borders, wrapped text. Lists may be long: one cell each, no formulas.
 *
 * @returns the bytes of an .xlsx
 */
export async function tableWorkbook(tables: readonly ExcelTable[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: tables.map(sheetOf) }));
}

function sheetOf({ sheet, title, notes, columns, rows, spans = [] }: ExcelTable) {
  const above = 1 + notes.length;
  const last = columns.length - 1;
  const cells = new Map<string, { value: CellValue; style: CellStyle }>();
  const put = (row: number, column: number, value: CellValue, style: CellStyle) => cells.set(`${row},${column}`, { value, style });
  put(0, 0, title, TITLE);
  notes.forEach((note, index) => put(1 + index, 0, note, NOTE));
  columns.forEach(({ heading }, index) => put(above, index, heading, HEADING));
  rows.forEach((row, index) => row.forEach((value, column) => {
    put(above + 1 + index, column, value, typeof value === 'number' ? NUMBER : columns[column]!.centred ? CENTRED : BODY);
  }));
  return {
    name: sheet,
    columns: columns.map(({ width }) => ({ width })),
    rows: [[title], ...notes.map((note) => [note]), columns.map(({ heading }) => heading), ...rows.map((row) => [...row])] as CellValue[][],
    cells,
    merges: [
      ...Array.from({ length: above }, (_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })),
      ...spans.map(({ row, column, rows: many }) => ({ startRow: above + 1 + row, startCol: column, endRow: above + row + many, endCol: column })),
    ],
    rowDefs: new Map([[0, { height: 30 }]]),
    freezePane: { rows: above + 1 },
    autoFilter: { range: `A${above + 1}:${columnName(last)}${above + 1 + rows.length}` },
    pageSetup: { ...PLAIN_A4, printTitlesRow: `$${above + 1}:$${above + 1}` },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  };
}

/** 0 → A, 26 → AA. */
function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}
