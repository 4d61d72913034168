import type { LocalDate } from '../../ledger/fact.js';
import { chineseDate } from '../../ledger/local-date.js';
import { DomainError } from '../../ledger/domain-error.js';
import { actedSinceInWords, type ActedSince, type ActedSinceAnswer } from '../registration/acted-since.js';
import { changesFrom } from '../registration/import-days.js';
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
  /** Measures whose changes are accepted and that were acted on after that day. */
  actedSince: ActedSince[];
  /** What becomes of them; null: it is asked. */
  whereActed: ActedSinceAnswer | null;
}

/**
 * @param standing the plan in the ledger, where it stands there
 * @param actedSince as the import was decided
 */
export function effectiveDayOf({ reading, work }: Pick<Draft, 'reading' | 'work'>, standing: { plan: string; snapshot: LedgerSnapshot } | null, today: LocalDate, actedSince: readonly ActedSince[] = []): EffectiveDay {
  const [on, acted] = [work.effectiveOn ?? null, { actedSince: [...actedSince], whereActed: work.whereActed ?? null }];
  const registered = standing && registeredDay(standing.snapshot, standing.plan);
  if (standing && registered !== null) return { on, usual: changesFrom({ id: standing.plan, stated: work.stated ?? null }, standing.snapshot, null, today), earliest: registered, latest: today, ...acted };
  const { issued } = documentAsReviewed(reading, work).front;
  return { on, usual: issued !== null && issued > today ? today : issued, earliest: issued !== null && issued <= today ? issued : null, latest: today, ...acted };
}

/** @param stands whether the ledger holds the plan already */
export function effectiveQuestions({ on, usual, earliest, latest, actedSince, whereActed }: EffectiveDay, { work, stands }: Pick<Draft, 'work'> & { stands: boolean }): Question[] {
  const question = (message: string): Question[] => [{ code: 'effective-day', message, key: null, field: 'effectiveOn' }];
  if (on === null && usual === null && isNotStated(work, 'issued')) return question('成文日期未载明，请填写方案自哪一天起适用；方案和措施自这一天起登记在台账中。');
  if (on !== null && on > latest) return question(`适用日期${chineseDate(on)}晚于今天，请改正。`);
  if (on !== null && earliest !== null && on < earliest) return question(`适用日期${chineseDate(on)}早于${stands ? '方案在台账中登记的日期' : '方案的成文日期'}${chineseDate(earliest)}，请改正。`);
  if (actedSince.length === 0 || whereActed !== null) return [];
  return [{ code: 'acted-since', message: `${actedSinceInWords(actedSince)}。请填写更晚的适用日期，或选择这些措施自最近一次办理之日起适用，或不采用它们的差异。`, key: null, field: 'effectiveOn' }];
}

/** @throws DomainError EDIT_INVALID */
export function whereActedEntered(answer: unknown): ActedSinceAnswer | null {
  if (answer === null || answer === 'from-last-entry') return answer;
  throw new DomainError('EDIT_INVALID', '请选择已有办理的措施自哪一天起适用。');
}

/** @throws DomainError EDIT_INVALID, IMPOSSIBLE_DATE, DATE_OUT_OF_RANGE */
export const effectiveOnEntered = (on: unknown): LocalDate | null => (on === null ? null : dayEntered('适用日期', on));
