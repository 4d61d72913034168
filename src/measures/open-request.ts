import type { MeasureState } from './measure.state.js';

/** Event id of the extension request of a milestone that waits for an answer; empty where none does (the decider refuses it). */
export function openRequest(state: MeasureState, milestone: string): string {
  return state.milestones.find((one) => one.milestone === milestone)?.requests.find((one) => one.answer === null)?.event ?? '';
}
