import type { LocalDate } from '../ledger/fact.js';
import type { Milestone } from './measure.events.js';
import type { MeasureState, MilestoneState } from './measure.state.js';
import { later } from './milestone-moves.js';
import { openedOf } from './opened-milestones.js';

/**
 * The milestones of a measure under the list of a revision, in the order of the list; what the list leaves out is not among them.
 *
 * Rule 2: a revision asks for nothing before its day. An occurrence whose day under the new words is past keeps the day it has, where
 * the measure holds it; where it does not, nobody has asked for it. Else a measure would be overdue for months in which another
 * deadline was in force.
 */
export function milestonesUnder(state: MeasureState, list: readonly Milestone[], on: LocalDate): MilestoneState[] {
  const before = new Map(state.milestones.map((one) => [one.milestone, one]));
  return list.flatMap((one) => {
    const ahead = openedOf(one, { ...state, occurrencesFrom: later(state.occurrencesFrom, on) });
    const counted = new Set(ahead.map(({ milestone }) => milestone));
    const past = openedOf(one, state).flatMap(({ milestone, occurrence, label, deadline, targets }) => {
      const known = before.get(milestone);
      return known && occurrence !== null && !counted.has(milestone) ? [{ ...known, label, deadline, targets }] : [];
    });
    // The milestone itself stands for a recurring one that has no occurrence.
    const isOver = past.length > 0 && ahead.every(({ occurrence }) => occurrence === null);
    return [...past, ...(isOver ? [] : ahead.map((now) => standing(before.get(now.milestone), now, on)))];
  });
}

/** What keeps its id keeps its state under the new deadline. */
function standing(known: MilestoneState | undefined, now: MilestoneState, on: LocalDate): MilestoneState {
  return known ? underNewDeadline(known, now) : { ...now, statusSince: on, openedOn: on };
}

/** The plan's date is replaced; a date fixed by a trigger stays, and a granted extension that is later stays in force (rule 4). */
function underNewDeadline(known: MilestoneState, { label, deadline, targets, due }: MilestoneState): MilestoneState {
  const triggered = deadline?.kind === 'relative' && known.deadline?.kind === 'relative';
  const originalDue = triggered ? known.originalDue : due;
  const granted = [known.opening?.extendedTo ?? [], known.requests.flatMap(({ memberOf, answer }) => (memberOf === null && answer?.kind === 'granted' ? [answer.date] : []))].flat().sort().at(-1);
  return { ...known, label, deadline, targets, originalDue, due: originalDue === null || granted === undefined ? originalDue : later(granted, originalDue) };
}
