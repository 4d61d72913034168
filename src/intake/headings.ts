import { readNumber, toInteger } from './numbering.js';
import { withoutStop, type Piece } from './pieces.js';
import { isLabelAlone, openingField } from './role-words.js';

export interface SectionHeading {
  ordinal: number | null;
  name: string;
}

export interface MarkedPiece extends Piece {
  section: SectionHeading | null;
}

/** What the headings of a document say before its paragraphs are put together. */
export interface Headings {
  /** Running titles and other repeated lines are taken out. */
  pieces: MarkedPiece[];
  /** The title repeated before each annex, or null. */
  runningTitle: string | null;
}

const LIMIT = 60;
const LABEL = '(?:配套措施|专项措施|专项方案|专项行动|行动方案|实施方案|工作方案|任务清单|改革措施|工作措施)';
const DASH = '—–―－─\\-~～';
/** 配套措施—纳税 · 配套措施一—登记财产 (一 is a dash misread) · 配套措施三：纳税 */
const LABELLED = new RegExp(`^(?<title>.{0,40}?)(?<label>${LABEL})(?:(?<numeral>[一二三四五六七八九十]{1,3}|\\d{1,2})[${DASH}：:、.．]*|[${DASH}]+)(?<name>[^${DASH}：:、.．].{1,29})$`);
const SENTENCE = /[。；;！!？?]/;
const DATE = /^[（(]?(?:20\d{2}|二[〇○零Oo0]二[〇○零一二三四五六七八九Oo0])年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日[)）]?$/;
export const isDateLine = (text: string) => text.length <= 18 && DATE.test(text);

/**
 * Recognises section headings however they are set: labelled (配套措施—纳税, with any dash, also one misread as 一), marked with # and
 * unnumbered, or a short line before numbering starts anew. Numbered headings (一、) are left to the numbering.
 */
export function markHeadings(pieces: readonly Piece[]): Headings {
  const labelled = new Map<number, RegExpExecArray>();
  const count = new Map<string, number>();
  for (const [index, { text, cell }] of pieces.entries()) {
    if (cell || text.length > LIMIT || SENTENCE.test(text)) continue;
    const match = LABELLED.exec(text);
    if (match && !readNumber(text)) labelled.set(index, match);
    else count.set(text, (count.get(text) ?? 0) + 1);
  }
  const numbered = numeralsCount([...labelled.values()]);
  const runningTitle = mostRepeated(count, labelled.size > 0 ? 2 : 3) ?? titleBefore([...labelled.values()]);
  const marked: MarkedPiece[] = [];
  for (const [index, piece] of pieces.entries()) {
    if ((piece.text === runningTitle && !piece.cell) || isRepeatedNoise(piece, count)) continue;
    const label = labelled.get(index);
    const section = label ? { ordinal: numbered ? toInteger(label.groups!.numeral ?? '') : null, name: withoutStop(label.groups!.name!) } : plainHeading(pieces, index, runningTitle);
    marked.push({ ...piece, section });
  }
  return { pieces: marked, runningTitle };
}

/** 一 before every name is a dash misread; 一, 二, 三 … are numbers. */
const numeralsCount = (labels: RegExpExecArray[]) => labels.length > 1 && labels.every(({ groups }, index) => toInteger(groups!.numeral ?? '') === index + 1);

/** A page header or a title repeated before each annex: never a number, a field, a date or a bare name of a body. */
const mayRepeat = (text: string) => text.length >= 8 && readNumber(text) === null && openingField(text) === null && !isDateLine(text) && !/[，,（()）]/.test(text);

function mostRepeated(count: Map<string, number>, atLeast: number): string | null {
  let best: string | null = null;
  for (const [text, times] of count) if (times >= atLeast && mayRepeat(text) && times > (best === null ? 0 : count.get(best)!)) best = text;
  return best;
}

const isRepeatedNoise = (piece: Piece, count: Map<string, number>) => !piece.cell && (count.get(piece.text) ?? 0) >= 4 && piece.heading === 0 && mayRepeat(piece.text);

function titleBefore(labels: RegExpExecArray[]): string | null {
  const titles = labels.map(({ groups }) => groups!.title!).filter((title) => title.length >= 4);
  return titles[0] ?? null;
}

/** A short line without a stop before numbering starts anew, or an unnumbered # heading that is not the first line. */
function plainHeading(pieces: readonly Piece[], index: number, runningTitle: string | null): SectionHeading | null {
  const { text, heading, cell } = pieces[index]!;
  if (cell && heading > 0) return { ordinal: null, name: withoutStop(text) };
  if (cell) return null;
  const framed = /^【([^【】]{2,20})】$/.exec(text)?.[1];
  if (framed && index > 0 && toInteger(framed) === null) return isLabelAlone(framed) || openingField(framed) !== null || /[：:]/.test(framed) ? null : { ordinal: null, name: framed };
  if (index === 0 || text.length > 30 || text.length < 2 || SENTENCE.test(text) || /[：:，,）)〕]$/.test(text) || readNumber(text) || openingField(text) || isDateLine(text)) return null;
  if (/^附\s*件/.test(text) || /[〔［[（(]20\d{2}[〕］\]）)]\s?第?\d{1,5}号$/.test(text)) return null;
  if (heading > 1) return { ordinal: null, name: text };
  const before = pieces[index - 1]!;
  const next = pieces[index + 1] && readNumber(pieces[index + 1]!.text);
  const closed = /[。！？）)〕】\]]$/.test(before.text) || before.heading > 0 || before.text === runningTitle || /^附\s*件\s*\d*$/.test(before.text);
  return closed && next?.number === 1 && next.rank >= 3 ? { ordinal: null, name: text } : null;
}
