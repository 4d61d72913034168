import { dayOf } from '../../config/clock.js';
import type { LocalDate } from '../../ledger/fact.js';
import { registeredDay, registeredPlanEvent, type LedgerSnapshot } from './ledger-snapshot.js';
import type { PlanToRegister } from './plan-to-register.js';

/**
 * The day a plan is registered as of: its issue date. A plan of a past period whose issue date is not known counts for the whole of
 * its year; as of today it would stand nowhere in the period its views show.
 */
function dayInForce({ issued, year, ends }: Pick<PlanToRegister, 'issued' | 'year' | 'ends'>, today: LocalDate): LocalDate {
  if (issued !== null && issued <= today) return issued;
  return ends < today ? `${year}-01-01` : today;
}

/**
 * The day a plan, its units and its measures are registered as of. A registration that stopped goes on as of the day it began with,
 * whatever day it is by now.
 *
 * @param effectiveOn day a person gave
 */
export function registrationDay(plan: PlanToRegister, snapshot: LedgerSnapshot | null, effectiveOn: LocalDate | null, today: LocalDate): LocalDate {
  return (snapshot && registeredDay(snapshot, plan.id)) ?? effectiveOn ?? dayInForce(plan, today);
}

/**
 * The day from which changes to a plan that stands apply: the day an edition says of itself, where that lies after the plan's own.
 *
 * @param effectiveOn day a person gave
 */
export function changesFrom({ id, stated }: Pick<PlanToRegister, 'id' | 'stated'>, snapshot: LedgerSnapshot | null, effectiveOn: LocalDate | null, today: LocalDate): LocalDate {
  if (effectiveOn !== null) return effectiveOn;
  const registered = snapshot && registeredDay(snapshot, id);
  const issued = stated?.issued ?? null;
  return registered !== null && issued !== null && issued > registered && issued <= today ? issued : today;
}

/**
 * Rule 2: from when the recurring tasks of a plan fall due. Where the issue date is not known, nothing was due before the ledger knew of
 * the plan: one beginning for all its measures, also where the registration stopped and goes on another day.
 */
export function occurrencesBegin(plan: Pick<PlanToRegister, 'id' | 'issued' | 'year' | 'ends'>, snapshot: LedgerSnapshot | null, effectiveOn: LocalDate | null, today: LocalDate): LocalDate {
  if (plan.issued !== null) return plan.issued;
  const registered = snapshot && registeredPlanEvent(snapshot, plan.id);
  if (!registered) return effectiveOn ?? today;
  const confirmed = dayOf(new Date(registered.recordedAt));
  // As of a day of its own: the one that a person gave.
  return registered.occurredOn === dayInForce(plan, confirmed) ? confirmed : registered.occurredOn;
}
