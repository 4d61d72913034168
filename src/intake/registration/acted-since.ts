import type { LocalDate } from '../../ledger/fact.js';
import { chineseDate } from '../../ledger/local-date.js';
import type { RegisteredMeasure } from './registered-measure.js';

/** A measure that a person decides to change as of a day after which it was acted on. */
export interface ActedSince {
  measure: string;
  /** For people. */
  cited: string;
  /** Day of what was last done with it: the first on which it can be changed. */
  on: LocalDate;
}

const NAMED_AT_MOST = 10;

/** Which measures they are, and the day of each. */
export function actedSinceInWords(measures: readonly ActedSince[]): string {
  const named = measures.slice(0, NAMED_AT_MOST).map(({ cited, on }) => `${cited}（${chineseDate(on)}）`).join('、');
  return `适用日期之后，有 ${measures.length} 项要改动的措施已有办理：${named}${measures.length > NAMED_AT_MOST ? '等' : ''}`;
}

/** What becomes of measures that were acted on after the day from which changes apply: nothing before a person says so, or they change as of their last entry. */
export type ActedSinceAnswer = 'from-last-entry';

/** Day of what was last done with a measure: a change cannot precede it. */
export function lastDone({ registeredOn, reassignedOn, lastFiledOn, revisedOn, milestones }: RegisteredMeasure['state']): LocalDate {
  return [registeredOn, reassignedOn, lastFiledOn, revisedOn, ...milestones.map(({ statusSince }) => statusSince)].reduce<LocalDate>((latest, day) => (day !== null && day > latest ? day : latest), '');
}
