import { citeMeasure } from '../../src/measures/cite-measure.js';
import type { MeasureEvent } from '../../src/measures/measure.events.js';
import { evolve, initialState } from '../../src/measures/measure.evolve.js';
import type { MeasureState, MilestoneState } from '../../src/measures/measure.state.js';
import type { SpanRow } from '../engine/bitemporal/span.js';
import type { StreamFold } from '../engine/bitemporal/stream-history.js';
import type { ComparedMilestone } from './answers.js';

/** What people report and how far it is says nothing of what the plan demands; what is ended and reopened is demanded again. */
const WITHOUT_EFFECT: ReadonlySet<MeasureEvent['type']> = new Set([
  'measure-acknowledged', 'progress-reported', 'pace-assessed', 'completion-reported', 'completion-verified', 'completion-returned',
  'milestone-suspended', 'milestone-resumed', 'extension-requested', 'extension-refused', 'responsibility-reassigned',
]);

interface Folded {
  state: MeasureState;
  /** Position of the registration: the order in which the plan was taken in. */
  registered: number;
}

/** Measures as rows of measure, measure_text and link. */
export const MEASURE_FOLD: StreamFold<Folded, MeasureEvent> = {
  category: 'measure',
  initial: { state: initialState, registered: 0 },
  evolve(folded, event) {
    if (WITHOUT_EFFECT.has(event.type)) return folded;
    const state = evolve(folded.state, event);
    if (state === folded.state) return folded;
    return { state, registered: folded.state.exists ? folded.registered : event.position };
  },
  // The link stays: what it says of the days before holds.
  rows: ({ state, registered }) => (state.exists ? [...(isEnded(state) ? [] : [measureRow(state, registered), ...textRow(state)]), ...linkRow(state)] : []),
};

/** A measure with nothing left to do is no demand any more, and implements none. */
const isEnded = ({ milestones }: MeasureState): boolean => milestones.length > 0 && milestones.every(({ status }) => status === 'terminated');

function measureRow(state: MeasureState, registered: number): SpanRow {
  const { measure, plan, indicator, item, number, title, milestones } = state;
  return {
    table: 'measure', key: 'measure',
    values: [
      measure, plan, registered, indicator.ordinal, indicator.name, item?.number ?? null, item?.title ?? null, number, title, citeMeasure(state),
      JSON.stringify(comparedMilestones(milestones)),
    ],
  };
}

function textRow({ measure, plan, text }: MeasureState): SpanRow[] {
  return text === null ? [] : [{ table: 'measure_text', key: 'text', values: [measure, plan, text] }];
}

function linkRow({ measure, plan, provincialLink: link }: MeasureState): SpanRow[] {
  return link === null ? [] : [{ table: 'link', key: 'link', values: [measure, plan, JSON.stringify(link.to), link.how, link.on] }];
}

/** Terminated ones demand nothing any more; a recurring one is one demand, however many occurrences it has, in the words last in force. */
function comparedMilestones(milestones: readonly MilestoneState[]): ComparedMilestone[] {
  const counted = milestones.filter(({ status }) => status !== 'terminated');
  return counted.flatMap((one, place) => {
    const occurrenceOf = one.occurrence === null ? null : one.milestone.split('@')[0];
    const isRepeated = occurrenceOf !== null && counted.slice(place + 1).some(({ milestone }) => milestone.split('@')[0] === occurrenceOf);
    return isRepeated ? [] : [comparedMilestone(one)];
  });
}

function comparedMilestone({ label, occurrence, deadline, originalDue, due, targets }: MilestoneState): ComparedMilestone {
  const recurs = occurrence !== null;
  return {
    label: recurs ? (deadline?.raw ?? label) : label, kind: deadline?.kind ?? null, raw: deadline?.raw ?? null,
    originalDue: recurs ? null : originalDue, due: recurs ? null : due, recurs: deadline?.every ? { every: deadline.every, day: deadline.day } : null, targets,
  };
}
