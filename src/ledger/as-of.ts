import type { LocalDate, Placed, StreamEvent } from './fact.js';

/**
 * The history of one stream as it counts on day D, knowing what was known at position P (architecture.md, "State at (D, P)"):
 * events with position ≤ P, corrections applied to the event they name (the latest wins, at the target's day), kept where
 * occurredOn ≤ D, ordered by (occurredOn, revision), which within a stream is the order of positions. Corrections themselves are
 * taken out: they act through their target.
 *
 * @param events events of one stream in revision order
 * @param day D; omit for all days
 * @param position P, for events that have a place in the total order; omit to count all events given
 */
export function historyAsOf<E extends StreamEvent>(events: readonly E[], day?: LocalDate): E[];
export function historyAsOf<E extends StreamEvent>(events: readonly Placed<E>[], day: LocalDate | undefined, position: number | undefined): Placed<E>[];
export function historyAsOf<E extends StreamEvent & { position?: number }>(events: readonly E[], day?: LocalDate, position = Infinity): E[] {
  const corrected = applyCorrections(position === Infinity ? events : events.filter((event) => event.position! <= position));
  const kept = day === undefined ? corrected : corrected.filter((event) => event.occurredOn <= day);
  return kept.sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : a.revision - b.revision));
}

/** Corrections, in revision order, merged into the events they name; field by field, the latest correction wins. A correction that names no known event changes nothing. */
export function applyCorrections<E extends StreamEvent>(events: readonly E[]): E[] {
  const byTarget = new Map<string, { occurredOn: LocalDate | null; changes: Record<string, unknown> }>();
  for (const event of events) {
    if (event.type !== 'entry-corrected') continue;
    const { target, occurredOn, changes } = event.data as { target: string; occurredOn: LocalDate | null; changes: Record<string, unknown> };
    const before = byTarget.get(target);
    byTarget.set(target, { occurredOn: occurredOn ?? before?.occurredOn ?? null, changes: { ...before?.changes, ...changes } });
  }
  return events
    .filter((event) => event.type !== 'entry-corrected')
    .map((event) => {
      const correction = byTarget.get(event.id);
      if (!correction) return event;
      return { ...event, occurredOn: correction.occurredOn ?? event.occurredOn, data: { ...(event.data as object), ...correction.changes } };
    });
}
