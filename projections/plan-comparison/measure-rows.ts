import { citeMeasure } from '../../src/measures/cite-measure.js';
import type { Deadline, MeasureEvent, Milestone } from '../../src/measures/measure.events.js';
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
    const state = evolve(folded.state, demanded(event));
    if (state === folded.state) return folded;
    return { state, registered: folded.state.exists ? folded.registered : event.position };
  },
  // The link stays: what it says of the days before holds.
  rows: ({ state, registered }) => (state.exists ? [...(isEnded(state) ? [] : [measureRow(state, registered), ...textRow(state)]), ...linkRow(state)] : []),
};

/** A measure with nothing left to do is no demand any more, and implements none. */
const isEnded = ({ milestones }: MeasureState): boolean => milestones.length > 0 && milestones.every(({ status }) => status === 'terminated');

function measureRow(state: MeasureState, registered: number): SpanRow {
  const { measure, plan, indicator, item, number, title } = state;
  return {
    table: 'measure', key: 'measure',
    values: [
      measure, plan, registered, indicator.ordinal, indicator.name, item?.number ?? null, item?.title ?? null, number, title, citeMeasure(state),
      JSON.stringify(comparedMilestones(state)),
    ],
  };
}

function textRow({ measure, plan, text }: MeasureState): SpanRow[] {
  return text === null ? [] : [{ table: 'measure_text', key: 'text', values: [measure, plan, text] }];
}

function linkRow({ measure, plan, provincialLink: link }: MeasureState): SpanRow[] {
  return link === null ? [] : [{ table: 'link', key: 'link', values: [measure, plan, JSON.stringify(link.to), link.how, link.on] }];
}

/** Where it stood in the ledger kept before says nothing of what the plan demands, but for its extension. */
const demanded = (event: MeasureEvent): MeasureEvent => (event.type === 'opening-recorded' ? { ...event, data: { ...event.data, status: null, completedOn: null } } : event);

const ruleOf = ({ milestone }: MilestoneState): string => milestone.split('@')[0]!;

/**
 * Terminated ones demand nothing any more; a recurring one is one demand, as the plan's last edition puts it, however many occurrences
 * it has. Those that earlier words asked for are still answered for, but nobody demands them any more.
 */
function comparedMilestones({ milestones, lists }: MeasureState): ComparedMilestone[] {
  const inForce = new Map(lists.at(-1)?.milestones.map((one) => [one.milestone, one]));
  const counted = milestones.filter((one) => one.status !== 'terminated' && (one.occurrence === null || inForce.get(ruleOf(one))?.deadline?.kind === 'recurring'));
  return counted.flatMap((one, place) => {
    if (one.occurrence === null) return [comparedMilestone(one)];
    const isRepeated = counted.slice(0, place).some((other) => ruleOf(other) === ruleOf(one));
    return isRepeated ? [] : [comparedRule(inForce.get(ruleOf(one))!)];
  });
}

function comparedMilestone({ label, deadline, originalDue, due, targets }: MilestoneState): ComparedMilestone {
  return { label, kind: deadline?.kind ?? null, raw: deadline?.raw ?? null, originalDue, due, recurs: recursOf(deadline), targets };
}

const comparedRule = ({ label, deadline, targets }: Milestone): ComparedMilestone =>
  ({ label: deadline?.raw ?? label, kind: deadline?.kind ?? null, raw: deadline?.raw ?? null, originalDue: null, due: null, recurs: recursOf(deadline), targets });

const recursOf = (deadline: Deadline | null): ComparedMilestone['recurs'] => (deadline?.every ? { every: deadline.every, day: deadline.day } : null);
