import { dayOf, type Clock } from '../config/clock.js';
import { decide, initialState } from '../departments/department.decider.js';
import { NEW_STREAM, type EventStore } from '../event-store/event-store.js';
import { importEventId } from '../intake/registration/import-ids.js';
import { UnitDirectory, type UnitToRegister } from '../intake/registration/unit-directory.js';
import { seedUnitsOf } from '../intake/seed-plan.js';
import { streamBegun } from './stream-known.js';

/** The host unit as the office names it when it makes its ledger. */
export interface OpeningHostUnit {
  jurisdiction: string;
  name: string;
}

const SYSTEM = { account: 'system', role: 'system', department: null } as const;

/** The unit a name means, by the jurisdiction's register where one comes with the program; a plan imported later means the same one. */
export async function hostUnitMeant({ jurisdiction, name }: OpeningHostUnit): Promise<UnitToRegister> {
  const directory = new UnitDirectory(jurisdiction, await seedUnitsOf(jurisdiction));
  const id = directory.idOf(name);
  return directory.toRegister(new Set([id])).find((unit) => unit.id === id)!;
}

/**
 * Registers the host unit as the ledger's first unit, once: an empty ledger knows no units, and the opening names one.
 *
 * @param unit as `hostUnitMeant` tells
 */
export async function registerHostUnit(store: EventStore, clock: Clock, jurisdiction: string, unit: UnitToRegister): Promise<void> {
  const stream = `department-${unit.id}`;
  if ((await streamBegun(store, stream)).length > 0) return;
  const { name, aliases, order, rankingGroup } = unit;
  const today = dayOf(clock.now());
  const facts = decide(
    { type: 'register-department', occurredOn: today, basis: null, jurisdiction, name, aliases, class: unit.class, order, rankingGroup },
    initialState, { today, actor: SYSTEM, department: unit.id, mergeTarget: null },
  );
  await store.append(stream, NEW_STREAM, facts.map((fact) => ({
    ...fact, id: importEventId(stream, fact.type), actor: SYSTEM, correlation: null, causation: null,
  })));
}
