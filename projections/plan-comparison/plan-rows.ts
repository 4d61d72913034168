import type { PlanEvent } from '../../src/plans/plan.events.js';
import { evolve, initialState } from '../../src/plans/plan.decider.js';
import type { PlanState } from '../../src/plans/plan.state.js';
import type { StreamFold } from '../engine/bitemporal/stream-history.js';

interface Folded {
  state: PlanState;
  plan: string;
}

export const PLAN_FOLD: StreamFold<Folded, PlanEvent> = {
  category: 'plan',
  initial: { state: initialState, plan: '' },
  evolve(folded, event) {
    const state = evolve(folded.state, event);
    return state === folded.state ? folded : { state, plan: event.stream.replace(/^plan-/, '') };
  },
  rows: ({ state, plan }) => (state.exists
    ? [{ table: 'plan', key: 'plan', values: [plan, state.title, state.shortTitle, state.jurisdiction, state.voidedOn !== null] }]
    : []),
};
