import type { Intake, MarkKind } from '../../../api/intake.types.js';
import { sourceRows } from '../draft/source-rows.js';

/** A stretch of a source line: recognised as something, or plain. */
export interface Piece {
  text: string;
  kind: MarkKind | null;
  measure: string | null;
}
interface Mark {
  kind: MarkKind;
  from: number;
  to: number;
  measure: string;
}
export interface SourceLine {
  /** From 1. */
  number: number;
  /** As the document itself counts: row of its sheet; null for the line that names a sheet. */
  row: number | null;
  text: string;
  pieces: Piece[];
  /** The measure or duty it belongs to. */
  owner: string | null;
  /** What starts in this line, as it is cited there: 「第4项」. */
  starts: { key: string; label: string }[];
}

/** The source line by line with what was recognised in it. */
export function markedLines({ lines, sheets, sections, duties }: Pick<Intake, 'lines' | 'sheets' | 'sections' | 'duties'>): SourceLine[] {
  const rows = sourceRows({ lines, sheets });
  const marks = new Map<number, Mark[]>();
  const owners = new Map<number, string>();
  const starts = new Map<number, SourceLine['starts']>();
  for (const { measures } of sections) {
    for (const { key, number, source } of measures) {
      add(starts, source.line, { key, label: number === null ? '项' : String(number) });
      for (let line = source.line; line <= source.lastLine; line += 1) if (!owners.has(line)) owners.set(line, key);
      for (const { kind, line, from, to } of source.marks) add(marks, line, { kind, from, to, measure: key });
    }
  }
  for (const { key, line } of duties) {
    add(starts, line, { key, label: '正文' });
    if (!owners.has(line)) owners.set(line, key);
  }
  return lines.map((text, index) => {
    const number = index + 1;
    return { number, row: rows[index]!.row, text, pieces: piecesOf(text, marks.get(number) ?? []), owner: owners.get(number) ?? null, starts: starts.get(number) ?? [] };
  });
}

function add<T>(map: Map<number, T[]>, line: number, value: T): void {
  const there = map.get(line);
  if (there) there.push(value);
  else map.set(line, [value]);
}

/** Where marks lie in one another (a deadline inside a title), the shorter one is drawn. */
function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const sound = marks.filter(({ from, to }) => from >= 0 && to <= text.length && from < to);
  if (sound.length === 0) return [{ text, kind: null, measure: null }];
  const cuts = [...new Set([0, text.length, ...sound.flatMap(({ from, to }) => [from, to])])].sort((one, other) => one - other);
  const pieces: Piece[] = [];
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[index + 1]!;
    const mark = sound.filter((one) => one.from <= from && one.to >= to).sort((one, other) => one.to - one.from - (other.to - other.from))[0];
    const last = pieces[pieces.length - 1];
    const piece: Piece = { text: text.slice(from, to), kind: mark?.kind ?? null, measure: mark?.measure ?? null };
    if (last && last.kind === piece.kind && last.measure === piece.measure) last.text += piece.text;
    else pieces.push(piece);
  }
  return pieces;
}
