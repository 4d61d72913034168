import type { MeasurePlace } from '../parsed-plan.js';
import type { WarningList } from '../warnings.js';
import { readDay } from './deadline-cells.js';
import type { Grid } from './grid.js';
import type { LedgerRow } from './ledger-row.js';
import type { MeasureRows } from './ledger-rows.js';
import type { OpeningRow } from './plan-file.js';

/** What a running ledger says of a measure's history, a record for each row that says any; nothing of it is interpreted but days. */
export function openingOf(grid: Grid, { first, more }: MeasureRows, measure: MeasurePlace, year: number | null, warnings: WarningList): OpeningRow[] {
  return [first, ...more].flatMap((row, index) => {
    const which = index === 0 ? 'values' : 'own';
    const day = (meaning: 'completedOn' | 'extendedTo') => dayOf(row, meaning, which, grid.line(row.row), measure, year, warnings);
    const said = {
      progress: row.joined('progress', which), cumulative: row.joined('cumulative', which), status: row.joined('status', which),
      completedOn: day('completedOn'), extendedTo: day('extendedTo'), extensionReason: row.joined('extensionReason', which),
      slip: row.joined('slip', which), problems: row.joined('problems', which), nextSteps: row.joined('nextSteps', which), note: row.joined('note', which),
    };
    return Object.values(said).some((one) => one !== null) ? [{ sheet: grid.name, row: row.row + 1, measure, ...said }] : [];
  });
}

/** 5月 is no day on which something was done; as a limit it is its last day. */
const NAMES_DAY = /[日号]|\d{5}|\d{4}[.\-/年]\d{1,2}[.\-/月]\d{1,2}|^\d{1,2}[.\-/月]\d{1,2}$/;

function dayOf(row: LedgerRow, meaning: 'completedOn' | 'extendedTo', which: 'values' | 'own', line: number, measure: MeasurePlace, year: number | null, warnings: WarningList): string | null {
  const printed = row.joined(meaning, which);
  if (printed === null || /^[-—–/\\无否]+$/.test(printed)) return null;
  const day = meaning === 'completedOn' && !NAMES_DAY.test(printed.normalize('NFKC').replace(/\s+/g, '')) ? null : readDay(printed, year);
  if (day === null) {
    const what = meaning === 'completedOn' ? '完成日期' : '延期后的时限';
    warnings.add('value-unread', `${what}“${printed.slice(0, 30)}”读不出具体日期，按原样保留，请核对。`, line, printed, { measure });
  }
  return day ?? printed;
}
