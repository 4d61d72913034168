import type { LocalDate } from '../ledger/fact.js';
import type { Deadline, Milestone } from './measure.events.js';
import type { MilestoneState } from './measure.state.js';
import { occurrencesOf, type CountedDays } from './occurrences.js';

/** Rule 2: each occurrence of a recurring milestone is filed, checked and late separately; one that yields none stays undated. */
export function openedOf(milestone: Milestone, counted: CountedDays): MilestoneState[] {
  const occurrences = milestone.deadline ? occurrencesOf(milestone.deadline, counted) : [];
  const { registeredOn: registered } = counted;
  if (occurrences.length === 0) return [opened(milestone, registered, dueOf(milestone.deadline), null)];
  return occurrences.map(({ label, due, words }) =>
    opened({ ...milestone, milestone: `${milestone.milestone}@${label}`, label: `${milestone.label}（${words}）` }, registered, due, label));
}

/** Rule 2: only `by` and `within` fix a due day at registration; `relative` waits for its trigger, `from` and `ongoing` never have one. */
function dueOf(deadline: Deadline | null): LocalDate | null {
  return deadline && (deadline.kind === 'by' || deadline.kind === 'within') ? deadline.date : null;
}

function opened({ milestone, label, deadline, targets }: Milestone, on: LocalDate, due: LocalDate | null, occurrence: string | null): MilestoneState {
  return {
    milestone, occurrence, label, deadline, targets, firstDue: due, originalDue: due, due, extensions: 0, extensionDays: 0, requests: [],
    status: 'pending', statusSince: on, openedOn: on, statusBeforeSuspension: null,
    claimedOn: null, reportedOn: null, reportedBy: null, waits: [], completedOn: null, closedOn: null, reworkLimit: null, returns: 0,
    pace: null, lastReport: null, cumulative: null, members: [], rollUp: null, opening: null,
  };
}
