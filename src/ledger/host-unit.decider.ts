import type { Static } from 'typebox';
import { requireRole, requireSoundFact, type DecisionContext, type Happening } from './decision.js';
import { DomainError } from './domain-error.js';
import type { Fact } from './fact.js';
import { HostUnitNamed, type LedgerEvent } from './ledger.events.js';

export type NameHostUnitCommand = Happening & Static<typeof HostUnitNamed.data>;

/** The unit the office sits in as the ledger's own stream tells: named at the opening or later, the last naming counts. */
export function hostUnitOf(history: readonly Pick<Fact, 'type' | 'data'>[]): string | null {
  return (history as readonly Pick<LedgerEvent, 'type' | 'data'>[]).reduce<string | null>((unit, event) => {
    const { type, data } = event as LedgerEvent;
    if (type === 'ledger-opened') return data.hostUnit;
    return type === 'host-unit-named' ? data.unit : unit;
  }, null);
}

/**
 * Accepts that the office sits in a unit, or refuses it (rule 5).
 *
 * @param standing unit it sits in until now
 * @throws DomainError ROLE_NOT_ALLOWED, HOST_UNIT_UNCHANGED; FACT_INVALID, IMPOSSIBLE_DATE, DATE_IN_FUTURE
 */
export function decideHostUnit({ occurredOn, basis, unit, reason }: NameHostUnitCommand, standing: string | null, { actor, today }: DecisionContext): Fact[] {
  requireRole(actor, ['office', 'system'], '指定办公室所在单位');
  const { type, version } = HostUnitNamed;
  const fact = { type, version, occurredOn, basis, data: { unit, reason } };
  requireSoundFact(fact, today);
  if (unit === standing) {
    throw new DomainError('HOST_UNIT_UNCHANGED', `办公室所在单位已经是${unit === null ? '“未指定”' : '这个单位'}，不必重复指定。`, 'conflict', { unit });
  }
  return [fact];
}
