import type { LedgerColumn } from './find-columns.js';
import type { CellPlace, DayCount, Grid } from './grid.js';
import type { ColumnMeaning } from './plan-file.js';

/** What a cell says, and where. */
export interface CellValue {
  text: string;
  column: LedgerColumn;
  place: CellPlace | undefined;
}

/** Cells that hold no words but mark their column: √ under 6月, ● under 市发改委. */
const MARK = /^(?:[√✓✔☑●○◎■★☆▲△◆◇]|[vV]|是|有)+$/;
const CROSS = /^(?:[×✗✘xX]|否|无|[-—/])$/;

/** Columns whose bare numbers are days. */
const DAYS: readonly ColumnMeaning[] = ['deadline', 'deadlineDate', 'completedOn', 'extendedTo'];
/** Four years and a day lie between the days that workbooks count from. */
const DAYS_LATER = 1_462;
const sinceUsualDay = (printed: string, from: DayCount): string => (from === 'from-1904' && /^[2-7]\d{4}$/.test(printed) ? String(Number(printed) + DAYS_LATER) : printed);

/** One row of a ledger by the meaning of its columns. */
export class LedgerRow {
  constructor(private readonly grid: Grid, readonly row: number, private readonly columns: readonly LedgerColumn[]) {}

  /** What holds for the row: the text of a merged region holds for each of its rows. */
  values(meaning: ColumnMeaning): CellValue[] {
    return this.read(meaning, (column) => this.grid.text(this.row, column));
  }

  /** What is printed in the row itself: of a merged region only its first row. */
  own(meaning: ColumnMeaning): CellValue[] {
    return this.read(meaning, (column) => this.grid.own(this.row, column));
  }

  /** Whether the ledger has a column of the meaning. */
  has(meaning: ColumnMeaning): boolean {
    return this.columns.some((column) => column.meaning === meaning);
  }

  /** A column of 全文 or 原文 says all of a measure: nothing is added to it, and what stands in other columns is not looked for in it. */
  get hasWholeText(): boolean {
    return this.columns.some(({ meaning, heading }) => meaning === 'text' && /全文|原文/.test(heading));
  }

  /** The first value of a meaning, or an empty text. */
  text(meaning: ColumnMeaning): string {
    return this.values(meaning)[0]?.text ?? '';
  }

  /** The texts of several columns of one meaning, each after its lower heading. */
  joined(meaning: ColumnMeaning, which: 'values' | 'own'): string | null {
    const values = this[which](meaning);
    const texts = values.length === 1 && values[0]!.column.leaf === null ? [values[0]!.text]
      : values.map(({ text, column }) => (column.leaf === null || column.leaf === text ? text : `${column.leaf}：${text}`));
    return texts.length === 0 ? null : [...new Set(texts)].join('\n');
  }

  private read(meaning: ColumnMeaning, textAt: (column: number) => string): CellValue[] {
    return this.columns.flatMap((column) => {
      const printed = column.meaning === meaning ? textAt(column.index) : '';
      if (printed === '' || (column.leaf !== null && CROSS.test(printed))) return [];
      const text = column.leaf !== null && MARK.test(printed) ? column.leaf : printed;
      return [{ text: DAYS.includes(meaning) ? sinceUsualDay(text, this.grid.dayCount) : text, column, place: this.grid.place(this.row, column.index) }];
    });
  }
}
