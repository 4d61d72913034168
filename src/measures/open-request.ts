import type { MeasureState } from './measure.state.js';

/** An id no event has. */
const NO_REQUEST = 'none';

/** Event id of the extension request of a milestone that waits for an answer; where none does, an id the decider refuses. */
export function openRequest(state: MeasureState, milestone: string): string {
  return state.milestones.find((one) => one.milestone === milestone)?.requests.find((one) => one.answer === null)?.event ?? NO_REQUEST;
}
