import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx';
import { FACES, millimetres, SIZES } from './official-page.js';
import { xmlText } from './xml-text.js';

export interface WordColumn {
  heading: string;
  /** Millimetres. */
  width: number;
  centred?: true;
}

export type WordRow = { kind: 'cells'; cells: readonly string[] } | { kind: 'band'; text: string };

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const MARGINS = { top: 60, bottom: 60, left: 80, right: 80 };

/** A ruled table whose headings are repeated on every page; a band runs over all columns. No row is divided by a page end unless it must. */
export function ruledTable(columns: readonly WordColumn[], rows: readonly WordRow[]): Table {
  const widths = columns.map(({ width }) => millimetres(width));
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ heading }, index) => cell(heading, widths[index]!, 'heading')) }),
      ...rows.map((row) => (row.kind === 'band' ? band(row.text, columns.length, widths) : cellsRow(row.cells, columns, widths))),
    ],
  });
}

function cellsRow(cells: readonly string[], columns: readonly WordColumn[], widths: readonly number[]): TableRow {
  return new TableRow({ cantSplit: true, children: columns.map(({ centred }, index) => cell(cells[index] ?? '', widths[index]!, centred ? 'centred' : 'plain')) });
}

function band(text: string, columns: number, widths: readonly number[]): TableRow {
  const width = widths.reduce((sum, one) => sum + one, 0);
  return new TableRow({ cantSplit: true, children: [new TableCell({ columnSpan: columns, borders: BORDERS, margins: MARGINS, width: { size: width, type: WidthType.DXA }, children: [line(text, 'band')] })] });
}

type Look = 'heading' | 'centred' | 'plain' | 'band';

function cell(text: string, width: number, look: Look): TableCell {
  return new TableCell({
    borders: BORDERS, margins: MARGINS, width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER,
    children: text.split('\n').map((one) => line(one, look)),
  });
}

function line(text: string, look: Look): Paragraph {
  const font = look === 'heading' || look === 'band' ? FACES.heading : FACES.body;
  return new Paragraph({
    alignment: look === 'heading' || look === 'centred' ? AlignmentType.CENTER : AlignmentType.LEFT,
    // A band stays with the first row below it.
    keepNext: look === 'band',
    children: [new TextRun({ text: xmlText(text), font, size: SIZES.table })],
  });
}
