import { chineseDate } from '../../ledger/local-date.js';
import type { MeasurePlace } from '../parsed-plan.js';
import type { WarningList } from '../warnings.js';
import { isFarFrom } from '../calendar.js';
import { readDay } from './deadline-cells.js';
import type { Grid } from './grid.js';
import type { LedgerRow } from './ledger-row.js';
import type { MeasureRows } from './ledger-rows.js';
import type { OpeningRow } from './plan-file.js';
import { isTerminated } from './row-kinds.js';

/** What a running ledger says of a measure's history, a record for each row that says any; nothing of it is interpreted but days. */
export function openingOf(grid: Grid, { first, more }: MeasureRows, of: Pick<OpeningRow, 'measure' | 'duty'>, year: number | null, warnings: WarningList): OpeningRow[] {
  return [first, ...more].flatMap((row, index) => {
    const which = index === 0 ? 'values' : 'own';
    const about = of.measure === null ? {} : { measure: of.measure };
    if (isTerminated(row.joined('status', which) ?? '')) {
      warnings.add('part-not-read', `第 ${row.row + 1} 行的时间节点已终止，没有读为时限；仍要办理的，请改正完成状态后再导入。`, grid.line(row.row), row.joined('note', which) ?? row.text('title'), about);
      return [];
    }
    const day = (meaning: 'completedOn' | 'extendedTo') => dayOf(row, meaning, which, grid.line(row.row), about, year, warnings);
    const said = {
      progress: row.joined('progress', which), cumulative: row.joined('cumulative', which), status: row.joined('status', which),
      completedOn: day('completedOn'), extendedTo: day('extendedTo'), extensionReason: row.joined('extensionReason', which),
      slip: row.joined('slip', which), problems: row.joined('problems', which), nextSteps: row.joined('nextSteps', which), note: row.joined('note', which),
    };
    return Object.values(said).some((one) => one !== null) ? [{ sheet: grid.name, row: row.row + 1, ...of, ...said }] : [];
  });
}

/** 5月 is no day on which something was done; as a limit it is its last day. */
const NAMES_DAY = /[日号]|\d{5}|\d{4}[.\-/年]\d{1,2}[.\-/月]\d{1,2}|^\d{1,2}[.\-/月]\d{1,2}$/;

function dayOf(row: LedgerRow, meaning: 'completedOn' | 'extendedTo', which: 'values' | 'own', line: number, about: { measure?: MeasurePlace }, year: number | null, warnings: WarningList): string | null {
  const printed = row.joined(meaning, which);
  if (printed === null || /^[-—–/\\无否]+$/.test(printed)) return null;
  const day = meaning === 'completedOn' && !NAMES_DAY.test(printed.normalize('NFKC').replace(/\s+/g, '')) ? null : readDay(printed, year);
  const what = meaning === 'completedOn' ? '完成日期' : '延期后的时限';
  if (day === null) warnings.add('value-unread', `${what}“${printed.slice(0, 30)}”读不出具体日期，按原样保留，请核对。`, line, printed, about);
  else if (isFarFrom(year, day)) warnings.add('deadline-doubtful', `${what}${chineseDate(day)}与方案年份${year}年相差很远，请核对是否写错。`, line, printed, about);
  return day ?? printed;
}
