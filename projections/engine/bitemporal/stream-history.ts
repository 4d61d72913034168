import type { LocalDate, Placed, RecordedEvent, StreamEvent } from '../../../src/ledger/fact.js';
import { sameRow, type SpanRow } from './span.js';
import { Timeline, type Writing } from './timeline.js';

/** How the streams of one kind become rows. */
export interface StreamFold<S = unknown, E extends StreamEvent = StreamEvent> {
  /** Streams are named `{category}-{id}`. */
  category: string;
  initial: S;
  /** Accepts every order of (occurredOn, position) without throwing, never changes its argument. */
  evolve(state: S, event: Placed<E>): S;
  /** What holds as long as the state is this one. */
  rows(state: S): readonly SpanRow[];
  /** What one event adds from its day on, whatever follows. Keys hold the event's id. */
  facts?(before: S, event: Placed<E>, after: S): readonly SpanRow[];
}

interface Entry {
  /** As corrected so far. */
  event: RecordedEvent;
  state: unknown;
  rows: readonly SpanRow[];
  facts: readonly SpanRow[];
}

interface Correction {
  target: string;
  occurredOn: LocalDate | null;
  changes: Record<string, unknown>;
}

const NO_FACTS: readonly SpanRow[] = [];

/**
 * The newest part of one stream's history in (occurredOn, position) order, with the state after each event: enough to take in
 * the next event, also a back-dated one or a correction, without reading the stream again (architecture.md, "State at (D, P)").
 * Older events are folded into a base; what reaches behind it is for the caller to replay.
 */
export class StreamHistory {
  private readonly entries: Entry[] = [];
  private readonly held = new Timeline();
  private readonly added = new Timeline();
  /** Corrections whose target has not been seen; it may still come. */
  private readonly unplaced = new Map<string, Correction>();
  private base: { day: LocalDate; state: unknown; rows: readonly SpanRow[] };
  private complete = true;
  private lastRevision = -1;

  constructor(private readonly fold: StreamFold) {
    this.base = { day: '', state: fold.initial, rows: fold.rows(fold.initial) };
  }

  get size(): number {
    return this.entries.length;
  }

  /** Takes in the stream's next event. False: it reaches behind what is kept, nothing was done. */
  take(event: RecordedEvent, writing: Writing): boolean {
    if (event.revision !== this.lastRevision + 1) {
      throw new Error(`revision ${event.revision} of stream ${event.stream} came after revision ${this.lastRevision}`);
    }
    const taken = event.type === 'entry-corrected' ? this.correct(event.data as Correction, writing) : this.add(event, writing);
    if (taken) this.lastRevision = event.revision;
    return taken;
  }

  private add(event: RecordedEvent, writing: Writing): boolean {
    const pending = this.unplaced.get(event.id);
    const effective = pending ? corrected(event, pending) : event;
    const from = effective.occurredOn;
    if (!this.reaches(from)) return false;
    const place = this.insert(effective);
    const { rows: before } = this.entries[place - 1] ?? this.base;
    this.refold(place, writing);
    if (place === this.entries.length - 1) this.putLast(before, this.entries[place]!.rows, from, writing);
    else this.putSteps(place, from, writing);
    return true;
  }

  /** Keeps the newest `length` events; the others go into the base. */
  keep(length: number): void {
    if (this.entries.length <= length) return;
    const folded = this.entries.splice(0, this.entries.length - length);
    const last = folded[folded.length - 1]!;
    this.base = { day: last.event.occurredOn, state: last.state, rows: last.rows };
    this.complete = false;
    for (const { facts } of folded) for (const fact of facts) this.added.forget(fact.key);
    this.held.forgetBefore(this.base.day);
  }

  private reaches(day: LocalDate): boolean {
    return this.complete || day >= this.base.day;
  }

  private correct(correction: Correction, writing: Writing): boolean {
    const index = this.entries.findIndex(({ event }) => event.id === correction.target);
    const entry = this.entries[index];
    if (!entry) {
      if (!this.complete) return false;
      const before = this.unplaced.get(correction.target);
      this.unplaced.set(correction.target, {
        target: correction.target,
        occurredOn: correction.occurredOn ?? before?.occurredOn ?? null,
        changes: { ...before?.changes, ...correction.changes },
      });
      return true;
    }
    const effective = corrected(entry.event, correction);
    if (!this.reaches(effective.occurredOn)) return false;
    const from = effective.occurredOn < entry.event.occurredOn ? effective.occurredOn : entry.event.occurredOn;
    this.entries.splice(index, 1);
    this.dropMovedFacts(entry, effective.occurredOn, writing);
    const place = Math.min(index, this.insert(effective, entry.facts));
    this.refold(place, writing);
    this.putSteps(place, from, writing);
    return true;
  }

  /** A fact counts from its event's day: where that moves back in time `refold` adds days, where it moves on, the days between go. */
  private dropMovedFacts({ event, facts }: Entry, day: LocalDate, writing: Writing): void {
    if (day <= event.occurredOn) return;
    for (const fact of facts) this.added.assign(fact.key, event.occurredOn, day, undefined, writing);
  }

  private insert(event: RecordedEvent, facts: readonly SpanRow[] = NO_FACTS): number {
    let place = this.entries.length;
    while (place > 0 && follows(this.entries[place - 1]!.event, event)) place--;
    this.entries.splice(place, 0, { event, state: null, rows: [], facts });
    return place;
  }

  private refold(index: number, writing: Writing): void {
    let { state, rows } = this.entries[index - 1] ?? this.base;
    for (let place = index; place < this.entries.length; place++) {
      const entry = this.entries[place]!;
      const next = this.fold.evolve(state, entry.event);
      rows = next === state ? rows : this.fold.rows(next);
      this.putFacts(entry, this.fold.facts?.(state, entry.event, next) ?? NO_FACTS, writing);
      entry.state = next;
      entry.rows = rows;
      state = next;
    }
  }

  private putFacts(entry: Entry, facts: readonly SpanRow[], writing: Writing): void {
    const day = entry.event.occurredOn;
    for (const { key } of entry.facts) if (!facts.some((one) => one.key === key)) this.added.assign(key, day, null, undefined, writing);
    for (const fact of facts) this.added.assign(fact.key, day, null, fact, writing);
    entry.facts = facts;
  }

  /** The common case: the newest event in day order; only what it changed is compared. */
  private putLast(before: readonly SpanRow[], after: readonly SpanRow[], from: LocalDate, writing: Writing): void {
    if (before === after) return;
    const gone = new Map<string, SpanRow>();
    for (let index = 0; index < before.length; index++) {
      const row = before[index]!;
      if (row !== after[index]) gone.set(row.key, row);
    }
    for (let index = 0; index < after.length; index++) {
      const row = after[index]!;
      if (row === before[index]) continue;
      gone.delete(row.key);
      this.held.assign(row.key, from, null, row, writing);
    }
    for (const key of gone.keys()) this.held.assign(key, from, null, undefined, writing);
  }

  /** Everything from day `from` on, step by step: the state at the end of each day on which something happened. */
  private putSteps(index: number, from: LocalDate, writing: Writing): void {
    const steps = this.stepsFrom(index, from);
    const keys = new Set(this.held.keys());
    for (const { rows } of steps) for (const key of rows.keys()) keys.add(key);
    // Sorted: ids are given in this order, and a replay that has not forgotten what this one has must give the same.
    for (const key of [...keys].sort()) {
      let at = 0;
      while (at < steps.length) {
        const row = steps[at]!.rows.get(key);
        let end = at + 1;
        while (end < steps.length && sameRow(steps[end]!.rows.get(key), row)) end++;
        this.held.assign(key, steps[at]!.day, steps[end]?.day ?? null, row, writing);
        at = end;
      }
    }
  }

  private stepsFrom(index: number, from: LocalDate): { day: LocalDate; rows: Map<string, SpanRow> }[] {
    let place = index;
    let rows = (this.entries[index - 1] ?? this.base).rows;
    for (; place < this.entries.length && this.entries[place]!.event.occurredOn <= from; place++) rows = this.entries[place]!.rows;
    const steps = [{ day: from, rows: byKey(rows) }];
    for (; place < this.entries.length; place++) {
      const { event, rows: held } = this.entries[place]!;
      const last = steps[steps.length - 1]!;
      if (last.day === event.occurredOn) last.rows = byKey(held);
      else steps.push({ day: event.occurredOn, rows: byKey(held) });
    }
    return steps;
  }
}

function byKey(rows: readonly SpanRow[]): Map<string, SpanRow> {
  return new Map(rows.map((row) => [row.key, row]));
}

function follows(one: RecordedEvent, other: RecordedEvent): boolean {
  return one.occurredOn > other.occurredOn || (one.occurredOn === other.occurredOn && one.position > other.position);
}

function corrected(event: RecordedEvent, { occurredOn, changes }: Correction): RecordedEvent {
  return { ...event, occurredOn: occurredOn ?? event.occurredOn, data: { ...(event.data as object), ...changes } };
}
