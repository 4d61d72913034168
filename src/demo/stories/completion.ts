import { dayOf } from '../../config/clock.js';
import type { LocalDate } from '../../ledger/fact.js';
import { addDays } from '../../ledger/local-date.js';
import { filerOf, OFFICE_CHECKS, OFFICE_ENTERS } from '../demo-people.js';
import { phrase } from '../demo-texts.js';
import { daysAfter, earlier, isWorkedOn, later, leadOf, milestoneOf, onDay, type Subject, type Telling } from '../telling.js';

/**
 * Plans the completion of a milestone: reported by its lead on the day or up to four days later (sometimes weeks later, as a
 * back-dated entry), then checked.
 */
export function completeOn(telling: Telling, subject: Subject, wished: LocalDate, period: string | null = null): void {
  const { random } = subject;
  const completedOn = later(wished, addDays(milestoneOf(telling, subject).openedOn, 1));
  const late = random.chance(0.05);
  const entered = addDays(completedOn, late ? random.whole(6, 30) : random.whole(0, 4));
  onDay(telling, random, entered, (at) => reportCompletion(telling, subject, at, completedOn, late, period));
}

function reportCompletion(telling: Telling, subject: Subject, at: Date, completedOn: LocalDate, backdated: boolean, period: string | null): void {
  const { journal, texts } = telling;
  const { measure, milestone, random } = subject;
  const one = milestoneOf(telling, subject);
  if (!isWorkedOn(one)) return;
  const state = journal.measure(measure);
  const unit = leadOf(state);
  const today = dayOf(at);
  const occurredOn = backdated ? earlier(later(completedOn, one.statusSince), today) : today;
  const text = one.status === 'returned' ? phrase(random, texts.rework)
    : period ? phrase(random, texts.periodDone, { period }) : phrase(random, texts.completion, { title: state.title });
  journal.onMeasure(measure, at, filerOf(journal, unit), {
    type: 'report-completion', occurredOn, basis: null, unit, milestone, text, enteredFor: null, completedOn: earlier(completedOn, occurredOn),
  });
  daysAfter(telling, random, at, random.whole(1, period ? 6 : 9), (checked) => check(telling, subject, checked, period));
}

function check(telling: Telling, subject: Subject, at: Date, period: string | null): void {
  const { journal, texts } = telling;
  const { measure, milestone, random } = subject;
  const one = milestoneOf(telling, subject);
  if (one.status !== 'reported') return;
  const today = dayOf(at);
  const mayReturn = period === null && one.returns < 2;
  if (mayReturn && random.chance(one.returns === 0 ? 0.2 : 0.1)) {
    const limit = addDays(today, random.whole(8, 20));
    journal.onMeasure(measure, at, OFFICE_CHECKS, {
      type: 'return-completion', occurredOn: today, basis: null, milestone, reason: phrase(random, texts.returns), limit,
    });
    // One in eight misses the limit.
    const days = random.chance(0.125) ? random.whole(22, 35) : random.whole(4, 8);
    daysAfter(telling, random, at, days, (again) => reportCompletion(telling, subject, again, dayOf(again), false, null));
    return;
  }
  const claimed = one.claimedOn!;
  const accepted = random.chance(0.07) ? earlier(addDays(claimed, random.whole(1, 3)), today) : claimed;
  const occurredOn = random.chance(0.04) ? later(addDays(today, -random.whole(5, 12)), one.statusSince) : today;
  const [checked] = journal.onMeasure(measure, at, OFFICE_CHECKS, {
    type: 'verify-completion', occurredOn, basis: null, milestone, completedOn: earlier(accepted, occurredOn),
    opinion: phrase(random, accepted === claimed ? texts.opinions : texts.otherDayOpinions),
  });
  if (random.chance(0.03)) daysAfter(telling, random, at, random.whole(3, 20), (later) => correctDay(telling, subject, later, checked!.id));
}

/** A wrong completion date, found later in the papers, is corrected by the office; the first entry stays readable. */
function correctDay(telling: Telling, { measure, milestone, random }: Subject, at: Date, target: string): void {
  const { journal, texts } = telling;
  const closed = journal.measure(measure).milestones.find((one) => one.milestone === milestone)!;
  if (closed.status !== 'closed') return;
  journal.onMeasure(measure, at, OFFICE_ENTERS, {
    type: 'correct-entry', occurredOn: dayOf(at), basis: null, target, reason: phrase(random, texts.correctionReasons.completedOn),
    correctedDay: null, changes: { completedOn: addDays(closed.completedOn!, -random.whole(1, 6)) },
  });
}
