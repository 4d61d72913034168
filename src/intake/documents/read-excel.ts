import type { FrontMatter } from '../front-matter.js';
import { IntakeError } from '../intake-error.js';
import { WarningList } from '../warnings.js';
import { columnsOf, findHeader, type Header } from './find-columns.js';
import { readFrontRows } from './front-rows.js';
import { type Grid } from './grid.js';
import { readLedgers, type LedgerSheet } from './ledger-plan.js';
import { withRowsNamed } from './named-rows.js';
import type { ConfirmedColumns, ExcelPlanFile, PlanFileOptions, SheetReading } from './plan-file.js';
import { isPersonColumn, personalHidden } from './personal-cells.js';
import { sheetsOfPlan } from './plans-in-workbook.js';
import { isPersonal } from './row-kinds.js';
import { MAX_COLUMNS, MAX_ROWS, type SheetContent } from './workbook.js';

/** Formulas without a result that are told one by one. */
const BROKEN_NAMED = 50;

/**
 * Reads the sheets of a workbook that are ledgers as one plan, in their order. Of a workbook that names several plans those of the
 * chosen one: their measures and units would become those of one plan.
 *
 * @throws IntakeError SHEET_WITHOUT_HEADINGS where none is; COLUMNS_NOT_USABLE where confirmed columns do not fit the sheets; SEVERAL_PLANS
 *   where the sheets name more than one plan and none is chosen; PLAN_NOT_IN_FILE
 */
export function readExcel(contents: readonly SheetContent[], options: PlanFileOptions): ExcelPlanFile {
  const { columns } = options;
  const filled = contents.filter(({ grid }) => grid.height > 0);
  if (filled.length === 0) throw new IntakeError('DOCUMENT_EMPTY', '工作簿里没有文字，各工作表都是空的。请检查文件是否保存完整。');
  const used = sheetsOfPlan(filled, options.plan);
  const warnings = new WarningList();
  const found = used.map((content) => ({ content, header: headerOf(content.grid, columns) }));
  for (const { sheet } of columns ?? []) if (!used.some(({ grid }) => grid.name === sheet)) throw unusable(`文件里没有名为“${sheet}”的工作表`);
  const lines = layOut(found);
  const ledgers = found.flatMap(({ content, header }) => (header ? [{ content, header }] : []));
  if (ledgers.length === 0) {
    throw new IntakeError('SHEET_WITHOUT_HEADINGS', '没有认出台账的表头。表头里至少要有任务（如“工作任务”“具体措施”），以及责任单位或完成时限。请改好表头，或下载导入模板填写后再导入。', {
      sheets: used.map(({ grid }) => grid.name),
    });
  }
  for (const { content, header } of found) warnAboutSheet(content, header, warnings);
  for (const words of found[0]!.content.drawn) warnings.add('part-not-read', '工作簿里文本框或图形中的文字没有读入，请核对。', found[0]!.content.grid.line(0), words);
  const fronts = ledgers.map(({ content, header }) => readFrontRows(content.grid, header.rows[0]!));
  const front = fronts.find(({ title }) => title !== '') ?? fronts[0]!;
  const { plan, opening, measures } = readLedgers(sheetsOf(ledgers, front), front, options, warnings);
  const sheets = found.map(({ content, header }): SheetReading => readingOf(content.grid, header, header ? measures[ledgers.findIndex((one) => one.content === content)]! : 0));
  return { kind: 'excel', text: lines.join('\n'), lines, plan: { ...plan, warnings: withRowsNamed(plan.warnings, used.map(({ grid }) => grid)) }, sheets, opening };
}

const unusable = (why: string) => new IntakeError('COLUMNS_NOT_USABLE', `${why}，确认的栏目没有采用。请重新打开本页后再确认。`);

function headerOf(grid: Grid, confirmed: readonly ConfirmedColumns[] | undefined): Header | null {
  if (!confirmed) return findHeader(grid);
  const own = confirmed.find(({ sheet }) => sheet === grid.name);
  if (!own) return null;
  const rows = [...new Set(own.headerRows)].sort((a, b) => a - b).map((row) => row - 1);
  if (rows.length === 0 || rows.some((row) => !Number.isInteger(row) || row < 0 || row >= grid.height)) throw unusable(`工作表“${grid.name}”没有第 ${own.headerRows.join('、') || '0'} 行`);
  if (!own.meanings.some((meaning) => meaning === 'title' || meaning === 'text' || meaning === 'item')) {
    throw new IntakeError('COLUMNS_NOT_USABLE', `工作表“${grid.name}”没有指定哪一栏是任务或措施。请至少指定一栏，再确认。`);
  }
  return { rows, columns: columnsOf(grid, rows).map((column) => ({ ...column, meaning: own.meanings[column.index] ?? null, sure: true })) };
}

/** The lines of all sheets; of several each has a line with its name before it. */
function layOut(found: readonly { content: SheetContent; header: Header | null }[]): string[] {
  const lines: string[] = [];
  for (const { content: { grid }, header } of found) {
    if (found.length > 1) lines.push(`【${grid.name}】`);
    lines.push(...grid.toLines(lines.length + 1, personalHidden(grid, header)));
  }
  return lines;
}

function warnAboutSheet({ grid, hidden, hiddenRows, hiddenColumns, broken, cutOff, hasComments }: SheetContent, header: Header | null, warnings: WarningList): void {
  const first = grid.line(0);
  if (!header) {
    warnings.add('part-not-read', `工作表“${grid.name}”不是台账（没有认出表头），没有读入。`, first, grid.name);
    return;
  }
  const { columns, rows } = header;
  if (hidden) warnings.add('hidden-part', `工作表“${grid.name}”是隐藏的，也已读入，请核对是否需要。`, first, grid.name);
  const hiddenInBody = hiddenRows.filter((row) => row > rows.at(-1)! && !grid.isBlank(row));
  if (hiddenInBody.length > 0) warnings.add('hidden-part', `工作表“${grid.name}”有 ${hiddenInBody.length} 行是隐藏的（第 ${hiddenInBody.slice(0, 10).map((row) => row + 1).join('、')} 行${hiddenInBody.length > 10 ? '等' : ''}），也已读入，请核对。`, grid.line(hiddenInBody[0]!), '');
  const hiddenRead = columns.filter(({ index, meaning }) => hiddenColumns.includes(index) && meaning !== null && meaning !== 'ignore');
  if (hiddenRead.length > 0) warnings.add('hidden-part', `工作表“${grid.name}”的隐藏栏“${hiddenRead.map(({ heading }) => heading).join('”“')}”也已读入，请核对。`, grid.line(rows[0]!), '');
  for (const { row, shown } of broken.slice(0, BROKEN_NAMED)) warnings.add('value-unread', `工作表“${grid.name}”第 ${row + 1} 行有公式没有结果，按空白读取，请核对。`, grid.line(row), shown);
  const unnamed = broken.slice(BROKEN_NAMED);
  if (unnamed.length > 0) warnings.add('value-unread', `工作表“${grid.name}”第 ${unnamed[0]!.row + 1} 行起另有 ${unnamed.length} 个公式没有结果，按空白读取。请在 WPS 或 Excel 中重新计算并保存后再导入。`, grid.line(unnamed[0]!.row), '');
  if (cutOff > 0) warnings.add('part-not-read', `工作表“${grid.name}”有 ${cutOff} 个填了内容的单元格在第 ${MAX_ROWS} 行以下或第 ${MAX_COLUMNS} 栏以右，没有读入。要导入的，请移到前面后再导入。`, grid.line(grid.height - 1), '');
  for (const row of damagedRows(grid)) warnings.add('value-unread', `工作表“${grid.name}”第 ${row + 1} 行有残缺的文字（显示为“\ufffd”），请对照原件补正。`, grid.line(row), grid.textsOf(row).find(({ text }) => text.includes('\ufffd'))!.text);
  if (hasComments) warnings.add('part-not-read', '工作簿里的批注没有读入，请核对。', first, '');
  warnAboutColumns(grid, header, warnings);
}

const damagedRows = (grid: Grid): number[] => Array.from({ length: grid.height }, (_, row) => row).filter((row) => grid.textsOf(row).some(({ text }) => text.includes('\ufffd')));

function warnAboutColumns(grid: Grid, { columns, rows }: Header, warnings: WarningList): void {
  const line = grid.line(rows.at(-1)!);
  const body = rows.at(-1)! + 1;
  const filled = ({ index }: { index: number }) => Array.from({ length: grid.height - body }, (_, at) => grid.own(body + at, index)).some((text) => text !== '');
  for (const column of columns) {
    if (column.meaning === 'ignore' && isPersonColumn(column.heading) && filled(column)) warnings.add('personal-data', `“${column.heading}”一栏是个人信息，没有读入。`, line, column.heading);
    else if (column.meaning === null && filled(column)) warnings.add('column-unsure', `“${column.heading || `第 ${column.index + 1} 栏`}”一栏认不出是什么，没有读入，请确认。`, line, column.heading);
    else if (column.meaning !== null && !column.sure && filled(column)) warnings.add('column-unsure', `“${column.heading || `第 ${column.index + 1} 栏`}”一栏的含义拿不准，请确认。`, line, column.heading);
  }
  for (let row = 0; row < rows[0]!; row += 1) {
    if (grid.textsOf(row).some(({ text }) => isPersonal(text))) warnings.add('personal-data', `第 ${row + 1} 行有填表人、联系电话等个人信息，没有读入。`, grid.line(row), '');
  }
}

/** A sheet of its own per section bears its name; the usual names of sheets and those of the whole plan say nothing. */
function sheetsOf(ledgers: readonly { content: SheetContent; header: Header }[], front: FrontMatter): LedgerSheet[] {
  return ledgers.map(({ content: { grid }, header }) => ({
    grid, header, sectionName: ledgers.length > 1 && !/^(?:sheet|工作表)\s*\d*$/i.test(grid.name) && grid.name !== front.title ? grid.name : null,
  }));
}

function readingOf(grid: Grid, header: Header | null, rows: number): SheetReading {
  return {
    sheet: grid.name, rows, headerRows: (header?.rows ?? []).map((row) => row + 1),
    columns: (header?.columns ?? []).map(({ index, heading, meaning, sure }) => ({ index, heading, meaning, sure })),
  };
}
