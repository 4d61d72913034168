import type { Paragraph } from './mend.js';
import type { SourceMark } from './parsed-plan.js';
import type { CellPlace } from './pieces.js';

/** Words of a measure that were read as something. */
export interface Span {
  kind: Exclude<SourceMark['kind'], 'number'>;
  /** Offsets in the text of the measure: first, and after the last. */
  start: number;
  end: number;
}

/** A piece of the text that stands in one line of the document. */
interface Segment {
  at: number;
  line: number;
  /** What stands before it in the line and is not part of the text: the number of the measure. */
  before: string;
  /** Where the cell of a table stands in the line, and how many of its first characters do not. */
  cell: CellPlace | null;
}

/** The text of a measure, put together from paragraphs, with where each of its characters stands in the document. */
export class SourceText {
  readonly text: string;
  private readonly segments: Segment[] = [];

  /** @param parts paragraphs that hold the text; of a part of a measure the printed number belongs to the text */
  constructor(parts: readonly { paragraph: Paragraph; number: 'apart' | 'in-text' }[]) {
    const texts: string[] = [];
    let length = 0;
    for (const { paragraph: { text, lines, printedNumber, cell }, number } of parts) {
      const shift = number === 'in-text' ? printedNumber.length : 0;
      for (const [index, { at, line }] of lines.entries()) {
        this.segments.push({ at: length + (index === 0 ? 0 : shift + at), line, before: index === 0 && number === 'apart' ? printedNumber : '', cell });
      }
      texts.push(number === 'in-text' ? printedNumber + text : text);
      length += texts.at(-1)!.length + 1;
    }
    this.text = texts.join('\n');
  }

  /** The lines that hold words of it. */
  lines(): number[] {
    return this.segments.map(({ line }) => line);
  }

  /** The line, from 1, in which the character at an offset stands. */
  lineAt(offset: number): number {
    return this.segments[this.segmentAt(offset)]!.line;
  }

  /**
   * Where spans and the number stand in the document, in its order.
   *
   * @param lines the document's lines as readDocument gives them
   */
  marks(spans: readonly Span[], lines: readonly string[]): SourceMark[] {
    const found: SourceMark[] = [];
    const columns = new Map<number, number[]>();
    const columnsOf = (index: number) => {
      let known = columns.get(index);
      if (!known) columns.set(index, (known = this.alignSegment(index, lines)));
      return known;
    };
    const { before, line, cell } = this.segments[0]!;
    const number = before.trimEnd();
    if (number !== '' && !cell) found.push({ kind: 'number', line, ...extentOf(align(number, lines[line - 1] ?? '')) });
    for (const { kind, start, end } of spans) {
      for (let index = this.segmentAt(start); index < this.segments.length && this.segments[index]!.at < end; index += 1) {
        const { at, line: own } = this.segments[index]!;
        const part = columnsOf(index).slice(Math.max(0, start - at), end - at);
        if (part.length > 0) found.push({ kind, line: own, ...extentOf(part) });
      }
    }
    return found.sort((a, b) => a.line - b.line || a.from - b.from || a.to - b.to);
  }

  /** The last segment at or before the offset. */
  private segmentAt(offset: number): number {
    let low = 0;
    let high = this.segments.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.segments[middle]!.at <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private alignSegment(index: number, lines: readonly string[]): number[] {
    const { at, line, before, cell } = this.segments[index]!;
    const words = before + this.text.slice(at, this.segments[index + 1]?.at ?? this.text.length).replace(/\n$/, '');
    const printed = lines[line - 1] ?? '';
    const columns = cell ? [...Array<number>(cell.added).fill(cell.from), ...align(words.slice(cell.added), printed, cell.from)] : align(words, printed);
    return columns.slice(before.length);
  }
}

const extentOf = (columns: readonly number[]) => ({ from: columns[0]!, to: columns.at(-1)! + 1 });

/** The column of each character of `text` in `line`, from which only marks and white space were dropped (pieces.ts). */
function align(text: string, line: string, from = 0): number[] {
  const columns: number[] = [];
  let column = from;
  for (const character of text.split('')) {
    let found = column;
    while (found < line.length && !isSame(character, line[found]!)) found += 1;
    columns.push(Math.min(found, line.length - 1));
    column = found + 1;
  }
  return columns;
}

const isSame = (character: string, printed: string) =>
  character === printed || (character === ' ' && /\s/.test(printed)) || (printed >= '０' && printed <= '９' && character.charCodeAt(0) === printed.charCodeAt(0) - 0xfee0);
