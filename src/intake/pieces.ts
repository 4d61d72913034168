import { PERSON_NAME } from './person-names.js';
import type { TableLine } from './tables.js';

/** One line of the document that bears words, freed of the marks of its conversion. */
export interface Piece {
  text: string;
  /** Line in the document, from 1. */
  line: number;
  /** Markdown heading level, 0 for none. */
  heading: number;
  /** Bold words at the start, without the closing stop: a title where the first sentence has no stop. */
  bold: string | null;
  /** Where a cell of a table stands in its line; it never goes on in the next piece. */
  cell?: CellPlace;
}

export interface CellPlace {
  from: number;
  /** Characters at the head of the text that stand in the heading of the column. */
  added: number;
}

const PAGE_NUMBER = /^(?:[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d+\s*页(?:[\s，,/]*共\s*\d+\s*页)?)$/;
/** The plan numbers its parts 1, 1.1, 1.1.1: a number and a space open a part. */
const DECIMAL = /^\s*1[.．]1(?:[.．]1)?[\s、]*(?=[\u4e00-\u9fff])(?![万亿千百个倍元米吨亩户家名人])/;
const RULER = /^[-—–_=*·.\s]{3,}$/;

/**
 * The lines of a document that bear words, rows of tables cell by cell; page numbers, rulers and markdown marks are taken out. Linear in the text.
 *
 * @param words lines of digits alone that number no page (lone-numbers.ts)
 */
export function readPieces(lines: readonly string[], tables: ReadonlyMap<number, TableLine[]> = new Map(), words: ReadonlySet<number> = new Set()): Piece[] {
  const pieces: Piece[] = [];
  const decimals = lines.some((line) => DECIMAL.test(line));
  for (const [index, raw] of lines.entries()) {
    const row = tables.get(index);
    if (row) {
      for (const { text, line, heading, from, added } of row) pieces.push({ text: squeeze(text), line, heading, bold: null, cell: { from, added } });
      continue;
    }
    if (words.has(index)) {
      pieces.push({ text: raw.trim(), line: index + 1, heading: 0, bold: null });
      continue;
    }
    const piece = readPiece(raw, index + 1);
    if (!piece) continue;
    const number = decimals && /^\s*\d{1,2}(?=\s+[\u4e00-\u9fff]{2})/.exec(raw)?.[0].trim();
    pieces.push(number && piece.text.startsWith(number) ? { ...piece, text: `${number} ${piece.text.slice(number.length)}` } : piece);
  }
  return pieces;
}

function readPiece(raw: string, line: number): Piece | null {
  const trimmed = raw.trim();
  if (trimmed === '' || PAGE_NUMBER.test(trimmed) || (trimmed.length < 200 && RULER.test(trimmed))) return null;
  const mark = /^(#{1,6})\s*/.exec(trimmed);
  const body = (mark ? trimmed.slice(mark[0].length) : trimmed).replace(/^>\s*/, '').replace(/\\(?=[.()#*[\]_-])/g, '');
  const bold = /^(?:[（(]?[\d一二三四五六七八九十]{1,4}[)）.．、]*\s*)?\*\*([^*]{2,60})\*\*/.exec(body);
  const text = squeeze(withoutEmphasis(body));
  if (text === '') return null;
  return { text, line, heading: mark ? mark[1]!.length : 0, bold: bold ? withoutStop(squeeze(bold[1]!)).replace(/^[（(]?[\d一二三四五六七八九十]{1,4}[)）.．、]+/, '') : null };
}

/**
 * Only what these documents use as marks: `**` (a bold passage may be broken by a line end), a list's `* ` or `- `, a line all in `*…*`.
 * Underscores and a single star are words of the text: a blank to fill in, a name, a footnote.
 */
const withoutEmphasis = (body: string) => body.replace(/\*{2,3}/g, '').replace(/^(?:[*+•●■◆▪○·-]|[—–]{1,2})\s+(?=\S)/, '').replace(/^\*([^*]+)\*$/, '$1').replace(/^[★☆▲△※◎✦]+\s*(?=\S)/, '');

/** A loop, not a pattern: `+$` is quadratic in a long run of stops. */
export function withoutStop(text: string): string {
  let end = text.length;
  while (end > 0 && '。．.！!？?；;：:，, \n'.includes(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

/**
 * White space beside a Chinese character or punctuation mark is noise of the conversion (「6 月底前」) and is dropped; between
 * Latin words it stays. Full-width digits become digits, so that dates and numbers are read alike.
 */
function squeeze(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
    .replace(NOISE, '');
}

const ROLE_AHEAD = '(?:牵头|主办|责任|落实|承办|实施|配合|参与|协办)(?:单位|部门)|完成时[限间]|(?:责任|分管|包联)(?:领导|人)';
/** The space in 市发改委 市财政局 and in 市财政局 责任单位：… divides two names; it stays. */
const DIVIDES = `(?<=[局委办厅院会部府队司社行心] )(?:[市省县区镇][\\u4e00-\\u9fff]{2}|各[\\u4e00-\\u9fff]|国网|${ROLE_AHEAD})|(?<=[局厅司府] )(?=[\\u4e00-\\u9fff]{3,14}(?:局|厅|公司|政府|中心|支队|银行|管委会|委员会|办公室)(?:[ 、，,；;）)]|$))|(?<=[局委办厅院会部府队司科处室] )${PERSON_NAME}(?=[、，,；;。）)]|$)`;
const NOISE = new RegExp(` (?!${DIVIDES})(?=[^\\x20-\\x7e])|(?<=[^\\x20-\\x7e]) (?!${DIVIDES})`, 'g');
