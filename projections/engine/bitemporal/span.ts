import type { LocalDate } from '../../../src/ledger/fact.js';

/** A column value as PostgreSQL reads it from text. */
export type ColumnValue = string | number | boolean | null;

/** What holds of one thing (a milestone, a name, a credit): the row without its days and positions. */
export interface SpanRow {
  table: string;
  /** Names the thing; unique in its stream over all tables. */
  key: string;
  values: readonly ColumnValue[];
}

/**
 * A row as it stands in its table: it holds for the days [from, to) as known at the positions [since, until); null = without end.
 * Spans of one key never overlap in both, so a point (D, P) meets at most one.
 */
export interface Span {
  /** Given by the event that opened it, so that a replay names every span alike. */
  id: number;
  row: SpanRow;
  from: LocalDate;
  to: LocalDate | null;
  since: number;
  until: number | null;
}

/** Takes the spans that one batch opens and changes. */
export interface SpanSink {
  open(span: Span): void;
  change(span: Span): void;
}

export function sameRow(one: SpanRow | undefined, other: SpanRow | undefined): boolean {
  if (one === other) return true;
  if (!one || !other || one.values.length !== other.values.length) return false;
  for (let index = 0; index < one.values.length; index++) if (one.values[index] !== other.values[index]) return false;
  return true;
}

/** Spans an event can open: room for a measure of weekly occurrences over several years with all its units. */
const SPANS_PER_EVENT = 16_384;

/** Numbers the spans that the event at `position` opens: the same on every replay. */
export function spanIdsAt(position: number): () => number {
  let next = 0;
  return () => {
    if (next === SPANS_PER_EVENT) throw new Error(`the event opens more than ${SPANS_PER_EVENT} rows`);
    return firstSpanIdAt(position) + next++;
  };
}

/** Every span that the event at `position` or a later one opened has this id or a greater one. */
export const firstSpanIdAt = (position: number): number => position * SPANS_PER_EVENT;
