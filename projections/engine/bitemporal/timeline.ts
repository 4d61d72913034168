import type { LocalDate } from '../../../src/ledger/fact.js';
import { sameRow, type Span, type SpanRow, type SpanSink } from './span.js';

/** What one event writes: at which position, with which ids, into which batch. */
export interface Writing {
  position: number;
  nextId(): number;
  sink: SpanSink;
}

/** The spans of one stream known at the newest position, by thing, in day order. */
export class Timeline {
  private readonly spans = new Map<string, Span[]>();

  keys(): IterableIterator<string> {
    return this.spans.keys();
  }

  /**
   * From this event on, `row` (undefined: nothing) holds for the days [from, to). Days that already read so are left alone;
   * where something else held it stays readable at the positions before.
   */
  assign(key: string, from: LocalDate, to: LocalDate | null, row: SpanRow | undefined, writing: Writing): void {
    const before = this.spans.get(key);
    if (!before) {
      if (row) this.spans.set(key, [opened(row, from, to, writing)]);
      return;
    }
    const after: Span[] = [];
    /** First day not yet known to read as wanted. */
    let open: LocalDate = from;
    for (const span of before) {
      if ((span.to !== null && span.to <= from) || (to !== null && span.from >= to)) {
        after.push(span);
        continue;
      }
      if (row && sameRow(span.row, row)) {
        if (span.from > open) after.push(opened(row, open, span.from, writing));
        after.push(span);
        if (span.to === null) open = NEVER;
        else if (span.to > open) open = span.to;
        continue;
      }
      after.push(...replace(span, from, to, writing));
    }
    if (row && open !== NEVER && (to === null || open < to)) after.push(opened(row, open, to, writing));
    if (after.length === 0) this.spans.delete(key);
    else this.spans.set(key, after.length > 1 ? after.sort(byDay) : after);
  }

  /** Forgets spans that end by `day`: nothing that the kept history can take in reaches them. */
  forgetBefore(day: LocalDate): void {
    for (const [key, spans] of this.spans) {
      if (spans.every((span) => span.to === null || span.to > day)) continue;
      const kept = spans.filter((span) => span.to === null || span.to > day);
      if (kept.length === 0) this.spans.delete(key);
      else this.spans.set(key, kept);
    }
  }

  forget(key: string): void {
    this.spans.delete(key);
  }
}

/** Later than every day. */
const NEVER = '~';

const byDay = (one: Span, other: Span): number => (one.from < other.from ? -1 : 1);

function opened(row: SpanRow, from: LocalDate, to: LocalDate | null, { position, nextId, sink }: Writing): Span {
  const span: Span = { id: nextId(), row, from, to, since: position, until: null };
  sink.open(span);
  return span;
}

/** Takes [from, to) out of a span: that part was known until now; what lies before and after is known as it was. */
function replace(span: Span, from: LocalDate, to: LocalDate | null, { position, nextId, sink }: Writing): Span[] {
  const before = span.from < from;
  const after = to !== null && (span.to === null || span.to > to);
  const kept: Span[] = [];
  if (before) kept.push({ ...span, to: from });
  if (after) kept.push({ ...span, id: before ? nextId() : span.id, from: to });
  if (span.since === position) throw new Error(`the event at ${position} replaces a row that it opened itself: ${span.row.key}`);
  const known: Span = {
    ...span, id: before || after ? nextId() : span.id, from: before ? from : span.from, to: after ? to : span.to, until: position,
  };
  for (const one of [...kept, known]) {
    if (one.id === span.id) sink.change(one);
    else sink.open(one);
  }
  return kept;
}
