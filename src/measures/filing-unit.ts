import { DomainError } from '../ledger/domain-error.js';
import type { Actor } from '../ledger/roles.js';

/** The unit a submission speaks for: the acting person's own, else the one named; empty where neither is (the decider refuses it). */
export function actingUnit(actor: Actor, named: string | undefined): string {
  return actor.department ?? named ?? '';
}

/**
 * Unit and source of a filing. What the office enters for a unit is marked with where it has it from (代填, rule 12).
 *
 * @throws DomainError UNIT_MISSING where the office names no unit
 */
export function filingUnit(
  actor: Actor, filing: { enteredForUnit?: string; source?: string },
): { unit: string; enteredFor: { source: string } | null } {
  const unit = filing.enteredForUnit ?? actingUnit(actor, undefined);
  if (unit === '' && actor.role === 'office') throw new DomainError('UNIT_MISSING', '代填时请先选择所代填的单位。');
  return { unit, enteredFor: filing.source ? { source: filing.source } : null };
}
