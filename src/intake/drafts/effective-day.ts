import type { LocalDate } from '../../ledger/fact.js';
import { chineseDate } from '../../ledger/local-date.js';
import { registeredDay, type LedgerSnapshot } from '../registration/ledger-snapshot.js';
import type { Draft } from './draft.js';
import type { Question } from './questions.js';
import { documentAsReviewed, isNotStated } from './reviewed-document.js';
import { dayEntered } from './entered-values.js';

/** From which day what is confirmed applies (自哪一天起适用): the registration of a plan, or what is changed of one that stands. */
export interface EffectiveDay {
  /** As the person gave it; null: the usual day. */
  on: LocalDate | null;
  /** Where nobody says otherwise: of a first registration the issue date, of changes today. Null: no issue date is known, the person says. */
  usual: LocalDate | null;
  /** First day it can be; null: any. */
  earliest: LocalDate | null;
  latest: LocalDate;
}

/** @param standing the plan in the ledger, where it stands there */
export function effectiveDayOf({ reading, work }: Pick<Draft, 'reading' | 'work'>, standing: { plan: string; snapshot: LedgerSnapshot } | null, today: LocalDate): EffectiveDay {
  const on = work.effectiveOn ?? null;
  const registered = standing && registeredDay(standing.snapshot, standing.plan);
  if (registered !== null) return { on, usual: today, earliest: registered, latest: today };
  const { issued } = documentAsReviewed(reading, work).front;
  return { on, usual: issued !== null && issued > today ? today : issued, earliest: issued !== null && issued <= today ? issued : null, latest: today };
}

/** @param stands whether the ledger holds the plan already */
export function effectiveQuestions({ on, usual, earliest, latest }: EffectiveDay, { work, stands }: Pick<Draft, 'work'> & { stands: boolean }): Question[] {
  const question = (message: string): Question[] => [{ code: 'effective-day', message, key: null, field: 'effectiveOn' }];
  if (on === null && usual === null && isNotStated(work, 'issued')) return question('成文日期未载明，请填写方案自哪一天起适用；方案和措施自这一天起登记在台账中。');
  if (on !== null && on > latest) return question(`适用日期${chineseDate(on)}晚于今天，请改正。`);
  if (on !== null && earliest !== null && on < earliest) return question(`适用日期${chineseDate(on)}早于${stands ? '方案在台账中登记的日期' : '方案的成文日期'}${chineseDate(earliest)}，请改正。`);
  return [];
}

/** @throws DomainError EDIT_INVALID, IMPOSSIBLE_DATE, DATE_OUT_OF_RANGE */
export const effectiveOnEntered = (on: unknown): LocalDate | null => (on === null ? null : dayEntered('适用日期', on));
