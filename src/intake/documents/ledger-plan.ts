import { warnAboutFrontMatter } from '../parse-plan-document.js';
import type { ParsedDuty, ParsedMeasure, ParsedPlan, ParsedSection } from '../parsed-plan.js';
import { findYear } from '../plan-year.js';
import { MAIN_TEXT } from '../registration/plan-to-register.js';
import type { MeasureWarnings, WarningList } from '../warnings.js';
import type { Header } from './find-columns.js';
import type { SheetFront } from './front-rows.js';
import type { Grid } from './grid.js';
import { readLedgerRows, type MeasureRows } from './ledger-rows.js';
import { statusesIn } from './occurrence-cells.js';
import { openingOf } from './opening-row.js';
import type { OpeningRow, PlanFileOptions } from './plan-file.js';
import { readMeasureRows } from './read-measure-rows.js';
import { isTerminated, withoutPersons } from './row-kinds.js';

export interface LedgerSheet {
  grid: Grid;
  header: Header;
  /** Name of the section where the sheet itself names none. */
  sectionName: string | null;
}

export interface LedgerPlan {
  plan: ParsedPlan;
  opening: OpeningRow[];
  /** Measures of each sheet, in its order. */
  measures: number[];
}

interface Placed {
  grid: Grid;
  rows: MeasureRows;
  numbered: boolean;
  /** Measures left out right before it, whose numbers are missing. */
  leftOut: number;
}

/** Reads tables whose columns are known as one plan. `warnings` may hold what was found before. */
export function readLedgers(sheets: readonly LedgerSheet[], front: SheetFront, { fileName, year: given }: Pick<PlanFileOptions, 'fileName' | 'year'>, warnings: WarningList): LedgerPlan {
  const sections: { ordinal: number | null; name: string; placed: Placed[]; columns: Header['columns'] }[] = [];
  const measures = sheets.map(({ grid, header, sectionName }) => {
    const { sections: found, leftOut } = readLedgerRows(grid, header);
    for (const one of leftOut) warnAboutRow(grid, one, warnings);
    for (const { ordinal, name: printed, measures: rows } of found) {
      const name = printed ?? sectionName ?? front.title;
      let section = sections.find((one) => one.name === name && one.ordinal === ordinal);
      if (!section) sections.push((section = { ordinal, name, placed: [], columns: header.columns }));
      const numbered = header.columns.some(({ meaning }) => meaning === 'number');
      section.placed.push(...livingOf(grid, rows, warnings).map((one) => ({ ...one, grid, numbered })));
    }
    return found.reduce((sum, { measures: rows }) => sum + rows.length, 0);
  });
  const year = given ?? findYear(front, sections.flatMap(({ placed }) => placed.map(deadlineWords)), fileName, warnings);
  warnAboutFrontMatter(front, year, warnings);
  const opening: OpeningRow[] = [];
  const isMainText = ({ ordinal, name }: { ordinal: number | null; name: string }): boolean => ordinal === null && name === MAIN_TEXT;
  const numbered = sections.filter((section) => !isMainText(section) && section.placed.length > 0);
  const read = numbered.map(({ ordinal, name, placed }, section): ParsedSection => ({
    ordinal, name, leader: headOf(placed, 'leader'), coordinator: headOf(placed, 'coordinator'),
    measures: placed.map(({ grid, rows }, index) => {
      opening.push(...openingOf(grid, rows, { measure: { section, index } }, year, warnings));
      return readMeasureRows(grid, rows, year, warnings.ofMeasure({ section, index }));
    }),
  }));
  const duties = sections.filter(isMainText).flatMap(({ placed }) => placed).map(({ grid, rows }, duty): ParsedDuty => {
    opening.push(...openingOf(grid, rows, { measure: null, duty }, year, warnings));
    return dutyOf(readMeasureRows(grid, rows, year, warnings.ofNoMeasure()));
  });
  if (read.length === 0) warnings.add('no-measures', '表头下面还没有填写任务（示例行不读）。请从表头的下一行填起；已经填写的，请检查是否选对了文件。', front.line, front.title);
  const partial = front.filteredAt !== undefined;
  if (partial) {
    warnings.add('part-not-read', '这份台账是按条件筛选后导出的，不是方案的全部：只用来核对台账中已有的方案，表中没有的措施保持不变。', sheets[0]!.grid.line(front.filteredAt!), '');
  }
  const numberedSections = partial ? read : numberMeasures(read, numbered.map(({ placed }) => placed), warnings);
  const { title, shortTitle, jurisdiction, issuer, documentNumber, issued, ends } = front;
  const decided = { ...(partial ? { partial: true as const } : {}), ...(shortTitle === undefined ? {} : { shortTitle }), ...(ends === undefined ? {} : { ends }) };
  return { plan: { title, jurisdiction, issuer, documentNumber, issued, year, ...decided, sections: numberedSections, duties, warnings: warnings.inLineOrder() }, opening, measures };
}

/** Measures that go on; one whose every time node was terminated is named and left out. */
function livingOf(grid: Grid, measures: readonly MeasureRows[], warnings: WarningList): { rows: MeasureRows; leftOut: number }[] {
  let leftOut = 0;
  return measures.flatMap((rows) => {
    const statuses = [rows.first, ...rows.more].flatMap((row) => row.own('status')).flatMap(({ text }) => statusesIn(text));
    if (statuses.length > 0 && statuses.every(isTerminated)) {
      const { first } = rows;
      warnings.add('part-not-read', `第 ${first.row + 1} 行的任务“${first.text('title').slice(0, 30)}”已终止，没有读为措施；仍要办理的，请改正完成状态后再导入。`, grid.line(first.row), first.text('title'));
      leftOut += 1;
      return [];
    }
    const living = { rows, leftOut };
    leftOut = 0;
    return [living];
  });
}

/** A 正文任务 of an exported ledger comes back as the duty that it was registered from. */
function dutyOf({ title, text, deadlines, groups, source: { line } }: ParsedMeasure): ParsedDuty {
  return { line, name: title, text, deadlines, units: [...new Set(groups.flatMap(({ lead, responsible, supporting }) => [...lead, ...responsible, ...supporting]))] };
}

const deadlineWords = ({ rows: { first, more } }: Placed) =>
  [first, ...more].flatMap((row) => row.own('deadline').map(({ text }) => (/^20\d{2}[.\-/]/.test(text) ? `${text.slice(0, 4)}年${Number(/\d+/.exec(text.slice(5))?.[0] ?? 12)}月底前` : `完成时限：${text}`))).join('\n');

/** 分管领导 and 总牵头协调部门 stand beside each measure; the section bears what stands first. */
function headOf(placed: readonly Placed[], meaning: 'leader' | 'coordinator'): string | null {
  for (const { rows } of placed) {
    const text = rows.first.text(meaning);
    if (text !== '') return text.replace(/\s*\n\s*/g, '、');
  }
  return null;
}

function warnAboutRow(grid: Grid, { row, kind, words }: ReturnType<typeof readLedgerRows>['leftOut'][number], warnings: WarningList): void {
  if (kind === 'personal') warnings.add('personal-data', `第 ${row + 1} 行是填表人、联系电话等个人信息，没有读入。`, grid.line(row), '');
  else if (kind === 'total') warnings.add('part-not-read', `第 ${row + 1} 行是合计，没有读为措施。`, grid.line(row), '');
  else warnings.add('part-not-read', `第 ${row + 1} 行是表下的注或说明，没有读入，请核对。`, grid.line(row), withoutPersons(words));
}

/** Counts where the ledger has no numbers, as with the parts of a task; elsewhere a gap in the printed numbers is told. */
function numberMeasures(sections: readonly ParsedSection[], placed: readonly (readonly Placed[])[], warnings: WarningList): ParsedSection[] {
  let counted: number | null = null;
  let before = 0;
  const result = sections.map((section, place) => {
    let last: ParsedMeasure | null = null;
    const measures = section.measures.map((measure, index) => {
      const { numbered, leftOut } = placed[place]![index]!;
      const samePart: boolean = last !== null && last.item?.title === measure.item?.title;
      const counts = measure.number === null && (!numbered || measure.item !== null);
      const printed = measure.number ?? measure.item?.number ?? null;
      if (!numbered) counted ??= measure.source.line;
      else if (!(counts && (samePart || printed === null))) {
        // numbers count on from section to section, or start anew in each and in each item
        const startsAnew = printed === 1 + leftOut && (last === null || (measure.item !== null && !samePart));
        if (printed !== before + 1 + leftOut && !startsAnew) warnAboutNumber(measure, printed, before + 1 + leftOut, warnings.ofMeasure({ section: place, index }));
        before = printed ?? before + 1;
      }
      return (last = { ...measure, number: counts ? (samePart ? (last!.number ?? 0) + 1 : 1) : measure.number });
    });
    return { ...section, measures };
  });
  if (counted !== null) warnings.add('numbering-gap', '表中没有序号栏，按先后顺序编号，请核对。', counted, '');
  return result;
}

function warnAboutNumber({ title, source }: ParsedMeasure, printed: number | null, expected: number, warnings: MeasureWarnings): void {
  const message = printed === null ? '这一行没有序号，请补填。' : `编号应为第 ${expected} 项，实际是第 ${printed} 项，可能漏读或原文编号有误，请核对。`;
  warnings.add('numbering-gap', 'number', message, source.line, title);
}
