import { isDeepStrictEqual } from 'node:util';
import type { Milestone, Responsibility } from '../../measures/measure.events.js';
import type { MeasureCommandOf } from '../../measures/measure.commands.js';
import type { DifferenceField } from './compare-measure.js';
import type { MeasureToRegister } from './plan-to-register.js';
import type { RegisteredMeasure } from './registered-measure.js';

type Revision = Omit<MeasureCommandOf<'revise-measure'>, 'type' | 'occurredOn' | 'basis'>;

/** The revision that takes over the accepted fields of a document, and nothing else of it. */
export function revisionOf(
  before: RegisteredMeasure, now: MeasureToRegister, units: Responsibility[], accepted: ReadonlySet<DifferenceField>, documentSha256: string | null,
): Revision {
  const milestones = accepted.has('deadlines')
    ? withKeptIds(before, now.milestones).map((one) => (accepted.has('targets') ? one : { ...one, targets: targetsBefore(before, one) }))
    : accepted.has('targets') ? withNewTargets(before.milestones, now.milestones) : null;
  return {
    title: accepted.has('title') ? now.title : null, text: accepted.has('text') ? now.text : null, textSha256: accepted.has('text') ? now.textSha256 : null,
    milestones, units: accepted.has('units') ? units : null, unitsIncomplete: accepted.has('units') ? now.unitsIncomplete : null, documentSha256,
  };
}

const targetsBefore = ({ milestones }: RegisteredMeasure, { milestone }: Milestone): Milestone['targets'] =>
  milestones.find((one) => one.milestone === milestone)?.targets ?? [];

/** Targets of the document's milestones, in order, on those that stand; what has no place of its own goes to the last. */
function withNewTargets(before: readonly Milestone[], now: readonly Milestone[]): Milestone[] {
  const last = before.length - 1;
  return before.map((one, place) => ({ ...one, targets: now.flatMap(({ targets }, index) => (Math.min(index, last) === place ? targets : [])) }));
}

/**
 * The new milestones under the ids of those they follow: one with the same deadline keeps its id, what is left is matched in text
 * order; the rest are new, under ids never used before.
 */
function withKeptIds({ milestones: before, state }: RegisteredMeasure, now: readonly Milestone[]): Milestone[] {
  const free = [...before];
  const take = (found: number): string | null => (found < 0 ? null : free.splice(found, 1)[0]!.milestone);
  const kept = now.map((one) => take(free.findIndex((old) => isDeepStrictEqual(old.deadline, one.deadline))));
  let next = state.milestones.reduce((most, { milestone }) => Math.max(most, Number(/^m(\d+)/.exec(milestone)?.[1] ?? 0)), 0);
  return now.map((one, place) => ({ ...one, milestone: kept[place] ?? take(free.length > 0 ? 0 : -1) ?? `m${(next += 1)}` }));
}
