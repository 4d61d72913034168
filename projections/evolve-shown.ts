import type { MeasureEvent } from '../src/measures/measure.events.js';
import { evolve } from '../src/measures/measure.evolve.js';
import type { MeasureState } from '../src/measures/measure.state.js';

/**
 * `evolve` without what these read models do not show: pace, the last report and its figures, the text, links to the province's plan. Seven of ten events are progress
 * reports on milestones under way; they leave the state the same object, so that nothing is made or kept for them.
 */
export function evolveShown(state: MeasureState, event: MeasureEvent): MeasureState {
  if (event.type === 'pace-assessed' || event.type === 'measure-text-attached' || event.type === 'provincial-link-set') return state;
  if (event.type === 'progress-reported' && !mayBeTakenUp(state, event.data.milestone)) return state;
  return evolve(state, event);
}

/** Only a milestone that was not yet worked on, or was suspended before, is moved by a report. */
function mayBeTakenUp({ milestones }: MeasureState, named: string): boolean {
  for (const { milestone, status } of milestones) if (milestone === named) return status === 'pending' || status === 'suspended';
  return false;
}
