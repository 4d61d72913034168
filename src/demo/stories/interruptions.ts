import { dayOf } from '../../config/clock.js';
import { addDays } from '../../ledger/local-date.js';
import { filerOf, OFFICE_CHECKS, OFFICE_DECIDES } from '../demo-people.js';
import { phrase } from '../demo-texts.js';
import { SeededRandom } from '../random.js';
import { isWorkedOn, leadOf, milestoneOf, onDay, type Subject, type Telling } from '../telling.js';
import { measureCited, toBasis, type DemoTurns } from '../turns.js';
import { completeOn } from './completion.js';

/** Measures whose course is told turn by turn: their milestones are left out of the stories drawn by lot. */
export function measuresWithTurns({ journal }: Telling, { suspended, terminated, returned, accountability }: DemoTurns): Set<string> {
  return new Set([...suspended, ...terminated, ...returned, ...accountability].map((cited) => measureCited(journal, cited)));
}

/** Plans triggers, suspensions, resumptions, terminations and a return for rework. */
export function interrupt(telling: Telling, turns: DemoTurns): void {
  const { journal } = telling;
  for (const turn of turns.triggered) {
    const subject = lastMilestone(telling, measureCited(journal, turn), 'triggered');
    onDay(telling, subject.random, turn.on, (at) => {
      decide(telling, subject, at, { type: 'date-trigger', date: turn.date, basis: toBasis(turn.basis) });
      completeOn(telling, subject, addDays(turn.date, -subject.random.whole(2, 10)));
    });
  }
  for (const turn of turns.suspended) {
    const subject = lastMilestone(telling, measureCited(journal, turn), 'suspended');
    onDay(telling, subject.random, turn.on, (at) => decide(telling, subject, at, { type: 'suspend', reason: turn.reason, basis: null }));
    if (turn.resumed === null) continue;
    const { resumed, resumption } = turn;
    onDay(telling, subject.random, resumed, (at) => {
      decide(telling, subject, at, { type: 'resume', reason: resumption, basis: null });
      completeOn(telling, subject, addDays(resumed, subject.random.whole(25, 60)));
    });
  }
  for (const turn of turns.terminated) {
    const subject = lastMilestone(telling, measureCited(journal, turn), 'terminated');
    onDay(telling, subject.random, turn.on, (at) => {
      if (isWorkedOn(milestoneOf(telling, subject))) {
        decide(telling, subject, at, { type: 'terminate', reason: turn.reason, basis: toBasis(turn.basis) });
      }
    });
  }
  for (const turn of turns.returned) reportThenReturn(telling, turn);
}

function reportThenReturn(telling: Telling, { reported, on, reason, limit, ...cited }: DemoTurns['returned'][number]): void {
  const { journal, texts } = telling;
  const subject = lastMilestone(telling, measureCited(journal, cited), 'returned');
  const { measure, milestone, random } = subject;
  onDay(telling, random, reported, (at) => {
    const state = journal.measure(measure);
    journal.onMeasure(measure, at, filerOf(journal, leadOf(state)), {
      type: 'report-completion', occurredOn: dayOf(at), basis: null, unit: leadOf(state), milestone, text: phrase(random, texts.completion, { title: state.title }),
      enteredFor: null, completedOn: dayOf(at),
    });
  });
  onDay(telling, random, on, (at) => journal.onMeasure(measure, at, OFFICE_CHECKS, { type: 'return-completion', occurredOn: dayOf(at), basis: null, milestone, reason, limit }));
}

type Turn =
  | { type: 'date-trigger'; date: string; basis: ReturnType<typeof toBasis> }
  | { type: 'suspend'; reason: string; basis: null }
  | { type: 'resume'; reason: string | null; basis: null }
  | { type: 'terminate'; reason: string; basis: ReturnType<typeof toBasis> };

function decide({ journal }: Telling, { measure, milestone }: Subject, at: Date, turn: Turn): void {
  journal.onMeasure(measure, at, OFFICE_DECIDES, { ...turn, occurredOn: dayOf(at), milestone });
}

function lastMilestone({ journal }: Telling, measure: string, what: string): Subject {
  const state = journal.measure(measure);
  const { milestone } = state.milestones.at(-1)!;
  return { measure, milestone, random: new SeededRandom(`${what} ${state.indicator.name} ${state.number} ${milestone}`) };
}
