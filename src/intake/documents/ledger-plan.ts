import type { FrontMatter } from '../front-matter.js';
import { warnAboutFrontMatter } from '../parse-plan-document.js';
import type { ParsedMeasure, ParsedPlan, ParsedSection } from '../parsed-plan.js';
import { findYear } from '../plan-year.js';
import type { MeasureWarnings, WarningList } from '../warnings.js';
import type { Header } from './find-columns.js';
import type { Grid } from './grid.js';
import { readLedgerRows, type MeasureRows } from './ledger-rows.js';
import { openingOf } from './opening-row.js';
import type { OpeningRow, PlanFileOptions } from './plan-file.js';
import { readMeasureRows } from './read-measure-rows.js';
import { withoutPersons } from './row-kinds.js';

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
}

/** Reads tables whose columns are known as one plan. `warnings` may hold what was found before. */
export function readLedgers(sheets: readonly LedgerSheet[], front: FrontMatter, { fileName, year: given }: Pick<PlanFileOptions, 'fileName' | 'year'>, warnings: WarningList): LedgerPlan {
  const sections: { ordinal: number | null; name: string; placed: Placed[]; columns: Header['columns'] }[] = [];
  const measures = sheets.map(({ grid, header, sectionName }) => {
    const { sections: found, leftOut } = readLedgerRows(grid, header);
    for (const one of leftOut) warnAboutRow(grid, one, warnings);
    for (const { ordinal, name: printed, measures: rows } of found) {
      const name = printed ?? sectionName ?? front.title;
      let section = sections.find((one) => one.name === name && one.ordinal === ordinal);
      if (!section) sections.push((section = { ordinal, name, placed: [], columns: header.columns }));
      const numbered = header.columns.some(({ meaning }) => meaning === 'number');
      section.placed.push(...rows.map((one) => ({ grid, rows: one, numbered })));
    }
    return found.reduce((sum, { measures: rows }) => sum + rows.length, 0);
  });
  const year = given ?? findYear(front, sections.flatMap(({ placed }) => placed.map(deadlineWords)), fileName, warnings);
  warnAboutFrontMatter(front, year, warnings);
  const opening: OpeningRow[] = [];
  const read = sections.map(({ ordinal, name, placed }, section): ParsedSection => ({
    ordinal, name, leader: headOf(placed, 'leader'), coordinator: headOf(placed, 'coordinator'),
    measures: placed.map(({ grid, rows }, index) => {
      opening.push(...openingOf(grid, rows, { section, index }, year, warnings));
      return readMeasureRows(grid, rows, year, warnings.ofMeasure({ section, index }));
    }),
  }));
  if (read.length === 0) warnings.add('no-measures', '表头下面没有任务行，请检查是否选对了文件。', front.line, front.title);
  const numberedSections = numberMeasures(read, sections.map(({ placed }) => placed), warnings);
  const { title, jurisdiction, issuer, documentNumber, issued } = front;
  return { plan: { title, jurisdiction, issuer, documentNumber, issued, year, sections: numberedSections, duties: [], warnings: warnings.inLineOrder() }, opening, measures };
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
      const { numbered } = placed[place]![index]!;
      const samePart: boolean = last !== null && last.item?.title === measure.item?.title;
      const counts = measure.number === null && (!numbered || measure.item !== null);
      const printed = measure.number ?? measure.item?.number ?? null;
      if (!numbered) counted ??= measure.source.line;
      else if (!(counts && (samePart || printed === null))) {
        // numbers count on from section to section, or start anew in each and in each item
        const startsAnew = printed === 1 && (last === null || (measure.item !== null && !samePart));
        if (printed !== before + 1 && !startsAnew) warnAboutNumber(measure, printed, before + 1, warnings.ofMeasure({ section: place, index }));
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
