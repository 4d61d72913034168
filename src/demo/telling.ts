import { dayOf } from '../config/clock.js';
import type { LocalDate } from '../ledger/fact.js';
import { addDays } from '../ledger/local-date.js';
import type { MeasureState, MilestoneState } from '../measures/measure.state.js';
import { reportingLeads } from '../measures/responsibilities.js';
import type { Act, Agenda } from './agenda.js';
import type { DemoJournal } from './demo-journal.js';
import type { DemoTexts } from './demo-texts.js';
import { officeMoment } from './office-hours.js';
import type { SeededRandom } from './random.js';

/** What every story of the demo tells with. */
export interface Telling {
  journal: DemoJournal;
  agenda: Agenda;
  texts: DemoTexts;
}

/** One milestone and the numbers its story draws from: a change in one story leaves the others as they were. */
export interface Subject {
  measure: string;
  milestone: string;
  random: SeededRandom;
}

/** Plans an act for a moment in office hours of that day; of the next one where that moment has passed. */
export function onDay({ agenda }: Telling, random: SeededRandom, day: LocalDate, act: Act): void {
  const wished = officeMoment(day, random);
  agenda.plan(wished > agenda.now ? wished : officeMoment(addDays(dayOf(agenda.now), 1), random), act);
}

/** Plans an act some days after a moment; at least one, so that it follows in office hours too. */
export function daysAfter(telling: Telling, random: SeededRandom, at: Date, days: number, act: Act): void {
  onDay(telling, random, addDays(dayOf(at), Math.max(1, days)), act);
}

export function milestoneOf({ journal }: Telling, { measure, milestone }: Subject): MilestoneState {
  return journal.measure(measure).milestones.find((one) => one.milestone === milestone)!;
}

/** The 主报单位 of a measure now: a reassignment may have changed it since the story began. */
export function leadOf(state: MeasureState): string {
  return reportingLeads(state)[0]!;
}

export function isWorkedOn({ status }: MilestoneState): boolean {
  return status === 'pending' || status === 'in-progress' || status === 'returned';
}

export function later(one: LocalDate, other: LocalDate): LocalDate {
  return one > other ? one : other;
}

export function earlier(one: LocalDate, other: LocalDate): LocalDate {
  return one < other ? one : other;
}
