import { DomainError } from './domain-error.js';
import type { Basis, Fact, LocalDate } from './fact.js';
import { chineseDate } from './local-date.js';
import { ROLE_LABELS, type Actor, type Role } from './roles.js';
import { validateFact } from './validate-fact.js';

/** What every decision depends on besides the command and the stream's state. */
export interface DecisionContext {
  /** Today in Asia/Shanghai by the ledger's clock. */
  today: LocalDate;
  actor: Actor;
}

/** What every command says besides its own fields: the day it happened and the document it rests on. */
export interface Happening {
  occurredOn: LocalDate;
  basis: Basis | null;
}

/** @throws DomainError ROLE_NOT_ALLOWED: administrators, leaders, assessors and auditors never write business events */
export function requireRole(actor: Actor, allowed: readonly Role[], what: string): void {
  if (allowed.includes(actor.role)) return;
  throw new DomainError(
    'ROLE_NOT_ALLOWED',
    `“${ROLE_LABELS[actor.role]}”不能${what}，此事由${allowed.filter((role) => role !== 'system').map((role) => ROLE_LABELS[role]).join('、')}办理。`,
    'forbidden',
    { role: actor.role, allowed },
  );
}

/**
 * Rule 11 and the catalogue's schemas: the fact is well formed and its day has come.
 *
 * @throws DomainError FACT_INVALID, IMPOSSIBLE_DATE, DATE_IN_FUTURE
 */
export function requireSoundFact(fact: Fact, today: LocalDate): void {
  validateFact(fact);
  if (fact.occurredOn > today) {
    throw new DomainError(
      'DATE_IN_FUTURE',
      `发生日期${chineseDate(fact.occurredOn)}晚于今天（${chineseDate(today)}），请改为今天或以前的日期。`,
      'invalid',
      { occurredOn: fact.occurredOn, today },
    );
  }
}
