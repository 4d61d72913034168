import { cellRef, colToLetter, writeXlsx, type CellStyle, type CellValue } from 'hucre/xlsx';
import { pageEnds } from './page-ends.js';
import { rowHeights } from './row-heights.js';
import { cellWords, xmlText } from './xml-text.js';

export interface ExcelColumn {
  heading: string;
  /** Characters; a Chinese one counts two. */
  width: number;
  centred?: true;
  /** What may stand in a cell, offered as a list; several stand in lines of one cell. */
  choices?: readonly string[];
}

export interface ExcelTable {
  /** At most 31 characters, none of : \ / ? * [ ]; no two of a workbook alike. */
  sheet: string;
  /** Null: the table has none of its own, as a template. */
  title: string | null;
  /** Below the title, each in a row of its own: a label, and a value to read or to fill in. */
  fields?: readonly { label: string; value: string | null }[];
  /** Below these: what the table shows, of which day, who may see it. */
  notes: readonly string[];
  columns: readonly ExcelColumn[];
  /** How many columns stay in sight beside those that are scrolled; default: none. */
  frozenColumns?: number;
  /** Text that begins with = + - or @ stays text: cells are never formulas. */
  rows: readonly (readonly (string | number | null)[])[];
  /** Cells of one column that hold for several rows; `row` from 0 among `rows`. */
  spans?: readonly Span[];
  /** How many rows belong together, one after the other: no page ends between them unless it must. */
  together?: readonly number[];
  /** What the rows are for: a ledger to read, or an example above those to fill in. */
  rowsAre?: 'content' | 'example';
}

export interface Span {
  row: number;
  column: number;
  rows: number;
}

const THIN = { style: 'thin' as const, color: { rgb: 'FFBFBFBF' } };
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN };
const TITLE: CellStyle = { font: { name: '黑体', size: 16, bold: true }, alignment: { horizontal: 'center', vertical: 'center' } };
const LABEL: CellStyle = { font: { name: '宋体', size: 10, bold: true }, alignment: { horizontal: 'left', vertical: 'center' } };
const FIELD: CellStyle = { font: { name: '宋体', size: 10 }, numFmt: '@', alignment: { horizontal: 'left', vertical: 'center' } };
const NOTE: CellStyle = { font: { name: '宋体', size: 10, color: { rgb: 'FF595959' } }, alignment: { horizontal: 'left', vertical: 'center', wrapText: true } };
const HEADING: CellStyle = {
  font: { name: '宋体', size: 11, bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE8EEF7' } }, border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const BODY: CellStyle = { font: { name: '宋体', size: 10.5 }, border: BORDER, numFmt: '@', alignment: { vertical: 'top', wrapText: true } };
const CENTRED: CellStyle = { ...BODY, alignment: { horizontal: 'center', vertical: 'top', wrapText: true } };
const NUMBER: CellStyle = { ...CENTRED, numFmt: 'General' };
/** What is typed below the table stays as typed: no day becomes a serial number. */
const UNFILLED: CellStyle = { font: { name: '宋体', size: 10.5 }, numFmt: '@', alignment: { vertical: 'center', wrapText: true } };
const greyed = (style: CellStyle): CellStyle => ({ ...style, font: { ...style.font, italic: true, color: { rgb: 'FF808080' } } });

/** Characters that stand beside each other on a landscape A4 page while they can still be read; a wider table goes on A3. */
const A4_CHARACTERS = 230;
/** Characters that a screen shows beside each other: what stands above the headings goes no further. */
const SCREEN_CHARACTERS = 150;
const LABEL_COLUMNS = 2;
/** Points. */
const [TITLE_HEIGHT, FIELD_HEIGHT, HEADING_HEIGHT] = [30, 15, 32];
/** Rows below the headings in which choices are offered. */
const ROWS_VALIDATED = 2_000;

/**
 * A table as people keep it in Excel or WPS: title, notes, headings that stay in sight and repeat on every printed page, a filter,
 * borders, wrapped text in rows as high as it needs. Lists may be long: one cell each, no formulas.
 *
 * @returns the bytes of an .xlsx
 */
export async function tableWorkbook(tables: readonly ExcelTable[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: tables.map((table) => sheetOf(written(table))) }));
}

/** Texts as a workbook holds them. */
function written(table: ExcelTable): ExcelTable {
  const { sheet, title, fields = [], notes, rows } = table;
  return {
    ...table, sheet: xmlText(sheet), title: title === null ? null : cellWords(title), notes: notes.map(cellWords),
    fields: fields.map(({ label, value }) => ({ label, value: typeof value === 'string' ? cellWords(value) : value })),
    rows: rows.map((row) => row.map((value) => (typeof value === 'string' ? cellWords(value) : value))),
  };
}

function sheetOf(table: ExcelTable) {
  const { sheet, title, fields = [], notes, columns, frozenColumns = 0, rows, spans = [], together = [], rowsAre = 'content' } = table;
  const titles = title === null ? [] : [title];
  const firstNote = titles.length + fields.length;
  const above = firstNote + notes.length;
  const last = columns.length - 1;
  const cells = new Map<string, { value: CellValue; style: CellStyle }>();
  const put = (row: number, column: number, value: CellValue, style: CellStyle) => cells.set(`${row},${column}`, { value, style });
  titles.forEach((words) => put(0, 0, words, TITLE));
  fields.forEach(({ label, value }, index) => {
    put(titles.length + index, 0, `${label}：`, LABEL);
    put(titles.length + index, LABEL_COLUMNS, value, FIELD);
  });
  notes.forEach((note, index) => put(firstNote + index, 0, note, NOTE));
  columns.forEach(({ heading }, index) => put(above, index, heading, HEADING));
  rows.forEach((row, index) => row.forEach((value, column) => {
    const style = typeof value === 'number' ? NUMBER : columns[column]!.centred ? CENTRED : BODY;
    put(above + 1 + index, column, value, rowsAre === 'example' ? greyed(style) : style);
  }));
  const width = widthOf(columns);
  const lastSeen = lastWithin(columns, SCREEN_CHARACTERS);
  const noteHeights = rowHeights(notes.map((note) => [note]), [{ width: widthOf(columns.slice(0, lastSeen + 1)) }], []);
  const heights = rowHeights(rows, columns, spans);
  const paper = width > A4_CHARACTERS ? 'a3' as const : 'a4' as const;
  const topHeight = titles.length * TITLE_HEIGHT + fields.length * FIELD_HEIGHT + noteHeights.reduce((sum, height) => sum + height, 0);
  const labels = Array.from({ length: LABEL_COLUMNS }, () => null);
  return {
    name: sheet,
    columns: columns.map((one) => ({ width: one.width, style: UNFILLED })),
    rows: [
      ...titles.map((words) => [words]), ...fields.map(({ label, value }) => [`${label}：`, ...labels.slice(1), value]), ...notes.map((note) => [note]),
      columns.map(({ heading }) => heading), ...rows.map((row) => [...row]),
    ] as CellValue[][],
    cells,
    merges: [
      ...titles.map((_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last })),
      ...fields.flatMap((_, index) => {
        const row = titles.length + index;
        return [{ startRow: row, startCol: 0, endRow: row, endCol: LABEL_COLUMNS - 1 }, { startRow: row, startCol: LABEL_COLUMNS, endRow: row, endCol: lastSeen }];
      }),
      ...notes.map((_, index) => ({ startRow: firstNote + index, startCol: 0, endRow: firstNote + index, endCol: lastSeen })),
      ...spans.map(({ row, column, rows: many }) => ({ startRow: above + 1 + row, startCol: column, endRow: above + row + many, endCol: column })),
    ],
    rowDefs: new Map([
      ...titles.map((_, row) => [row, { height: TITLE_HEIGHT }] as const),
      ...noteHeights.map((height, index) => [firstNote + index, { height }] as const),
      [above, { height: HEADING_HEIGHT }] as const,
      ...heights.map((height, index) => [above + 1 + index, { height }] as const),
    ]),
    freezePane: { rows: above + 1, ...(frozenColumns === 0 ? {} : { columns: frozenColumns }) },
    autoFilter: { range: `A${above + 1}:${colToLetter(last)}${above + 1 + rows.length}` },
    dataValidations: columns.flatMap(({ choices, heading }, column) => (choices === undefined ? [] : [{
      // several stand in lines of one cell: a hint, not a bar
      type: 'list' as const, values: [...choices], range: `${cellRef(above + 1, column)}:${colToLetter(column)}${above + 1 + ROWS_VALIDATED}`, allowBlank: true,
      showInputMessage: true, inputTitle: heading, inputMessage: `${choices.join('、')}；有几个的分行填写`, showErrorMessage: true, errorStyle: 'information' as const, errorMessage: `请填写：${choices.join('、')}`,
    }])),
    pageSetup: {
      paperSize: paper, orientation: 'landscape' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }, printTitlesRow: `$${above + 1}:$${above + 1}`,
    },
    // the break stands behind its row
    rowBreaks: pageEnds({ heights, together, width, paper, topHeight, headingHeight: HEADING_HEIGHT }).map((row) => above + row),
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  };
}

const widthOf = (columns: readonly ExcelColumn[]): number => columns.reduce((sum, { width }) => sum + width, 0);

/** The last column that ends within so many characters; of narrow tables the last one. */
function lastWithin(columns: readonly ExcelColumn[], characters: number): number {
  const beyond = columns.findIndex((_, place) => place > LABEL_COLUMNS && widthOf(columns.slice(0, place + 1)) > characters);
  return beyond === -1 ? columns.length - 1 : beyond - 1;
}
