import { dayOf } from '../../config/clock.js';
import type { LocalDate } from '../../ledger/fact.js';
import { addDays, lastDayOfMonth } from '../../ledger/local-date.js';
import { filerOf, OFFICE_DECIDES } from '../demo-people.js';
import { phrase } from '../demo-texts.js';
import { daysAfter, earlier, isWorkedOn, leadOf, milestoneOf, onDay, type Subject, type Telling } from '../telling.js';
import { completeOn } from './completion.js';

const LAST_DAY: LocalDate = '2021-12-31';

/** Plans a request for a later date (rule 4), asked for on that day: its answer, and how the milestone goes on. */
export function extend(telling: Telling, subject: Subject, askedOn: LocalDate): void {
  onDay(telling, subject.random, askedOn, (at) => request(telling, subject, at));
}

function request(telling: Telling, subject: Subject, at: Date): void {
  const { journal, texts } = telling;
  const { measure, milestone, random } = subject;
  const one = milestoneOf(telling, subject);
  if (!isWorkedOn(one) || one.due === null || one.due >= LAST_DAY) return;
  const unit = leadOf(journal.measure(measure));
  const proposedDate = endOfMonth(addDays(one.due, random.whole(20, 70)));
  const events = journal.onMeasure(measure, at, filerOf(journal, unit), {
    type: 'request-extension', occurredOn: dayOf(at), basis: null, unit, milestone, proposedDate,
    reason: phrase(random, texts.extensionReasons), progress: phrase(random, texts.extensionProgress),
  });
  daysAfter(telling, random, at, random.whole(2, 7), (answered) => answer(telling, subject, answered, events.at(-1)!.id, proposedDate));
}

function answer(telling: Telling, subject: Subject, at: Date, request: string, proposedDate: LocalDate): void {
  const { journal, texts } = telling;
  const { measure, milestone, random } = subject;
  const one = milestoneOf(telling, subject);
  if (!isWorkedOn(one)) return;
  const said = { occurredOn: dayOf(at), basis: null, milestone, request };
  if (random.chance(0.22)) {
    journal.onMeasure(measure, at, OFFICE_DECIDES, { type: 'refuse-extension', ...said, reason: phrase(random, texts.refusals) });
    if (random.chance(0.75)) completeOn(telling, subject, addDays(one.due!, random.whole(-2, 25)));
    return;
  }
  const halfway = addDays(one.due!, 15);
  const date = random.chance(0.2) && halfway < proposedDate ? halfway : proposedDate;
  journal.onMeasure(measure, at, OFFICE_DECIDES, { type: 'grant-extension', ...said, date, opinion: phrase(random, texts.grantOpinions) });
  if (random.chance(0.15) && one.extensions === 0) return extend(telling, subject, addDays(date, -random.whole(4, 12)));
  if (random.chance(0.85)) completeOn(telling, subject, addDays(date, random.whole(-15, 4)));
}

function endOfMonth(day: LocalDate): LocalDate {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return earlier(`${day.slice(0, 8)}${lastDayOfMonth(year, month)}`, LAST_DAY);
}
