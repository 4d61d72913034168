import type { LocalDate } from '../../ledger/fact.js';
import { chineseDate } from '../../ledger/local-date.js';
import { registeredDay, type LedgerSnapshot } from '../registration/ledger-snapshot.js';
import { dayInForce } from '../registration/import-work.js';
import type { Draft } from './draft.js';
import type { Question } from './questions.js';
import { documentAsReviewed } from './reviewed-document.js';
import { dayEntered } from './entered-values.js';

/** From which day what is confirmed applies (自哪一天起适用): the registration of a plan, or what is changed of one that stands. */
export interface EffectiveDay {
  /** As the person gave it; null: the usual day. */
  on: LocalDate | null;
  /** Where nobody says otherwise: of a first registration the issue date, of changes today. */
  usual: LocalDate;
  /** First day it can be; null: any. */
  earliest: LocalDate | null;
  latest: LocalDate;
}

/** @param standing the plan in the ledger, where it stands there */
export function effectiveDayOf({ reading, work }: Pick<Draft, 'reading' | 'work'>, standing: { plan: string; snapshot: LedgerSnapshot } | null, today: LocalDate): EffectiveDay {
  const on = work.effectiveOn ?? null;
  const registered = standing && registeredDay(standing.snapshot, standing.plan);
  if (registered !== null) return { on, usual: today, earliest: registered, latest: today };
  const { issued, year, ends } = documentAsReviewed(reading, work).front;
  const usual = year === null || ends === null ? today : dayInForce({ issued, year, ends }, today);
  return { on, usual, earliest: issued !== null && issued <= today ? issued : null, latest: today };
}

export function effectiveQuestions({ on, earliest, latest }: EffectiveDay): Question[] {
  const question = (message: string): Question[] => [{ code: 'effective-day', message, key: null, field: 'effectiveOn' }];
  if (on !== null && on > latest) return question(`适用日期${chineseDate(on)}晚于今天，请改正。`);
  if (on !== null && earliest !== null && on < earliest) return question(`适用日期${chineseDate(on)}早于方案印发或登记的日期${chineseDate(earliest)}，请改正。`);
  return [];
}

/** @throws DomainError EDIT_INVALID, IMPOSSIBLE_DATE, DATE_OUT_OF_RANGE */
export const effectiveOnEntered = (on: unknown): LocalDate | null => (on === null ? null : dayEntered('适用日期', on));
