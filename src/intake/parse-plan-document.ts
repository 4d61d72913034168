import { completeMeasure } from './complete-measure.js';
import { readFrontMatter, type FrontMatter } from './front-matter.js';
import { markHeadings } from './headings.js';
import { readMainText } from './main-text.js';
import { IntakeError } from './intake-error.js';
import { findLoneNumbers } from './lone-numbers.js';
import { mendPageBreaks } from './mend.js';
import { findMeasureLevel, readOutline } from './outline.js';
import type { ParsedPlan } from './parsed-plan.js';
import { findPageHeaders } from './page-headers.js';
import { repairPageEnds } from './page-ends.js';
import { readPieces } from './pieces.js';
import { findYear } from './plan-year.js';
import { readDocument } from './read-document.js';
import { readSections } from './sections.js';
import { readTables } from './tables.js';
import { LOST_CHARACTER } from './unseen-characters.js';
import { WarningList } from './warnings.js';

/** Lines and cells of a document: a plan of a thousand measures has some ten thousand. More would fill the memory before they were read. */
const MOST_PIECES = 500_000;

export interface ParseOptions {
  /** Name of the file; a year in it is used, with a warning, where the text gives none. */
  fileName?: string;
  /** The year as a person gave it: deadlines without a year belong to it, whatever the document says. */
  year?: number;
}

/**
 * Reads a published plan: what it says, and what the reader is not sure of (warnings). Linear in the size of the document.
 *
 * @param bytes the document: .txt or .md in UTF-8, UTF-16 or GB18030, at most MAX_DOCUMENT_BYTES
 * @throws IntakeError where the bytes are not such a text, or hold far more lines than a plan
 */
export function parsePlanDocument(bytes: Uint8Array, options: ParseOptions = {}): ParsedPlan {
  return parsePlanText(readDocument(bytes), options);
}

/**
 * As {@link parsePlanDocument}, for text already decoded.
 *
 * @throws IntakeError DOCUMENT_TOO_LARGE
 */
export function parsePlanText(text: string, { fileName, year: given }: ParseOptions = {}): ParsedPlan {
  const lines = text.split('\n');
  const tables = readTables(lines);
  const loneNumbers = findLoneNumbers(lines);
  const read = readPieces(lines, tables.lines, loneNumbers.words);
  if (read.length > MOST_PIECES) {
    throw new IntakeError('DOCUMENT_TOO_LARGE', `文件有 ${read.length} 个段落和表格单元，超过 ${MOST_PIECES} 个的上限，不像一份方案。请确认选对了文件，或分册导入。`, { pieces: read.length, limit: MOST_PIECES });
  }
  const pageHeaders = findPageHeaders(lines);
  const headings = markHeadings(read.filter(({ line }) => !pageHeaders.has(line - 1)));
  const { pieces, repairs } = repairPageEnds(headings.pieces);
  const front = readFrontMatter(headings.pieces, headings.runningTitle);
  const paragraphs = mendPageBreaks(pieces);
  const outline = readOutline(paragraphs);
  const warnings = new WarningList();
  const sections = readSections(outline, findMeasureLevel(outline), front.title, warnings);
  const year = given ?? findYear(front, sections.flatMap(({ measures }) => measures.map(({ words }) => words.text)), fileName, warnings);
  warnAboutFrontMatter(front, year, warnings);
  for (const { line, words, unread } of tables.doubts) {
    if (unread) warnings.add('text-unread', '这一行像表格的一行，但没有可用的表头，没有读入，请核对。', line, words);
    else warnings.add('table-row-doubtful', '表格这一行的格数与表头不一致，按内容对应了各列，请核对。', line, words);
  }
  for (const index of loneNumbers.doubtful) warnings.add('text-unread', `“${lines[index]!.trim()}”单独成行，夹在一句话中间，按页码略去，请核对是不是正文里的数字。`, index + 1, lines[index]!.trim());
  for (const [index, line] of lines.entries()) {
    if (line.includes(LOST_CHARACTER)) warnings.add('value-unread', `这一行有残缺的文字（显示为“${LOST_CHARACTER}”），时限、单位可能因此没有读出，请对照原件补正。`, index + 1, line.trim());
  }
  const measureLines = new Set(sections.flatMap(({ measures }) => measures.flatMap(({ words }) => words.lines())));
  const duties = readMainText({ paragraphs, measureLines, year }, warnings);
  const repaired = new Map(repairs.map((repair) => [repair.line, repair.words]));
  return {
    title: front.title, jurisdiction: front.jurisdiction, issuer: front.issuer, documentNumber: front.documentNumber, issued: front.issued, year,
    sections: sections.map(({ measures, ...section }, place) => ({
      ...section,
      measures: measures.map((draft, index) => completeMeasure(draft, { year, lines, repairs: repaired }, warnings.ofMeasure({ section: place, index }))),
    })),
    duties,
    warnings: warnings.inLineOrder(),
  };
}

/** What the plan's record needs and the document does not say: asked, never guessed. */
export function warnAboutFrontMatter(front: FrontMatter, year: number | null, warnings: WarningList): void {
  const { line, title } = front;
  if (title === '') warnings.add('title-missing', '没有找到方案的标题，请补填。', line, title);
  if (front.jurisdiction === '') warnings.add('jurisdiction-missing', '没有找到方案所属的地区，请补填。', line, title);
  if (front.issuer === null) warnings.add('issuer-missing', '没有找到发文机关，请补填。', line, title);
  if (front.documentNumber === null) warnings.add('document-number-missing', '没有找到发文字号，请补填；文件未载明的，请注明。', line, title);
  if (front.issued === null) warnings.add('issued-missing', '没有找到成文日期，请补填。', line, title);
  if (year === null) warnings.add('year-missing', '没有找到方案的年份，“6月底前”这类时限暂时没有日期，请补填年份。', line, title);
}
