import { dayOf } from '../../config/clock.js';
import type { LocalDate } from '../../ledger/fact.js';
import { addDays, daysBetween } from '../../ledger/local-date.js';
import { isOverdue } from '../../measures/deadline-status.js';
import type { MilestoneState } from '../../measures/measure.state.js';
import { filerOf, OFFICE_DECIDES, OFFICE_ENTERS } from '../demo-people.js';
import { phrase } from '../demo-texts.js';
import { daysAfter, isWorkedOn, later, leadOf, milestoneOf, onDay, type Subject, type Telling } from '../telling.js';
import { cumulativeOn, mistyped, paceOn } from './cumulative.js';

const MONTHS = [2, 3, 4, 5, 6, 7, 8, 9, 10];
const OFFICE_FILES_FOR_UNIT = 0.04;
const BACKDATED = 0.05;

/** Plans the monthly filings of a milestone, late in each month, and the office's assessment of its pace. */
export function fileMonthly(telling: Telling, subject: Subject): void {
  const { random } = subject;
  for (const month of MONTHS) {
    const day = `2021-${String(month).padStart(2, '0')}-${month === 10 ? random.whole(12, 21) : random.whole(20, 27)}`;
    onDay(telling, random, day, (at) => file(telling, subject, at, month));
    if (month > 3) onDay(telling, random, addDays(`2021-${String(month).padStart(2, '0')}-28`, 1), (at) => assess(telling, subject, at));
  }
}

function file(telling: Telling, subject: Subject, at: Date, month: number): void {
  const { journal, texts } = telling;
  const { measure, milestone, random } = subject;
  const one = milestoneOf(telling, subject);
  if (!isWorkedOn(one) || !random.chance(filingChance(one, dayOf(at)))) return;
  const state = journal.measure(measure);
  const unit = leadOf(state);
  const byOffice = random.chance(OFFICE_FILES_FOR_UNIT);
  const backdated = random.chance(BACKDATED);
  const occurredOn = backdated ? later(addDays(dayOf(at), -random.whole(5, 60)), later(state.registeredOn, state.reassignedOn ?? '')) : dayOf(at);
  const cumulative = backdated ? null : cumulativeOn(one, occurredOn, random);
  const wrong = cumulative !== null && random.chance(0.04) ? mistyped(cumulative) : null;
  const events = journal.onMeasure(measure, at, byOffice ? OFFICE_ENTERS : filerOf(journal, unit), {
    type: 'report-progress', occurredOn, basis: null, milestone, unit,
    text: progressText(telling, subject, one, {
      month: backdated ? Number(occurredOn.slice(5, 7)) : month, day: Number(occurredOn.slice(8)), title: state.title, value: wrong ?? cumulative,
    }),
    cumulative: wrong ?? cumulative,
    problems: random.chance(0.3) ? phrase(random, texts.problems) : null,
    nextSteps: random.chance(0.4) ? phrase(random, texts.nextSteps) : null,
    enteredFor: byOffice ? { source: phrase(random, texts.sources, { month }) } : null,
  });
  const entry = events.at(-1)!;
  if (wrong !== null) {
    daysAfter(telling, random, at, random.whole(2, 9), (found) =>
      correct(telling, subject, found, entry.id, { correctedDay: null, changes: { cumulative } }, texts.correctionReasons.cumulative));
  } else if (!byOffice && random.chance(0.025)) {
    const correctedDay = later(addDays(occurredOn, -random.whole(2, 6)), one.statusSince);
    if (correctedDay < occurredOn) {
      daysAfter(telling, random, at, random.whole(2, 12), (found) =>
        correct(telling, subject, found, entry.id, { correctedDay, changes: {} }, texts.correctionReasons.day));
    }
  }
  if (random.chance(0.45)) daysAfter(telling, random, at, 1, (next) => fileJointly(telling, subject, next, month));
}

/** Work with a date far ahead or none is filed less often. */
function filingChance({ due, deadline }: MilestoneState, today: LocalDate): number {
  if (due === null) return deadline === null || deadline.kind === 'relative' ? 0.6 : 0.75;
  return daysBetween(today, due) > 120 ? 0.75 : 0.93;
}

function fileJointly(telling: Telling, subject: Subject, at: Date, month: number): void {
  const { journal, texts } = telling;
  const { measure, milestone, random } = subject;
  const one = milestoneOf(telling, subject);
  const joint = journal.measure(measure).units.filter(({ unit, role }) => role === 'responsible' && journal.departments.get(unit)!.state.mergedInto === null);
  if (joint.length === 0 || !isWorkedOn(one)) return;
  const { unit } = random.oneOf(joint);
  journal.onMeasure(measure, at, filerOf(journal, unit), {
    type: 'report-progress', occurredOn: later(dayOf(at), one.statusSince), basis: null, milestone, unit, text: phrase(random, texts.joint, { month, title: journal.measure(measure).title }),
    cumulative: null, problems: null, nextSteps: null, enteredFor: null,
  });
}

function correct(
  telling: Telling, { measure, random }: Subject, at: Date, target: string,
  what: { correctedDay: LocalDate | null; changes: Record<string, unknown> }, reasons: readonly string[],
): void {
  telling.journal.onMeasure(measure, at, OFFICE_ENTERS, {
    type: 'correct-entry', occurredOn: dayOf(at), basis: null, target, reason: phrase(random, reasons), ...what,
  });
}

function assess(telling: Telling, subject: Subject, at: Date): void {
  const { journal, texts } = telling;
  const { measure, milestone, random } = subject;
  const one = milestoneOf(telling, subject);
  if (!isWorkedOn(one) || one.due === null) return;
  if (one.targets.length === 0 && !random.chance(0.2)) return;
  const pace = paceOn(one, dayOf(at));
  if (pace === null) return;
  journal.onMeasure(measure, at, OFFICE_DECIDES, {
    type: 'assess-pace', occurredOn: dayOf(at), basis: null, milestone, pace, reason: texts.paceReasons[pace],
  });
}

type Values = { month: number; day: number; title: string; value: string | null };

function progressText({ texts }: Telling, { random }: Subject, one: MilestoneState, values: Values): string {
  const sentences = [phrase(random, texts[phaseOf(one, values.month)], { ...values, value: values.value ?? '' })];
  const target = one.targets[0];
  if (values.value !== null && target) {
    sentences.push(phrase(random, texts.cumulative, { month: values.month, day: values.day, value: values.value, unit: target.unit, target: target.value }));
  }
  return sentences.join('');
}

function phaseOf(one: MilestoneState, month: number): 'progressStart' | 'progressMiddle' | 'progressLate' | 'progressOverdue' | 'progressOngoing' {
  const monthEnd = `2021-${String(month).padStart(2, '0')}-28`;
  if (one.due === null) return 'progressOngoing';
  if (isOverdue(one, monthEnd)) return 'progressOverdue';
  const [begun, ahead] = [daysBetween(one.openedOn, monthEnd), daysBetween(monthEnd, one.due)];
  if (ahead < 25) return 'progressLate';
  return begun < ahead / 2 ? 'progressStart' : 'progressMiddle';
}
