import { dayOf } from '../../config/clock.js';
import type { LocalDate } from '../../ledger/fact.js';
import { addDays, chineseDate, daysBetween } from '../../ledger/local-date.js';
import { daysOverdue } from '../../measures/deadline-status.js';
import type { MilestoneState } from '../../measures/measure.state.js';
import { demoId } from '../demo-journal.js';
import { OFFICE_ENTERS, SENIOR_SUPERVISOR, SUPERVISOR } from '../demo-people.js';
import { phrase, type DemoTexts } from '../demo-texts.js';
import { SeededRandom } from '../random.js';
import { isWorkedOn, leadOf, onDay, type Telling } from '../telling.js';
import { measureCited, type DemoTurns } from '../turns.js';
import { completeOn } from './completion.js';

const MONTHS = ['03', '04', '05', '06', '07', '08', '09', '10'];
const MOST_REMINDERS = 4;

/** Plans 督促措施 of each month, for what is overdue early in it and for what is about to fall due in its middle. */
export function chaseUp(telling: Telling): void {
  for (const month of MONTHS) {
    const random = new SeededRandom(`chase-up ${month}`);
    onDay(telling, random, `2021-${month}-08`, (at) => chaseOverdue(telling, random, at));
    onDay(telling, random, `2021-${month}-18`, (at) => remind(telling, random, at));
  }
}

/** Plans 问责处理, decided by organs that may decide them, one of them reversed on review (rules 9 and 10). */
export function holdToAccount(telling: Telling, { accountability }: DemoTurns): void {
  const { journal } = telling;
  for (const turn of accountability) {
    const random = new SeededRandom(`accountability ${turn.documentNumber}`);
    const { form, organ, documentNumber, ground, facts, statement } = turn;
    const record = demoId(`record ${documentNumber}`);
    onDay(telling, random, turn.on, (at) => {
      const measure = measureCited(journal, turn);
      const [entry] = journal.onRecord(record, at, SENIOR_SUPERVISOR, {
        type: 'record-accountability', occurredOn: dayOf(at), basis: { title: `关于${form}的决定`, documentNumber, issuedOn: dayOf(at), sha256: null },
        kind: 'accountability', form, unit: leadOf(journal.measure(measure)), measure, milestone: null, organ, documentNumber, ground, facts, statement, person: null,
      });
      finishAfter(telling, random, measure, at);
      if (!turn.corrected) return;
      const { on, reason, documentNumber: right } = turn.corrected;
      onDay(telling, random, on, (found) => journal.onRecord(record, found, SUPERVISOR, {
        type: 'correct-entry', occurredOn: dayOf(found), basis: null, target: entry!.id, reason, correctedDay: null, changes: { documentNumber: right },
      }));
    });
    if (!turn.reversed) continue;
    const { on, reason, organ: reversing } = turn.reversed;
    onDay(telling, random, on, (at) => journal.onRecord(record, at, SENIOR_SUPERVISOR, {
      type: 'reverse-record', occurredOn: dayOf(at), basis: null, reason, organ: reversing,
    }));
  }
}

/** Being held to account moves the work: most of what was open is done some weeks later. */
function finishAfter(telling: Telling, random: SeededRandom, measure: string, at: Date): void {
  for (const one of telling.journal.measure(measure).milestones.filter(isWorkedOn)) {
    if (random.chance(0.75)) completeOn(telling, { measure, milestone: one.milestone, random }, addDays(dayOf(at), random.whole(15, 50)));
  }
}

function chaseOverdue(telling: Telling, random: SeededRandom, at: Date): void {
  for (const [measure, one] of openMilestones(telling)) {
    const days = daysOverdue(one, dayOf(at));
    if (days < 5 || !random.chance(0.55)) continue;
    const form = days < 30 ? '催办' : random.chance(0.5) ? '约谈' : '限期整改';
    record(telling, random, at, measure, one.milestone, form, { days });
  }
}

function remind(telling: Telling, random: SeededRandom, at: Date): void {
  const today = dayOf(at);
  const soon = openMilestones(telling).filter(([, { due, occurrence, lastReport }]) =>
    due !== null && occurrence === null && due >= today && daysBetween(today, due) <= 14 && (lastReport === null || daysBetween(lastReport.on, today) > 20));
  for (const [measure, one] of soon.slice(0, MOST_REMINDERS)) {
    record(telling, random, at, measure, one.milestone, '提醒', { due: chineseDate(one.due!) });
  }
}

function openMilestones({ journal }: Telling): [string, MilestoneState][] {
  return [...journal.measures].flatMap(([id, { state }]) =>
    state.milestones.filter(isWorkedOn).map((one): [string, MilestoneState] => [id, one]));
}

function record(
  { journal, texts }: Telling, random: SeededRandom, at: Date, measure: string, milestone: string, form: keyof DemoTexts['chaseUps'],
  values: Record<string, string | number>,
): void {
  const state = journal.measure(measure);
  const occurredOn: LocalDate = dayOf(at);
  const byOffice = form === '催办' || form === '提醒';
  journal.onRecord(demoId(`record ${form} ${measure} ${milestone} ${occurredOn}`), at, byOffice ? OFFICE_ENTERS : SUPERVISOR, {
    type: 'record-accountability', occurredOn, basis: null, kind: 'chase-up', form, unit: leadOf(state), measure, milestone, organ: null, documentNumber: null,
    ground: null, facts: phrase(random, texts.chaseUps[form], { title: state.title, ...values }),
    statement: random.chance(0.4) ? phrase(random, texts.replies) : null, person: null,
  });
}
