import type { MeasureEvent } from './measure.events.js';
import type { MeasureState, MilestoneState } from './measure.state.js';
import { later, moved, takeUp } from './milestone-moves.js';
import { reportingLeads } from './responsibilities.js';
import { closedUnder } from './revised-milestones.js';

type Opening = Extract<MeasureEvent, { type: 'opening-recorded' }>;

/** 期初补录. A measure that was worked on before has been acknowledged by those who lead it: its other milestones are in work too. */
export function recordOpening(state: MeasureState, event: Opening): MeasureState {
  const { occurredOn: on, data } = event;
  const before = state.milestones.find(({ milestone }) => milestone === data.milestone);
  if (!before || before.opening !== null) return state;
  const leads = reportingLeads(state);
  return {
    ...state,
    acknowledgedBy: [...new Set([...state.acknowledgedBy, ...leads])],
    lastFiledOn: later(state.lastFiledOn, on),
    milestones: state.milestones.map((one) => (one === before ? asItStood(state, one, event) : leads.length === 0 ? one : takeUp(one, on))),
  };
}

/** In this ledger it can be worked on from the day it is taken over. What other events say of its status, in whatever order they come, stays. */
function asItStood(state: MeasureState, before: MilestoneState, event: Opening): MilestoneState {
  const { occurredOn: on, actor, data: { unit, status, completedOn } } = event;
  const one = withReport(extended(before, event), event);
  if (one.status !== 'pending' && one.status !== 'in-progress') return takeUp(one, on);
  if (completedOn !== null && status === 'closed') return closedUnder(state, moved(one, 'closed', on, { completedOn, closedOn: on }), on);
  if (completedOn !== null && status === 'reported') {
    return moved(one, 'reported', on, { claimedOn: completedOn, reportedOn: on, reportedBy: { account: actor.account, unit: unit ?? '' } });
  }
  return moved(one, 'in-progress', on);
}

/** Rule 4: the original date is kept, the extension counts. */
function extended(one: MilestoneState, { id, occurredOn: on, data: { status, extendedTo } }: Opening): MilestoneState {
  const opened = { ...one, openedOn: later(one.openedOn, on), opening: { event: id, on, status, extendedTo } };
  return extendedTo === null ? opened : { ...opened, due: later(one.due, extendedTo), extensions: one.extensions + 1 };
}

function withReport(one: MilestoneState, { id, occurredOn: on, data: { unit, progress, cumulative } }: Opening): MilestoneState {
  const isLatest = progress !== null && (one.lastReport === null || one.lastReport.on <= on);
  const counts = cumulative !== null && (one.cumulative === null || one.cumulative.on <= on);
  return {
    ...one,
    lastReport: isLatest ? { event: id, on, unit: unit ?? '', text: progress, cumulative } : one.lastReport,
    cumulative: counts ? { on, value: cumulative } : one.cumulative,
  };
}
