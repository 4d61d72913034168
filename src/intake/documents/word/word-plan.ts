import { readFrontMatter } from '../../front-matter.js';
import { markHeadings } from '../../headings.js';
import { parsePlanText, type ParseOptions } from '../../parse-plan-document.js';
import type { ParsedPlan } from '../../parsed-plan.js';
import { readPieces } from '../../pieces.js';
import { WarningList } from '../../warnings.js';
import { findHeader, type Header } from '../find-columns.js';
import type { Grid } from '../grid.js';
import { readLedgers } from '../ledger-plan.js';
import { personalHidden } from '../personal-cells.js';
import type { TextPlanFile } from '../plan-file.js';
import type { WordContent } from './read-word.js';

interface PlacedTable {
  grid: Grid;
  header: Header | null;
  line: number;
}

const EXCERPT_LINES = 3;

/** Reads a document as a plan: its numbered text; where that names no measures, its tables, as the sheets of a workbook. */
export function readWordPlan(content: WordContent, options: ParseOptions & { fileName: string }): TextPlanFile {
  const { lines, tables } = layOut(content);
  const ledgers = tables.flatMap(({ grid, header, line }) => (header ? [{ grid, header, line }] : []));
  const text = lines.join('\n');
  const withoutLedgers = blanked(lines, ledgers);
  const ofText = parsePlanText(withoutLedgers.join('\n'), options);
  const usesTables = ledgers.length > 0 && !namesUnits(ofText);
  const warnings = new WarningList();
  const plan = usesTables ? planOfTables(withoutLedgers, ledgers, options, warnings) : ofText;
  if (!usesTables) for (const { grid, line } of ledgers) warnings.add('part-not-read', `第 ${line} 行起的表格有 ${grid.height} 行，正文已写明措施，表格没有再读，请核对有无出入。`, line, lines[line - 1] ?? '');
  warnAboutLeftOut(content, warnings);
  const all = [...new Set([...plan.warnings, ...warnings.inLineOrder()])].sort((a, b) => a.line - b.line);
  return { kind: 'word', text, lines, plan: { ...plan, warnings: all } };
}

function layOut({ blocks }: WordContent): { lines: string[]; tables: PlacedTable[] } {
  const lines: string[] = [];
  const tables: PlacedTable[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      for (const line of block.lines) lines.push(line);
      continue;
    }
    const { grid } = block;
    const header = findHeader(grid);
    tables.push({ grid, header, line: lines.length + 1 });
    for (const line of grid.toLines(lines.length + 1, personalHidden(grid, header))) lines.push(line);
  }
  return { lines, tables };
}

function blanked(lines: readonly string[], ledgers: readonly { grid: Grid; line: number }[]): string[] {
  const rest = [...lines];
  for (const { grid, line } of ledgers) rest.fill('', line - 1, line - 1 + grid.height);
  return rest;
}

const namesUnits = ({ sections }: ParsedPlan) => sections.some(({ measures }) => measures.some(({ groups }) => groups.length > 0));

/** The front matter stands in the text before the tables; a table without it may bear its title in rows of its own. */
function planOfTables(text: readonly string[], ledgers: readonly { grid: Grid; header: Header }[], options: ParseOptions & { fileName: string }, warnings: WarningList): ParsedPlan {
  const headings = markHeadings(readPieces(text));
  const front = readFrontMatter(headings.pieces, headings.runningTitle);
  const sheets = ledgers.map(({ grid, header }) => ({ grid, header, sectionName: ledgers.length > 1 ? nameBefore(text, grid.line(0)) : null }));
  const { plan, opening } = readLedgers(sheets, front, options, warnings);
  const [first] = opening;
  if (first) warnings.add('part-not-read', '表格里的进展、完成情况等没有读入。需要补录期初情况的，请把表格存为 Excel 文件导入。', ledgers[0]!.grid.line(0), '');
  return plan;
}

/** The heading of a table: the nearest line before it. */
function nameBefore(lines: readonly string[], line: number): string | null {
  for (let at = line - 2; at >= Math.max(0, line - 1 - EXCERPT_LINES); at -= 1) {
    const words = lines[at]!.replace(/^#+\s*/, '').replace(/\*\*/g, '');
    if (words !== '' && words.length <= 40 && !/[。；]/.test(words)) return words;
  }
  return null;
}

function warnAboutLeftOut({ left, headers, notes, unreadSigns }: WordContent, warnings: WarningList): void {
  const tell = (count: number, message: string, excerpt = '') => { if (count > 0) warnings.add('part-not-read', message, 1, excerpt.replace(/\n+/g, ' ')); };
  tell(left.textBoxes.length, `文档里有 ${left.textBoxes.length} 个文本框，其中的文字没有读入，请核对。`, left.textBoxes.join('；'));
  tell(left.pictures, `文档里有 ${left.pictures} 幅图片，图片里的文字没有读入，请核对。`);
  tell(left.notes, `文档里有 ${left.notes} 处脚注或尾注，没有读入，请核对。`, notes.join('；'));
  tell(left.comments, `文档里有 ${left.comments} 条批注，没有读入。`);
  tell(left.formulas, `文档里有 ${left.formulas} 处公式，没有读入，请核对。`);
  tell(left.embedded, `文档里嵌入了 ${left.embedded} 个其他文档，没有读入，请核对。`);
  tell(headers.length, '页眉、页脚里的文字没有读入，请核对。', headers.join('；'));
  tell(unreadSigns, `文档里有 ${unreadSigns} 个特殊符号认不出，没有读入，请核对。`);
  if (left.hiddenText.length > 0) warnings.add('hidden-part', `文档里有 ${left.hiddenText.length} 处隐藏文字，没有读入，请核对。`, 1, left.hiddenText.join('；'));
}
