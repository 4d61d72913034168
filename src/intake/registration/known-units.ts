import { evolve, initialState } from '../../departments/department.decider.js';
import type { DepartmentEvent } from '../../departments/department.events.js';
import { DomainError } from '../../ledger/domain-error.js';
import type { SeedUnits } from '../seed-plan.js';
import { correctedData, type LedgerSnapshot } from './ledger-snapshot.js';
import type { PlanToRegister } from './plan-to-register.js';
import { UnitDirectory, type ChosenUnit } from './unit-directory.js';

/**
 * Units of the plan's jurisdiction that stand in the ledger, under all their names.
 *
 * @throws DomainError UNKNOWN_UNIT where a choice names a unit that stands nowhere
 */
export function knownUnits(plan: PlanToRegister, register: SeedUnits | null, chosen: ReadonlyMap<string, ChosenUnit>, { streams }: LedgerSnapshot): UnitDirectory {
  const directory = new UnitDirectory(plan.jurisdiction, register);
  const units = new Map([...streams].flatMap(([stream, events]) => {
    if (!stream.startsWith('department-')) return [];
    return [[stream.slice('department-'.length), { events, state: (events as DepartmentEvent[]).reduce(evolve, initialState) }]];
  }));
  const mergedInto = (unit: string): string | null => units.get(unit)?.state.mergedInto ?? null;
  for (const [unit, { events, state: { name, aliases } }] of units) {
    const registered = correctedData<{ jurisdiction: string }>(events, 'department-registered');
    if (registered?.jurisdiction === plan.jurisdiction) directory.addKnown(lastMerger(unit, mergedInto), [name, ...aliases]);
  }
  for (const [printed, choice] of chosen) {
    if (choice.kind === 'existing' && !units.has(choice.unit) && !directory.lists(choice.unit)) throw unknownUnit(printed);
    directory.choose(printed, choice.kind === 'existing' ? { ...choice, unit: lastMerger(choice.unit, mergedInto) } : choice);
  }
  return directory;
}

const unknownUnit = (printed: string): DomainError => new DomainError('UNKNOWN_UNIT', `“${printed}”所选的单位不在台账中，也不在内置的单位名录中，没有登记。请重新选择单位。`, 'invalid', { printed });

/** The unit that goes on: what was merged may have been merged again (A into B, B into C). */
function lastMerger(unit: string, mergedInto: (unit: string) => string | null): string {
  const seen = new Set([unit]);
  for (let next = mergedInto(unit); next !== null && !seen.has(next); next = mergedInto(next)) seen.add(next);
  return [...seen].at(-1)!;
}
