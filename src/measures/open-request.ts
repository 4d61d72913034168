import { DomainError } from '../ledger/domain-error.js';
import type { MeasureState } from './measure.state.js';

/** An id no event has. */
const NO_REQUEST = 'none';

/**
 * Event id of the extension request of a milestone that waits for an answer; where none does, an id the decider refuses.
 *
 * @throws DomainError REQUEST_AMBIGUOUS where several wait: those of members of a group, each for its own part
 */
export function openRequest(state: MeasureState, milestone: string): string {
  const open = openRequests(state, milestone);
  if (open.length < 2) return open[0] ?? NO_REQUEST;
  throw new DomainError('REQUEST_AMBIGUOUS', `有${open.length}个延期申请在等待答复，请选择答复哪一个。`, 'invalid', { milestone, requests: open });
}

/** Event ids of all that wait, in the order they were entered. */
export function openRequests(state: MeasureState, milestone: string): string[] {
  const one = state.milestones.find((each) => each.milestone === milestone);
  return one ? one.requests.filter(({ answer }) => answer === null).map(({ event }) => event) : [];
}
