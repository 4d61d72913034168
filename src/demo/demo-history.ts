import { dayOf } from '../config/clock.js';
import type { StreamEvent } from '../ledger/fact.js';
import { addDays } from '../ledger/local-date.js';
import type { MilestoneState } from '../measures/measure.state.js';
import type { AccountabilityRules } from '../supervision/accountability-rules.js';
import { Agenda } from './agenda.js';
import { demoId, DemoJournal, type DemoEntry } from './demo-journal.js';
import { OFFICE_ENTERS } from './demo-people.js';
import { readDemoSeed, type DemoTexts } from './demo-texts.js';
import { SeededRandom } from './random.js';
import { acknowledgeSoon } from './stories/acknowledgement.js';
import { completeOn } from './stories/completion.js';
import { extend } from './stories/extension.js';
import { fileMonthly } from './stories/filing.js';
import { interrupt, measuresWithTurns } from './stories/interruptions.js';
import { chaseUp, holdToAccount } from './stories/supervision.js';
import { changeUnits } from './stories/units.js';
import type { Subject, Telling } from './telling.js';
import type { DemoTurns } from './turns.js';

/**
 * The history of the demo's plan year up to a moment: what units, office and 督查 entered, in the order they entered it. The
 * same registration always gives the same history, and every entry has passed the deciders.
 *
 * @param registered events of the import, in position order
 * @param until the last moment of the history
 */
export function demoHistory(registered: readonly StreamEvent[], rules: AccountabilityRules, until: Date): DemoEntry[] {
  const journal = new DemoJournal(registered, rules);
  const telling: Telling = { journal, agenda: new Agenda(until), texts: readDemoSeed<DemoTexts>('texts.json') };
  const turns = readDemoSeed<DemoTurns>('turns.json');
  const told = measuresWithTurns(telling, turns);
  for (const [measure, { state }] of journal.measures) {
    acknowledgeSoon(telling, measure, new SeededRandom(`acknowledgement ${state.indicator.name} ${state.number}`));
    for (const one of state.milestones) {
      const subject = { measure, milestone: one.milestone, random: new SeededRandom(`${state.indicator.name} ${state.number} ${one.milestone}`) };
      planCourse(telling, subject, one, told.has(measure));
    }
  }
  interrupt(telling, turns);
  changeUnits(telling, turns);
  chaseUp(telling);
  holdToAccount(telling, turns);
  telling.agenda.run();
  remindOfDispatch(telling, until);
  return journal.entries;
}

const LAST_RECORD = demoId('record of the last evening');
/** Stream of the last entry of the history: where it stands, the demo is complete. */
export const LAST_STREAM = `record-${LAST_RECORD}`;

function remindOfDispatch({ journal, texts }: Telling, until: Date): void {
  const [unit] = [...journal.departments.keys()];
  journal.onRecord(LAST_RECORD, until, OFFICE_ENTERS, {
    type: 'record-accountability', occurredOn: dayOf(until), basis: null, kind: 'chase-up', form: '提醒', unit: unit!, measure: null, milestone: null,
    organ: null, documentNumber: null, ground: null, facts: texts.dispatchReminder, statement: null, person: null,
  });
}

/** How a milestone goes, by lot: in time, late, with an extension, or very late. */
function planCourse(telling: Telling, subject: Subject, one: MilestoneState, hasTurns: boolean): void {
  const { random } = subject;
  if (one.occurrence !== null) return planOccurrence(telling, subject, one);
  fileMonthly(telling, subject);
  if (hasTurns) return;
  if (one.due === null) {
    if (one.deadline === null && random.chance(0.3)) completeOn(telling, subject, addDays(one.openedOn, random.whole(110, 260)));
    return;
  }
  const lot = random.fraction();
  if (lot < 0.58) completeOn(telling, subject, addDays(one.due, -random.whole(0, 16)));
  else if (lot < 0.68) completeOn(telling, subject, addDays(one.due, random.whole(3, 24)));
  else if (lot < 0.88) extend(telling, subject, addDays(one.due, -random.whole(4, 18)));
  else if (lot < 0.93) extend(telling, subject, addDays(one.due, random.whole(2, 15)));
  else completeOn(telling, subject, addDays(one.due, random.whole(70, 150)));
}

/** Occurrences are filed around their day; a few late, a few very late. */
function planOccurrence(telling: Telling, subject: Subject, one: MilestoneState): void {
  const { random } = subject;
  const period = /（(.*)）$/u.exec(one.label)?.[1] ?? one.label;
  const lot = random.fraction();
  const days = lot < 0.04 ? random.whole(25, 90) : lot < 0.12 ? random.whole(1, 12) : -random.whole(0, 4);
  completeOn(telling, subject, addDays(one.due!, days), period);
}
