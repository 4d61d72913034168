import { IntakeError } from '../intake-error.js';
import { findHeader } from './find-columns.js';
import { labelledTitle } from './front-rows.js';
import type { Grid } from './grid.js';
import type { SheetContent } from './workbook.js';

/**
 * The sheets of one plan. A workbook of all plans names each above its headings; a sheet that names none goes with the one before it.
 *
 * @param wanted title of the plan to read; undefined where nobody chose one
 * @throws IntakeError SEVERAL_PLANS where the sheets name several and none is wanted, with their `titles`; PLAN_NOT_IN_FILE
 */
export function sheetsOfPlan(contents: readonly SheetContent[], wanted: string | undefined): SheetContent[] {
  const named = contents.map(({ grid }) => titleOf(grid));
  const titles = [...new Set(named.flatMap((title) => title ?? []))];
  if (wanted !== undefined && !titles.includes(wanted)) {
    throw new IntakeError('PLAN_NOT_IN_FILE', `工作簿里没有方案“${wanted}”的台账${titles.length === 0 ? '' : `，只有${listed(titles)}`}。请重新选择要导入的方案。`, { titles });
  }
  if (titles.length < 2) return [...contents];
  if (wanted === undefined) throw new IntakeError('SEVERAL_PLANS', `工作簿里有 ${titles.length} 个方案的台账：${listed(titles)}。一次导入一个方案，请选择要导入哪一个。`, { titles });
  let current: string | null = null;
  return contents.filter((_, index) => (current = named[index] ?? current) === wanted);
}

const listed = (titles: readonly string[]): string => titles.map((title) => `《${title}》`).join('、');

function titleOf(grid: Grid): string | null {
  const header = findHeader(grid);
  return header === null ? null : labelledTitle(grid, header.rows[0]!);
}
