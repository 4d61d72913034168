import type { LedgerFacts } from '../registration/ledger-facts.js';
import { seedUnitsOf } from '../seed-plan.js';
import type { Draft } from './draft.js';
import { documentAsReviewed } from './reviewed-document.js';
import type { UnitRegistry } from './unit-matching.js';

/**
 * The units that the names of a document can mean.
 *
 * @param draft under the name of the plan that it is
 * @param facts up to date
 */
export async function unitRegistry({ reading, work }: Pick<Draft, 'reading' | 'work'>, facts: LedgerFacts): Promise<UnitRegistry> {
  const { jurisdiction } = documentAsReviewed(reading, work).front;
  return { jurisdiction, known: facts.unitsOf(jurisdiction), stands: (unit) => facts.holdsUnit(unit), register: await seedUnitsOf(jurisdiction) };
}
