import { warnAboutDeadline } from '../deadline-warnings.js';
import { findDeadlines } from '../deadlines.js';
import type { ParsedDeadline, ParsedGroup, ParsedMeasure, ParsedTarget, SourceMark } from '../parsed-plan.js';
import { findResponsibilities } from '../responsibility.js';
import { findTargets } from '../targets.js';
import { looksLikeUnit } from '../unit-names.js';
import { mayBeCondition, type MeasureWarnings } from '../warnings.js';
import { joinDeadlineCells, readDeadlineCell, type CellDeadline } from './deadline-cells.js';
import type { Grid } from './grid.js';
import type { CellValue, LedgerRow } from './ledger-row.js';
import type { MeasureRows } from './ledger-rows.js';
import { wordsOf } from './measure-words.js';
import { isTerminated } from './row-kinds.js';
import { readTargetCell } from './target-cells.js';
import { readUnitCell, type UnitRole } from './unit-cells.js';

/** The measure that the rows describe; what is doubtful becomes a warning with the row's line. */
export function readMeasureRows(grid: Grid, rows: MeasureRows, year: number | null, warnings: MeasureWarnings): ParsedMeasure {
  const all = [rows.first, ...rows.more];
  const cells = (meaning: Parameters<LedgerRow['values']>[0]) => all.flatMap((row, index) => (index === 0 ? row.values(meaning) : row.own(meaning)));
  const line = grid.line(rows.first.row);
  const aims = cells('target').map((cell) => ({ cell, read: readTargetCell(cell.text) }));
  const words = wordsOf(rows, aims.filter(({ read }) => read === null).map(({ cell }) => `${cell.column.heading || '目标'}：${cell.text}`), line, warnings);
  const deadlines = deadlinesOf(all, cells, words.text, year, line, warnings);
  const ofText = rows.first.has('target') ? [] : findTargets(words.text, []);
  for (const { target: { raw }, doubt } of ofText) if (doubt === 'condition') warnings.add('target-doubtful', 'targets', mayBeCondition(raw), line, raw);
  const targets = rows.first.has('target') ? aims.flatMap(({ cell, read }) => read ?? targetsIn(cell.text)) : ofText.map(({ target }) => target);
  if (targets.length > 0 && deadlines.length > 1 && !rows.first.hasWholeText) {
    warnings.add('target-doubtful', 'targets', `“${targets[0]!.raw}”与哪个时限对应没有写明，暂归“${deadlines[0]!.raw}”，请核对。`, line, targets[0]!.raw);
  }
  const groups = groupsOf(grid, all, words.text, warnings);
  if (groups.length === 0) warnings.add('measure-without-units', 'units', `“${words.title.slice(0, 30)}”没有写明责任单位，请补填。`, line, words.title);
  return {
    ...words, deadlines, groups, targets: targets.map((target): ParsedTarget => ({ ...target, deadline: Math.min(target.deadline, Math.max(0, deadlines.length - 1)) })),
    source: {
      line, lastLine: grid.line(all.at(-1)!.row),
      marks: marksOf([
        ['number', rows.first.own('number')], ['title', rows.item === null && cells('title').length > 0 ? cells('title') : cells('text')], ['deadline', cells('deadline')],
        ['units', UNIT_COLUMNS.flatMap(([meaning]) => cells(meaning))], ['target', cells('target')],
      ]),
    },
  };
}

const targetsIn = (text: string) => findTargets(text, []).map(({ target }) => target);

function marksOf(kinds: readonly (readonly [SourceMark['kind'], readonly CellValue[]])[]): SourceMark[] {
  return kinds
    .flatMap(([kind, cells]) => cells.flatMap(({ place }) => (place && place.to > place.from ? [{ kind, ...place }] : [])))
    .sort((a, b) => a.line - b.line || a.from - b.from || a.to - b.to);
}

/** From the deadline columns; where the ledger has none for the measure, from its text. */
function deadlinesOf(rows: readonly LedgerRow[], cells: (meaning: 'deadline') => CellValue[], text: string, year: number | null, line: number, warnings: MeasureWarnings): ParsedDeadline[] {
  const found: CellDeadline[] = [];
  const printed = cells('deadline');
  // Where each row has a deadline of its own, its status is that of its deadline.
  const isRowByRow = rows.filter((row) => row.own('deadline').length > 0).length > 1;
  for (const [index, row] of rows.entries()) {
    if (isRowByRow && isTerminated(row.text('status'))) continue;
    const kinds = row.own('deadlineKind')[0]?.text ?? '';
    const own = index === 0 ? row.values('deadline') : row.own('deadline');
    const joined = kinds === '' ? null : joinDeadlineCells(own[0]?.text ?? '', kinds, row.own('deadlineDate')[0]?.text ?? '', year);
    if (kinds !== '' && joined === null) {
      warnings.add('deadline-doubtful', 'deadlines', '完成时限、时限类型、到期日三栏的行数或写法对不上，按完成时限一栏读取，请核对。', own[0]?.place?.line ?? line, kinds);
    }
    found.push(...(joined ?? own.flatMap((cell) => readCell(cell, year, line, warnings))));
  }
  if (printed.length === 0 && !rows[0]!.hasWholeText) found.push(...findDeadlines(text, year).map(({ deadline, doubt }) => ({ deadline, doubt })));
  for (const one of found) warnAboutDeadline(one, year, printed[0]?.place?.line ?? line, warnings);
  return found.map(({ deadline }) => deadline);
}

function readCell({ text, place }: CellValue, year: number | null, line: number, warnings: MeasureWarnings): CellDeadline[] {
  const { deadlines, unread } = readDeadlineCell(text, year);
  for (const words of unread) warnings.add('deadline-unread', 'deadlines', `“${words.slice(0, 30)}”没有写明截止日期，没有作为时限，请确认是否需要补填。`, place?.line ?? line, words);
  return deadlines;
}

const UNIT_COLUMNS: readonly (readonly ['lead' | 'responsible' | 'supporting' | 'units', UnitRole])[] = [
  ['lead', 'lead'], ['responsible', 'responsible'], ['supporting', 'supporting'], ['units', 'responsible'],
];

/** One group for each row that names units. Where no column does, the brackets of the text. */
function groupsOf(grid: Grid, rows: readonly LedgerRow[], text: string, warnings: MeasureWarnings): ParsedGroup[] {
  const groups = rows.flatMap((row, index) => {
    const group: ParsedGroup = { lead: [], responsible: [], supporting: [] };
    let incomplete = '';
    for (const [meaning, role] of UNIT_COLUMNS) {
      for (const cell of index === 0 ? row.values(meaning) : row.own(meaning)) {
        const read = readUnitCell(cell.text, role);
        for (const key of ['lead', 'responsible', 'supporting'] as const) group[key].push(...read.group[key].filter((name) => !/^[-—–―/\\无]+$/.test(name)));
        if (read.incomplete) incomplete = cell.text;
      }
    }
    const line = grid.line(row.row);
    if (incomplete !== '') warnings.add('units-incomplete', 'units', '责任单位后写有“等”，未列全，请确认其余单位。', line, incomplete);
    const names = [...group.lead, ...group.responsible, ...group.supporting];
    const odd = names.find((name) => !looksLikeUnit(name));
    if (odd !== undefined) warnings.add('unit-doubtful', 'units', `“${odd.slice(0, 30)}”不像单位名称，请核对。`, line, odd);
    return names.length > 0 ? [group] : [];
  });
  const named = rows[0]!.hasWholeText && UNIT_COLUMNS.some(([meaning]) => rows[0]!.has(meaning));
  return groups.length > 0 || named ? groups : findResponsibilities(text).map(({ lead, responsible, supporting }) => ({ lead, responsible, supporting }));
}
