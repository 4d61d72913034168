import type { Intake } from '../../../api/intake.types.js';

/** Where a line of the source stands in the document as its owner sees it. */
export interface SourceRow {
  /** Null in a text, and where a workbook has but one sheet. */
  sheet: string | null;
  /** Row of that sheet, or line of the text, from 1; null for the line that names a sheet. */
  row: number | null;
}

/** By line: of several sheets each has a line with its name before its rows, which are counted anew. */
export function sourceRows({ lines, sheets }: Pick<Intake, 'lines' | 'sheets'>): SourceRow[] {
  if (sheets === null || sheets.length < 2) return lines.map((_, index) => ({ sheet: null, row: index + 1 }));
  let next = 0;
  let before = 0;
  return lines.map((line, index) => {
    if (next < sheets.length && line === `【${sheets[next]!.sheet}】`) {
      next += 1;
      before = index + 1;
      return { sheet: sheets[next - 1]!.sheet, row: null };
    }
    return { sheet: sheets[next - 1]?.sheet ?? null, row: index + 1 - before };
  });
}

/** 原文第 12 行 · 工作表“台账”第 8 行 */
export function lineWords(intake: Pick<Intake, 'lines' | 'sheets'>, line: number): string {
  const { sheet, row } = rowsOf(intake)[line - 1] ?? { sheet: null, row: line };
  if (intake.sheets === null) return `原文第 ${line} 行`;
  if (row === null) return `工作表“${sheet ?? ''}”`;
  return sheet === null ? `表中第 ${row} 行` : `工作表“${sheet}”第 ${row} 行`;
}

const known = new WeakMap<readonly string[], SourceRow[]>();
function rowsOf(intake: Pick<Intake, 'lines' | 'sheets'>): SourceRow[] {
  const rows = known.get(intake.lines) ?? sourceRows(intake);
  known.set(intake.lines, rows);
  return rows;
}
