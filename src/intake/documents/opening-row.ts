import { chineseDate } from '../../ledger/local-date.js';
import type { MeasurePlace } from '../parsed-plan.js';
import type { WarningList } from '../warnings.js';
import { isFarFrom } from '../calendar.js';
import { readDay } from './deadline-cells.js';
import type { Grid } from './grid.js';
import type { MeasureRows } from './ledger-rows.js';
import { splitOccurrences } from './occurrence-cells.js';
import type { OpeningRow } from './plan-file.js';
import { isTerminated } from './row-kinds.js';

/** Told of each occurrence in lines of one cell, where a row holds several. */
const TOLD = ['progress', 'cumulative', 'completedOn', 'extendedTo', 'extensionReason', 'slip', 'problems', 'nextSteps'] as const;

/** What a running ledger says of a measure's history, a record for each row or occurrence that says any; nothing of it is interpreted but days. */
export function openingOf(grid: Grid, { first, more }: MeasureRows, of: Pick<OpeningRow, 'measure' | 'duty'>, year: number | null, warnings: WarningList): OpeningRow[] {
  return [first, ...more].flatMap((row, index) => {
    const which = index === 0 ? 'values' : 'own';
    const about = of.measure === null ? {} : { measure: of.measure };
    const printed = { status: row.joined('status', which), said: Object.fromEntries(TOLD.map((meaning) => [meaning, row.joined(meaning, which)])) as Record<(typeof TOLD)[number], string | null> };
    const parts = splitOccurrences(printed, TOLD);
    const note = row.joined('note', which);
    let terminated = false;
    return (parts ?? [printed]).flatMap(({ status, said: told }, place) => {
      if (isTerminated(status ?? '')) {
        if (!terminated) warnings.add('part-not-read', `第 ${row.row + 1} 行的时间节点已终止，没有读为时限；仍要办理的，请改正完成状态后再导入。`, grid.line(row.row), note ?? row.text('title'), about);
        terminated = true;
        return [];
      }
      const day = (meaning: 'completedOn' | 'extendedTo') => dayOf(told[meaning], meaning, grid.line(row.row), about, year, warnings);
      const said = { ...told, status, completedOn: day('completedOn'), extendedTo: day('extendedTo'), note };
      return Object.values(said).some((one) => one !== null) ? [{ sheet: grid.name, row: row.row + 1, ...(parts ? { part: place + 1 } : {}), ...of, ...said }] : [];
    });
  });
}

/** 5月 is no day on which something was done; as a limit it is its last day. */
const NAMES_DAY = /[日号]|\d{5}|\d{4}[.\-/年]\d{1,2}[.\-/月]\d{1,2}|^\d{1,2}[.\-/月]\d{1,2}$/;

function dayOf(printed: string | null, meaning: 'completedOn' | 'extendedTo', line: number, about: { measure?: MeasurePlace }, year: number | null, warnings: WarningList): string | null {
  if (printed === null || /^[-—–/\\无否]+$/.test(printed)) return null;
  const day = meaning === 'completedOn' && !NAMES_DAY.test(printed.normalize('NFKC').replace(/\s+/g, '')) ? null : readDay(printed, year);
  const what = meaning === 'completedOn' ? '完成日期' : '延期后的时限';
  if (day === null) warnings.add('value-unread', `${what}“${printed.slice(0, 30)}”读不出具体日期，按原样保留，请核对。`, line, printed, about);
  else if (isFarFrom(year, day)) warnings.add('deadline-doubtful', `${what}${chineseDate(day)}与方案年份${year}年相差很远，请核对是否写错。`, line, printed, about);
  return day ?? printed;
}
