/** A region of merged cells; rows and columns from 0, the last ones included. */
export interface Merge {
  startRow: number;
  startCol: number;
  endRow: number;
  endCol: number;
}

/** A cell in the lines of the source. */
export interface CellPlace {
  line: number;
  from: number;
  to: number;
}

/** From which day a table counts days that are mere numbers; the earlier one is that of nearly every program. */
export type DayCount = 'from-1900' | 'from-1904';

/** A table of texts as a person sees it: a sheet, a table of a Word document, a file of comma-separated values. */
export class Grid {
  private readonly origin = new Map<number, Merge>();
  private readonly places = new Map<number, CellPlace>();
  readonly width: number;

  constructor(readonly name: string, private readonly rows: readonly (readonly string[])[], readonly merges: readonly Merge[], readonly dayCount: DayCount = 'from-1900') {
    this.width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    // regions of a sound sheet never overlap: no more cells than there are
    let room = rows.length * this.width;
    for (const merge of merges) {
      const endRow = Math.min(merge.endRow, rows.length - 1);
      const endCol = Math.min(merge.endCol, this.width - 1);
      room -= Math.max(0, endRow - merge.startRow + 1) * Math.max(0, endCol - merge.startCol + 1);
      if (room < 0) break;
      for (let row = merge.startRow; row <= endRow; row += 1) {
        for (let column = merge.startCol; column <= endCol; column += 1) this.origin.set(this.key(row, column), merge);
      }
    }
  }

  get height(): number {
    return this.rows.length;
  }

  /** What is printed in the cell itself. */
  own(row: number, column: number): string {
    return this.rows[row]?.[column] ?? '';
  }

  /** What holds for the cell: of a merged region, the text of its first cell. */
  text(row: number, column: number): string {
    const merge = this.mergeAt(row, column);
    return merge ? this.own(merge.startRow, merge.startCol) : this.own(row, column);
  }

  mergeAt(row: number, column: number): Merge | undefined {
    return this.origin.get(this.key(row, column));
  }

  /** The texts of a row, each merged region once. */
  textsOf(row: number): { column: number; text: string }[] {
    const found: { column: number; text: string }[] = [];
    for (let column = 0; column < this.width; column += 1) {
      const text = this.own(row, column);
      if (text !== '') found.push({ column, text });
    }
    return found;
  }

  isBlank(row: number): boolean {
    return (this.rows[row] ?? []).every((text) => text === '');
  }

  /** Where the text that holds for the cell stands in the lines of the source. */
  place(row: number, column: number): CellPlace | undefined {
    const merge = this.mergeAt(row, column);
    return this.places.get(merge ? this.key(merge.startRow, merge.startCol) : this.key(row, column));
  }

  line(row: number): number {
    return this.firstLine + row;
  }

  private firstLine = 1;

  /**
   * The rows as lines, cells joined by ` | `; from here on `place` and `line` answer.
   *
   * @param firstLine line of the first row, from 1
   * @param shown the text that a cell shows in the lines: what is personal is left out
   */
  toLines(firstLine: number, shown: (row: number, column: number, text: string) => string): string[] {
    this.firstLine = firstLine;
    return this.rows.map((cells, row) => {
      const last = cells.findLastIndex((text) => text !== '');
      let line = '';
      for (let column = 0; column <= last; column += 1) {
        if (column > 0) line += ' | ';
        const text = shown(row, column, cells[column] ?? '').replace(/\n/g, ' ');
        this.places.set(this.key(row, column), { line: firstLine + row, from: line.length, to: line.length + text.length });
        line += text;
      }
      return line;
    });
  }

  private key(row: number, column: number): number {
    return row * 16_384 + column;
  }
}
