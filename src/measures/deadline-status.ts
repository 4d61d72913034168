import type { LocalDate } from '../ledger/fact.js';
import { addDays, daysBetween } from '../ledger/local-date.js';
import type { Light, LightName, LightRules } from './light-rules.js';
import type { MeasureState, MilestoneState } from './measure.state.js';

/** Answers about a milestone on a day D, from its state on that day (`historyAsOf(events, D, P)` folded). Nothing here is ever stored. */

export interface OverdueSpan {
  /** It is overdue on every later day. The due date, moved by the days of past waits for the office's check that lay after it. */
  after: LocalDate;
  /** Days count up to this one, where a late completion is claimed and waits for its check; null: they go on counting. */
  until: LocalDate | null;
}

/**
 * When the milestone counts as overdue while it stays in this state, or null where it never does (rules 2 and 3): no due date,
 * closed, terminated, suspended, or reported as done in time and waiting for its check.
 */
export function overdueSpan(one: MilestoneState): OverdueSpan | null {
  if (one.due === null || one.status === 'closed' || one.status === 'terminated' || one.status === 'suspended') return null;
  const after = addDays(one.due, waitedAfterDue(one, one.due));
  if (one.status !== 'reported') return { after, until: null };
  return one.claimedOn !== null && one.claimedOn > after ? { after, until: one.claimedOn } : null;
}

/** Rule 3: days the unit waited for the office after the due date; never charged as lateness. */
function waitedAfterDue(one: MilestoneState, due: LocalDate): number {
  return one.waits.reduce((days, { from, to }) => days + Math.max(0, daysBetween(from > due ? from : due, to)), 0);
}

/** Days overdue at the end of day D; 0 where it is not overdue. The due day itself is not overdue. */
export function daysOverdue(one: MilestoneState, day: LocalDate): number {
  const span = overdueSpan(one);
  if (!span) return 0;
  return Math.max(0, daysBetween(span.after, span.until !== null && span.until < day ? span.until : day));
}

export function isOverdue(one: MilestoneState, day: LocalDate): boolean {
  return daysOverdue(one, day) > 0;
}

/** 整改逾期: returned, its rework limit has passed, its due date has not. The due date governs overdue; this is a mark of its own. */
export function isReworkOverdue(one: MilestoneState, day: LocalDate): boolean {
  return one.status === 'returned' && one.reworkLimit !== null && day > one.reworkLimit && !isOverdue(one, day);
}

/** Done in time but reported after the due date: shown apart, never charged (rule 3). What was taken over as reported (期初) was reported elsewhere. */
export function isReportedLate({ completedOn, claimedOn, reportedOn, due, opening }: MilestoneState): boolean {
  if (opening?.status === 'reported' && reportedOn === opening.on) return false;
  const done = completedOn ?? claimedOn;
  return due !== null && done !== null && done <= due && reportedOn !== null && reportedOn > due;
}

/** How many days after the due date such a report came; null where `isReportedLate` does not hold. */
export function reportedLateDays(one: MilestoneState): number | null {
  return isReportedLate(one) ? daysBetween(one.due!, one.reportedOn!) : null;
}

/** Days of waiting that are not counted in `daysOverdue` of day D; 0 where it is not overdue. */
export function waitedDays(one: MilestoneState, day: LocalDate): number {
  return one.due !== null && isOverdue(one, day) ? waitedAfterDue(one, one.due) : 0;
}

/** Rule 3: the light of day D with the word that always stands beside its colour. */
export function lightOf(one: MilestoneState, day: LocalDate, rules: LightRules): Light {
  const name = lightName(one, day, rules.soonDueDays);
  return { name, ...rules.lights[name] };
}

function lightName(one: MilestoneState, day: LocalDate, soonDueDays: number): LightName {
  if (one.status === 'closed' || one.status === 'suspended' || one.status === 'terminated') return one.status;
  if (isOverdue(one, day)) return 'overdue';
  if (one.status === 'reported') return 'awaitingCheck';
  if (one.due === null) return one.deadline?.kind === 'relative' ? 'untriggered' : 'undated';
  const { after } = overdueSpan(one) ?? { after: one.due };
  return daysBetween(day, after) <= soonDueDays ? 'soonDue' : 'onCourse';
}

/** Rule 1: a measure is done when all its milestones are closed; terminated ones are left out, and where none is left it is not done. */
export function isDone({ milestones }: Pick<MeasureState, 'milestones'>): boolean {
  const counted = milestones.filter(({ status }) => status !== 'terminated');
  return counted.length > 0 && counted.every(({ status }) => status === 'closed');
}
