import type { LocalDate } from '../ledger/fact.js';
import type { Milestone } from './measure.events.js';
import type { MeasureState, MilestoneList, MilestoneState } from './measure.state.js';
import { later } from './milestone-moves.js';
import { openedOf } from './opened-milestones.js';

/**
 * The milestones of a measure under the list of a revision, in the order of the list; what the list leaves out is not among them.
 *
 * Rule 2: a revision asks for nothing before its day. An occurrence whose day is past stays as it is, whatever period the new words
 * have; one whose day under the new words is past keeps the day it has, where the measure holds it; where it does not, nobody has
 * asked for it. Else a measure would be overdue for months in which another deadline was in force.
 */
export function milestonesUnder(state: MeasureState, list: readonly Milestone[], on: LocalDate): MilestoneState[] {
  const before = new Map(state.milestones.map((one) => [one.milestone, one]));
  return list.flatMap((one) => {
    const ahead = askedFrom(state, one, on);
    const counted = new Set(ahead.map(({ milestone }) => milestone));
    const periods = new Set(openedOf(one, state).map(({ milestone }) => milestone));
    const past = state.milestones.filter((known) =>
      known.occurrence !== null && known.milestone.split('@')[0] === one.milestone && !counted.has(known.milestone) && (isPast(known, on) || periods.has(known.milestone)));
    // The milestone itself stands for a recurring one that has no occurrence.
    const isOver = past.length > 0 && (one.deadline?.every ?? null) !== null && ahead.every(({ occurrence }) => occurrence === null);
    return [...past, ...(isOver ? [] : ahead.map((now) => standing(before.get(now.milestone), now, on)))];
  });
}

/** An occurrence that was due before the day: it was asked for under the words of its time, and is still to be answered for. */
export const isPast = ({ occurrence, originalDue }: MilestoneState, on: LocalDate): boolean => occurrence !== null && originalDue !== null && originalDue < on;

/** Closed on that day: what is entered behind a revision was closed under the words of before. */
export function closedUnder(state: MeasureState, one: MilestoneState, on: LocalDate): MilestoneState {
  if (state.lists.every(({ from }) => from === null || from <= on)) return one;
  return underLast(state, one, state.lists.filter(({ from }) => from === null || from <= on));
}

/** Taken up again: what editions have said of it while it was closed holds from now on. */
export const reopenedUnder = (state: MeasureState, one: MilestoneState): MilestoneState => underLast(state, one, state.lists);

function underLast(state: MeasureState, one: MilestoneState, lists: readonly MilestoneList[]): MilestoneState {
  for (const { from, milestones } of lists.toReversed()) {
    const now = milestones.flatMap((each) => askedFrom(state, each, from)).find(({ milestone }) => milestone === one.milestone);
    if (now) return underNewDeadline(one, now);
  }
  return one;
}

const askedFrom = (state: MeasureState, one: Milestone, from: LocalDate | null): MilestoneState[] =>
  openedOf(one, from === null ? state : { ...state, occurrencesFrom: later(state.occurrencesFrom, from) });

/** What keeps its id keeps its state under the new deadline; what is closed was done under the one it had, and is judged by it. */
function standing(known: MilestoneState | undefined, now: MilestoneState, on: LocalDate): MilestoneState {
  if (!known) return { ...now, statusSince: on, openedOn: on };
  return known.status === 'closed' ? known : underNewDeadline(known, now);
}

/** The plan's date is replaced, the one it set first stays known; a date fixed by a trigger stays, and a granted extension that is later stays in force (rule 4). */
function underNewDeadline(known: MilestoneState, { label, deadline, targets, due }: MilestoneState): MilestoneState {
  const triggered = deadline?.kind === 'relative' && known.deadline?.kind === 'relative';
  const originalDue = triggered ? known.originalDue : due;
  const granted = [known.opening?.extendedTo ?? [], known.requests.flatMap(({ memberOf, answer }) => (memberOf === null && answer?.kind === 'granted' ? [answer.date] : []))].flat().sort().at(-1);
  return {
    ...known, label, deadline, targets, firstDue: known.firstDue ?? originalDue, originalDue,
    due: originalDue === null || granted === undefined ? originalDue : later(granted, originalDue),
  };
}
