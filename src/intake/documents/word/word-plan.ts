import { readFrontMatter } from '../../front-matter.js';
import { markHeadings } from '../../headings.js';
import { parsePlanText, type ParseOptions } from '../../parse-plan-document.js';
import type { ParsedPlan } from '../../parsed-plan.js';
import { readPieces } from '../../pieces.js';
import { LOST_CHARACTER } from '../../unseen-characters.js';
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
/** So many characters tell whether a cell was read. */
const TABLE_SAMPLE = 20;

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
  warnAboutUnreadTables(tables, plan, warnings);
  warnAboutLeftOut(content, warnings);
  const damaged = new Set(plan.warnings.flatMap(({ code, line }) => (code === 'value-unread' ? [line] : [])));
  for (const [index, line] of lines.entries()) if (line.includes(LOST_CHARACTER) && !damaged.has(index + 1)) warnings.add('value-unread', `这一行有残缺的文字（显示为“${LOST_CHARACTER}”），请对照原件补正。`, index + 1, line);
  const own = warnings.inLineOrder();
  // a table told as a whole is not told again as a line of the text
  const told = new Set(own.flatMap(({ code, line }) => (code === 'part-not-read' ? [line] : [])));
  const ofPlan = plan.warnings.filter(({ code, line }) => code !== 'text-unread' || !told.has(line));
  const all = [...new Set([...ofPlan, ...own])].sort((a, b) => a.line - b.line);
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

/** What stands on the first and last page of an official document beside the text: 版头, 版记. */
const OF_THE_PAGE = /^(?:主送|抄送|报送|分送|签发|密级|紧急程度|主题词)|(?:文件|印发)$/;

const withoutNumber = (text: string) => text.replace(/^[（(]?[\d一二三四五六七八九十]{1,4}[)）.．、]+/, '') || text;

/** A table without the headings of a ledger may frame the text; one of which nothing was read is told. */
function warnAboutUnreadTables(tables: readonly PlacedTable[], { title, issuer, documentNumber, sections, duties }: ParsedPlan, warnings: WarningList): void {
  const unspaced = (text: string) => text.replace(/\s+/g, '');
  const read = unspaced(JSON.stringify([title, issuer, documentNumber, sections, duties]).replace(/\\n/g, ''));
  for (const { grid, header, line } of tables) {
    if (header) continue;
    const texts = Array.from({ length: grid.height }, (_, row) => grid.textsOf(row)).flat().map(({ text }) => unspaced(text)).filter((text) => text.length > 1 && !OF_THE_PAGE.test(text));
    if (texts.length === 0 || texts.some((text) => read.includes(withoutNumber(text).slice(0, TABLE_SAMPLE)))) continue;
    warnings.add('part-not-read', `第 ${line} 行起的表格（${grid.height} 行）没有认出台账的表头，没有读入。请核对；是台账的，请补上“工作任务”“责任单位”“完成时限”等表头后再导入。`, line, texts.slice(0, 5).join(' '));
  }
}

function warnAboutLeftOut({ left, headers, notes, diagrams, unreadSigns, unreadElements }: WordContent, warnings: WarningList): void {
  const tell = (count: number, message: string, excerpt = '') => { if (count > 0) warnings.add('part-not-read', message, 1, excerpt.replace(/\n+/g, ' ')); };
  tell(left.textBoxes.length, `文档里有 ${left.textBoxes.length} 个文本框，其中的文字没有读入，请核对。`, left.textBoxes.join('；'));
  tell(left.pictures, `文档里有 ${left.pictures} 幅图片，图片里的文字没有读入，请核对。`);
  tell(left.notes, `文档里有 ${left.notes} 处脚注或尾注，没有读入，请核对。`, notes.join('；'));
  tell(left.comments, `文档里有 ${left.comments} 条批注，没有读入。`);
  tell(left.formulas, `文档里有 ${left.formulas} 处公式，没有读入，请核对。`);
  tell(left.embedded, `文档里嵌入了 ${left.embedded} 个其他文档或对象（如 Excel 表、用公式编辑器写的公式），没有读入，请核对。`);
  tell(left.diagrams, `文档里有 ${left.diagrams} 个 SmartArt 图形，其中的文字没有读入，请核对。`, diagrams.join('；'));
  tell(left.charts, `文档里有 ${left.charts} 个图表，没有读入，请核对。`);
  tell(left.controls, `文档里有 ${left.controls} 个控件（如可填写的文本框、选项），没有读入，请核对。`);
  tell(headers.length, '页眉、页脚里的文字没有读入，请核对。', headers.join('；'));
  tell(unreadSigns, `文档里有 ${unreadSigns} 个特殊符号认不出，没有读入，请核对。`);
  tell(unreadElements.length, `文档里有认不出的内容（${unreadElements.slice(0, 5).join('、')}${unreadElements.length > 5 ? '等' : ''}，如自动更新的日期、页码），没有读入，请核对。`);
  const { insertions, deletions, words } = left.changes;
  if (insertions + deletions > 0) {
    const what = [...(insertions > 0 ? [`${insertions} 处插入`] : []), ...(deletions > 0 ? [`${deletions} 处删除`] : [])].join('、');
    warnings.add('changes-accepted', `文档里有尚未接受的修订：${what}，已按全部接受修订读取。请核对；不应采用的，请在 WPS 或 Word 中拒绝后再导入。`, 1, words.join('；').replace(/\n+/g, ' '));
  }
  if (left.hiddenText.length > 0) warnings.add('hidden-part', `文档里有 ${left.hiddenText.length} 处隐藏文字，没有读入，请核对。`, 1, left.hiddenText.join('；'));
}
