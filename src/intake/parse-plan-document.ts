import { completeMeasure } from './complete-measure.js';
import { findDeadlines } from './deadlines.js';
import { readFrontMatter, type FrontMatter } from './front-matter.js';
import { markHeadings } from './headings.js';
import { mendPageBreaks } from './mend.js';
import { findMeasureLevel, readOutline } from './outline.js';
import type { ParsedPlan } from './parsed-plan.js';
import { readPieces } from './pieces.js';
import { readDocument } from './read-document.js';
import { readSections } from './sections.js';
import { WarningList } from './warnings.js';

export interface ParseOptions {
  /** Name of the file; a year in it is used, with a warning, where the text gives none. */
  fileName?: string;
}

/**
 * Reads a published plan: what it says, and what the reader is not sure of (warnings). Linear in the size of the document.
 *
 * @param bytes the document: .txt or .md in UTF-8, UTF-16 or GB18030, at most MAX_DOCUMENT_BYTES
 * @throws IntakeError where the bytes are not such a text
 */
export function parsePlanDocument(bytes: Uint8Array, options: ParseOptions = {}): ParsedPlan {
  return parsePlanText(readDocument(bytes), options);
}

/** As {@link parsePlanDocument}, for text already decoded. */
export function parsePlanText(text: string, { fileName }: ParseOptions = {}): ParsedPlan {
  const lines = text.split('\n');
  const headings = markHeadings(readPieces(lines));
  const front = readFrontMatter(headings.pieces, headings.runningTitle);
  const outline = readOutline(mendPageBreaks(headings.pieces));
  const warnings = new WarningList();
  const sections = readSections(outline, findMeasureLevel(outline), front.title, warnings);
  const year = findYear(front, sections.flatMap(({ measures }) => measures.map(({ words }) => words.text)), fileName, warnings);
  warnAboutFrontMatter(front, year, warnings);
  return {
    title: front.title, jurisdiction: front.jurisdiction, issuer: front.issuer, issued: front.issued, year,
    sections: sections.map(({ measures, ...section }, place) => ({
      ...section,
      measures: measures.map((draft, index) => completeMeasure(draft, year, lines, warnings.ofMeasure({ section: place, index }))),
    })),
    duties: [],
    warnings: warnings.inLineOrder(),
  };
}

/** From the title or the issue date; else the year most deadlines name, else that of the file name, both only with a warning. */
function findYear(front: FrontMatter, texts: readonly string[], fileName: string | undefined, warnings: WarningList): number | null {
  if (front.year !== null) return front.year;
  const count = new Map<number, number>();
  for (const text of texts) {
    for (const { deadline } of findDeadlines(text, null)) {
      const year = Number(/^到?(20\d{2})年/.exec(deadline.raw)?.[1]);
      if (year) count.set(year, (count.get(year) ?? 0) + 1);
    }
  }
  const [most] = [...count].sort(([a, times], [b, others]) => others - times || a - b);
  const year = most?.[0] ?? Number(/(?<!\d)(20\d{2})(?!\d)/.exec(fileName ?? '')?.[1] ?? NaN);
  if (Number.isNaN(year)) return null;
  warnings.add('year-from-text', `标题和落款里没有年份，暂按${most ? '正文时限' : '文件名'}中的 ${year} 年理解，请核对。`, front.line, most ? `${year}年` : (fileName ?? ''));
  return year;
}

function warnAboutFrontMatter(front: FrontMatter, year: number | null, warnings: WarningList): void {
  const { line, title } = front;
  if (title === '') warnings.add('title-missing', '没有找到方案的标题，请补填。', line, title);
  if (front.jurisdiction === '') warnings.add('jurisdiction-missing', '没有找到方案所属的地区，请补填。', line, title);
  if (front.issuer === null) warnings.add('issuer-missing', '没有找到发文机关，请补填。', line, title);
  if (front.issued === null) warnings.add('issued-missing', '没有找到成文日期，请补填。', line, title);
  if (year === null) warnings.add('year-missing', '没有找到方案的年份，“6月底前”这类时限暂时没有日期，请补填年份。', line, title);
}
