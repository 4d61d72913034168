import { CLOSING } from './brackets.js';
import { readNumber } from './numbering.js';

const PAGE_NUMBER = /^(?:[-—–－·\s]*\d{1,4}[-—–－·\s]*|第\s*\d+\s*页(?:[\s，,/]*共\s*\d+\s*页)?)$/;
const LIMIT = 60;

/** What heads every page stands at the head of the document too. */
const FIRST_LINES = 15;
const bare = (text: string) => text.replace(/[\s\u3000]+/g, '');
const mayHead = (text: string) => text.length >= 6 && text.length <= LIMIT && !/[。；;：:，,）)]/.test(text) && readNumber(text) === null && !PAGE_NUMBER.test(text);

/**
 * Lines that head pages (云岭省人民政府公报　2023年第8期): words of the first lines again, behind a page number and in the middle of a
 * sentence. A title repeated before each annex stands behind a whole sentence.
 *
 * @returns indexes of the lines
 */
export function findPageHeaders(lines: readonly string[]): ReadonlySet<number> {
  const words = lines.map((line) => line.trim());
  const filled = words.flatMap((text, index) => (text === '' ? [] : [index]));
  const heads = new Map(filled.slice(0, FIRST_LINES).reverse().flatMap((index) => (mayHead(words[index]!) ? [[bare(words[index]!), index] as const] : [])));
  return new Set(filled.filter((index, at) =>
    at >= 2 && PAGE_NUMBER.test(words[filled[at - 1]!]!) && mayHead(words[index]!) && isOpen(words[filled[at - 2]!]!) && (heads.get(bare(words[index]!)) ?? index) < index));
}

const isOpen = (text: string) => !'。！？：:；;'.includes(text.at(-1)!) && !CLOSING.includes(text.at(-1)!);
