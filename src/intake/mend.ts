import { CLOSING, OPENING } from './brackets.js';
import { isDateLine, type MarkedPiece, type SectionHeading } from './headings.js';
import { readNumber, type NumberedStart, type NumberingStyle } from './numbering.js';
import type { CellPlace } from './pieces.js';
import { openingField, opensField } from './role-words.js';

/** A paragraph as written before the conversion broke it at page ends. */
export interface Paragraph {
  text: string;
  line: number;
  /** Where each piece begins in `text`, for the line of a finding. */
  lines: { at: number; line: number }[];
  start: NumberedStart | null;
  /** The number as printed: 「1.」, 「（二）」; empty where there is none. */
  printedNumber: string;
  heading: number;
  bold: string | null;
  /** A cell of a table. */
  cell: CellPlace | null;
  /** Whether it names who is responsible, once somebody asked (outline.ts). */
  bearsUnits?: boolean;
  /** A heading whose bracket says who is responsible for the measures beneath it: what it says is in them. */
  givesUnitsBelow?: true;
  /** Name and number of a section where the paragraph is its heading. */
  section: SectionHeading | null;
}

/** 加强督导｜市发改委要…: the sentence begins with whom it gives a duty, so the words before it are a title. */
const SUBJECT = /^由?(?:各[\u4e00-\u9fff]{2,12}|[市省县区州镇][\u4e00-\u9fff]{1,16}(?:局|委|办|部|厅|院|政府|会|组|室|中心))(?:、[^。，；]{2,40})?(?:要|应|须|牵头|负责|会同|于|每|定期|将|按)/;
const OWN_LINE_LIMIT = 24;
const STOPS = '。！？!?：:';
const TITLE_LIMIT = 40;

/**
 * Joins what page ends tore apart. A piece continues the one before where that one is open (no stop, no closed responsibility
 * bracket) and the piece opens nothing of its own: no number, heading or field. A numbered measure is never joined to the one before.
 */
export function mendPageBreaks(pieces: readonly MarkedPiece[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const lastNumbers = new Map<NumberingStyle, number>();
  const titles = titleStyleOf(pieces);
  let open = null as OpenParagraph | null;
  for (const piece of pieces) {
    const number = piece.section ? null : readNumber(piece.text);
    const numbered: NumberedStart | null = number && (!open?.isOpen() || follows(number, lastNumbers, open.start)) ? number : null;
    const opensItself = piece.cell !== undefined || numbered !== null || piece.heading > 0 || piece.section !== null || isDateLine(piece.text) || (opensField(piece.text) && !open?.isInBracket());
    if (open && !opensItself && open.isOpen() && !open.isTitleBefore(piece, titles)) {
      open.add(piece);
      continue;
    }
    if (open) paragraphs.push(open.done());
    open = new OpenParagraph(piece, numbered);
    if (numbered) lastNumbers.set(numbered.style, numbered.number);
    else if (piece.heading > 0 || piece.section) lastNumbers.clear();
  }
  if (open) paragraphs.push(open.done());
  return paragraphs;
}

/** While a sentence is open only a number that goes on counting, or starts anew, opens something; 「100、200万元」 continues the sentence. */
const MOST_SKIPPED = 5;
function follows({ style, rank, number }: NumberedStart, last: Map<NumberingStyle, number>, open: NumberedStart | null): boolean {
  // 问题2： is never the rest of a sentence
  if (style === 'problem') return true;
  const before = last.get(style) ?? 0;
  const goesOn = number > before && number <= before + MOST_SKIPPED;
  // 统｜一、高效: inside an open measure an outer numbering can only go on, not start
  return open !== null && open.rank > rank ? before > 0 && goesOn : number === 1 || goesOn;
}

/** Whether titles stand in lines of their own or run on into the text. Few numbered lines without any stop are page ends, many are the style. */
type TitleStyle = 'own-line' | 'mixed' | 'run-in';

/** So many numbered parts show a habit. */
const MANY = 20;

function titleStyleOf(pieces: readonly MarkedPiece[]): TitleStyle {
  const starts = pieces.map(({ text }) => readNumber(text)).filter((start): start is NumberedStart => start !== null && start.rank >= 3);
  const parts = starts.filter(({ rank }) => rank >= 4);
  const bare = parts.filter(isBareTitle).length;
  if (bare >= 2 && bare * 2 > parts.length) return 'own-line';
  // （一） heads chapters in some plans and measures in others: it shows the habit only where nothing else does
  const shown = parts.length >= MANY ? parts : starts;
  return shown.length >= MANY && shown.filter(isBareTitle).length * 5 <= shown.length ? 'run-in' : 'mixed';
}

const isBareTitle = ({ rest }: NumberedStart) => rest !== '' && rest.length <= TITLE_LIMIT && !/[，,；;。：:]/.test(rest);

/** （住房保障科、财务科） behind a title: who is responsible within a bureau. */
const OFFICES = /^[\u4e00-\u9fff]{1,9}[科股处室](?:[、，,][\u4e00-\u9fff]{1,9}[科股处室]){0,5}[）)]$/;

/** A paragraph being put together; keeps its brackets as it grows, so that the work stays linear in the text. */
class OpenParagraph {
  private readonly parts: string[] = [];
  private readonly lines: Paragraph['lines'] = [];
  private readonly unclosed: number[] = [];
  private length = 0;
  private lastCharacter = '';
  /** Opening words of the bracket closed last. */
  private lastBracket = '';

  constructor(private readonly first: MarkedPiece, readonly start: NumberedStart | null) {
    this.add(first);
  }

  add(piece: MarkedPiece): void {
    this.lines.push({ at: this.length, line: piece.line });
    for (let at = 0; at < piece.text.length; at += 1) {
      const character = piece.text[at]!;
      if (OPENING.includes(character)) this.unclosed.push(this.length + at);
      else if (CLOSING.includes(character)) {
        const opened = this.unclosed.pop();
        if (opened !== undefined) this.lastBracket = this.words(opened + 1, piece);
      }
    }
    this.parts.push(piece.text);
    this.length += piece.text.length;
    this.lastCharacter = piece.text.at(-1)!;
  }

  isInBracket(): boolean {
    return this.unclosed.length > 0;
  }

  /** The sentence is not finished: the next piece may continue it. */
  isOpen(): boolean {
    if (this.isHeading() || this.first.cell) return false;
    if (this.unclosed.length > 0) return true;
    if (STOPS.includes(this.lastCharacter)) return false;
    if (CLOSING.includes(this.lastCharacter)) return openingField(this.lastBracket) === null && !OFFICES.test(this.lastBracket) && !/^(?:市|省|县|区|各)[^，、；]{1,14}[局委办院会厅府部行、，]/.test(this.lastBracket);
    return true;
  }

  /** A short first line without any stop is a title of its own, unless the next piece only finishes it: a page end inside the title. */
  isTitleBefore(next: MarkedPiece, style: TitleStyle): boolean {
    if (!this.start || this.parts.length > 1 || !isBareTitle(this.start)) return false;
    const sentence = next.text.split('。', 1)[0]!;
    if (this.length <= OWN_LINE_LIMIT && SUBJECT.test(next.text)) return true;
    return style === 'own-line' || (style === 'mixed' && /[，,；;]/.test(sentence)) || this.length + sentence.length > 2 * TITLE_LIMIT;
  }

  done(): Paragraph {
    const text = this.parts.join('');
    const numberLength = this.start ? this.first.text.length - this.start.rest.length : 0;
    return {
      text: text.slice(numberLength), line: this.first.line, start: this.start, printedNumber: text.slice(0, numberLength),
      heading: this.first.heading, bold: this.first.bold, cell: this.first.cell ?? null, section: this.first.section,
      lines: this.lines.map(({ at, line }) => ({ at: Math.max(0, at - numberLength), line })),
    };
  }

  private isHeading(): boolean {
    if (this.first.section || isDateLine(this.first.text) || (this.first.heading > 0 && this.length <= 80)) return true;
    return this.start !== null && this.start.rank <= 2 && this.length <= TITLE_LIMIT && !/[，,；;。：:]/.test(this.first.text.slice(2));
  }

  private words(from: number, current: MarkedPiece): string {
    const before = this.parts.length > 0 && from < this.length ? this.tail(from) : '';
    return (before + current.text.slice(Math.max(0, from - this.length))).slice(0, 30);
  }

  private tail(from: number): string {
    let index = this.parts.length - 1;
    while (index > 0 && this.lines[index]!.at > from) index -= 1;
    let words = this.parts[index]!.slice(from - this.lines[index]!.at, from - this.lines[index]!.at + 30);
    for (index += 1; index < this.parts.length && words.length < 30; index += 1) words += this.parts[index]!.slice(0, 30);
    return words;
  }
}
