import { findDeadlines } from './deadlines.js';
import type { FrontMatter } from './front-matter.js';
import type { WarningList } from './warnings.js';

/**
 * The year that deadlines without a year belong to: of the title or the issue date. Else, only with a warning, that of the
 * document number, the one most deadlines name, or that of the file name. A title of several years is told too.
 */
export function findYear(front: FrontMatter, texts: readonly string[], fileName: string | undefined, warnings: WarningList): number | null {
  const { line, year, years } = front;
  if (year !== null) {
    if (years) warnings.add('year-range', `标题写明 ${years[0]}—${years[1]} 年，没有写年份的时限暂按 ${year} 年理解，请核对。`, line, front.title);
    return year;
  }
  const [found, where, excerpt] = ofNumber(front.documentNumber) ?? ofDeadlines(texts) ?? ofFileName(fileName) ?? [];
  if (!found) return null;
  warnings.add('year-from-text', `标题和落款里没有年份，暂按${where}中的 ${found} 年理解，请核对。`, line, excerpt!);
  return found;
}

type FoundYear = [year: number, where: string, excerpt: string];

function ofNumber(number: string | null): FoundYear | null {
  const year = /20\d{2}/.exec(number ?? '')?.[0];
  return year ? [Number(year), '发文字号', number!] : null;
}

function ofDeadlines(texts: readonly string[]): FoundYear | null {
  const count = new Map<number, number>();
  for (const text of texts) {
    for (const { deadline } of findDeadlines(text, null)) {
      const year = Number(/^到?(20\d{2})年/.exec(deadline.raw)?.[1]);
      if (year) count.set(year, (count.get(year) ?? 0) + 1);
    }
  }
  const [most] = [...count].sort(([a, times], [b, others]) => others - times || a - b);
  return most ? [most[0], '正文时限', `${most[0]}年`] : null;
}

function ofFileName(fileName = ''): FoundYear | null {
  const year = /(?<!\d)(20\d{2})(?!\d)/.exec(fileName)?.[1];
  return year ? [Number(year), '文件名', fileName] : null;
}
