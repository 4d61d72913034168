import type { MeasureEvent } from '../measures/measure.events.js';
import type { MilestoneState } from '../measures/measure.state.js';

/** What was last said of a time node beyond where it stands. */
export interface SaidOfNode {
  extensionReason: string | null;
  slip: string | null;
  problems: string | null;
  nextSteps: string | null;
}

export function saidOfNode({ lastReport, opening, requests }: Pick<MilestoneState, 'lastReport' | 'opening' | 'requests'>, history: readonly MeasureEvent[]): SaidOfNode {
  const report = history.find(({ id }) => id === lastReport?.event);
  const taken = history.find(({ id }) => id === opening?.event);
  const { problems = null, nextSteps = null } = report?.type === 'progress-reported' || report?.type === 'opening-recorded' ? report.data : {};
  const { slip = null, extensionReason: before = null } = taken?.type === 'opening-recorded' ? taken.data : {};
  return { extensionReason: requests.findLast(({ answer }) => answer?.kind === 'granted')?.reason ?? before, slip, problems, nextSteps };
}
