import { CLOSING, OPENING } from './brackets.js';
import type { MarkedPiece } from './headings.js';
import { readNumber } from './numbering.js';
import { openingField } from './role-words.js';
import { looksLikeUnit } from './unit-names.js';

/** What was mended in a list of units that a page end tore: a person checks it. */
export interface PageEndRepair {
  /** Line that goes on with the list. */
  line: number;
  /** Words on both sides of the page end, as read. */
  words: string;
}

/** Characters of a piece that are looked at: a list of units is shorter. */
const REACH = 1_000;
const AROUND = 10;
const NAME_LIMIT = 40;
const SEPARATORS = /[、，,；;：:。（）()〔〕[\]【】］]/;

/**
 * Mends lists of units at page ends: a character printed on both pages (国网甲市供电公司｜司) is taken once, and a bracket closed at the
 * end of a page though the list goes on (市甲局)｜局、市乙局) is opened again. Elsewhere a character may stand twice for good reason, as in 市｜市场监管局.
 */
export function repairPageEnds(pieces: readonly MarkedPiece[]): { pieces: MarkedPiece[]; repairs: PageEndRepair[] } {
  const repairs: PageEndRepair[] = [];
  const known = namesWithin(pieces);
  const mended = [...pieces];
  let inList = false;
  for (let index = 1; index < mended.length; index += 1) {
    const before = mended[index - 1]!;
    const piece = mended[index]!;
    const wasInList = inList;
    inList = endsInList(before.text, wasInList);
    if (piece.line <= before.line + 1 || piece.section || piece.heading > 0) continue;
    const reopened = !inList && CLOSING.includes(before.text.at(-1)!) && goesOnWithList(piece.text) && endsInList(before.text.slice(0, -1), wasInList);
    if (!inList && !reopened) continue;
    const head = reopened ? before.text.slice(0, -1) : before.text;
    const doubling = doublingBetween(head, piece.text, known);
    if (!reopened && doubling === 'none') continue;
    const text = doubling === 'printed-twice' ? piece.text.slice(1) : piece.text;
    mended[index - 1] = { ...before, text: head };
    mended[index] = { ...piece, text };
    inList = true;
    repairs.push({ line: piece.line, words: head.slice(-AROUND) + text.slice(0, AROUND) });
  }
  return { pieces: mended.filter(({ text }) => text !== ''), repairs };
}

/** Names that stand whole within a line: what the torn one is likely to be. */
function namesWithin(pieces: readonly MarkedPiece[]): ReadonlySet<string> {
  return new Set(pieces.flatMap(({ text }) => text.split(SEPARATORS).slice(1, -1).filter((name) => name.length > 1 && name.length <= NAME_LIMIT)));
}

/** 市｜市场监管局 is one name, 莱｜莱川海关 one with a character printed twice; the names of the document tell, else the form of the name. */
function doublingBetween(head: string, text: string, known: ReadonlySet<string>): 'none' | 'printed-twice' | 'doubtful' {
  if (!/^\p{Script=Han}/u.test(text) || !text.startsWith(head.at(-1)!)) return 'none';
  const first = head.slice(-NAME_LIMIT).split(SEPARATORS).at(-1)!;
  const rest = text.slice(0, NAME_LIMIT).split(SEPARATORS)[0]!;
  if (known.has(first + rest)) return 'none';
  if (known.has(first + rest.slice(1)) || /(?:公司司|局局|厅厅|委委|办办|院院|部部|会会|中心心|政府府)$/.test(first + rest)) return 'printed-twice';
  if (first.length > 1) return 'doubtful';
  return '市省县区州盟旗'.includes(first) ? 'none' : 'printed-twice';
}

/** Whether a piece ends inside a bracket that names units, opened in it or before it. */
function endsInList(text: string, before: boolean): boolean {
  let closed = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (CLOSING.includes(text[at]!)) closed += 1;
    else if (OPENING.includes(text[at]!) && (closed -= 1) < 0) return openingField(text.slice(at + 1, at + 25)) !== null;
  }
  return before && closed === 0;
}

/** 「局、市乙局）」: a bracket closes that the piece did not open, behind nothing but the rest of a name and names. */
function goesOnWithList(text: string): boolean {
  const close = text.slice(0, REACH).split('').findIndex((character) => CLOSING.includes(character) || OPENING.includes(character) || '。；;：:'.includes(character));
  if (close < 1 || !CLOSING.includes(text[close]!) || readNumber(text)) return false;
  const names = text.slice(0, close).split(/[、，,]/);
  return names.length > 1 && names.slice(1).every(looksLikeUnit);
}
