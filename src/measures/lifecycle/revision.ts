import { isDeepStrictEqual } from 'node:util';
import { DomainError } from '../../ledger/domain-error.js';
import { citeMeasure } from '../cite-measure.js';
import type { MeasureFact } from '../measure.events.js';
import type { MeasureState } from '../measure.state.js';
import { requireBasis, requireNotBefore } from './preconditions.js';
import { checkMilestones, checkUnits, requireAfterWork } from './registration.js';

/**
 * A revision rests on the document that says so and changes something. What units did before, they did under the division of work
 * and the deadlines of that time: it cannot precede them.
 *
 * @throws DomainError BASIS_REQUIRED, NOTHING_CHANGED, DATE_BEFORE_PREDECESSOR and those of a registration's milestones and units
 */
export function checkRevision(state: MeasureState, { data, occurredOn, basis }: Extract<MeasureFact, { type: 'measure-revised' }>): void {
  requireBasis(basis, '修订措施');
  if (data.milestones !== null) checkMilestones(data.milestones);
  if (data.units !== null) checkUnits(data.units);
  if (changesNothing(state, data)) throw new DomainError('NOTHING_CHANGED', `${citeMeasure(state)}没有变化，请核对修订内容。`);
  requireAfterWork(state, occurredOn);
  requireNotBefore(occurredOn, state.revisedOn, '上次修订');
}

type Revision = Extract<MeasureFact, { type: 'measure-revised' }>['data'];

function changesNothing(state: MeasureState, { title, text, textSha256, milestones, units, unitsIncomplete }: Revision): boolean {
  const same = (now: unknown, before: unknown): boolean => now === null || isDeepStrictEqual(now, before);
  return same(title, state.title) && same(text, state.text) && same(textSha256, state.textSha256) && same(units, state.units) && same(unitsIncomplete, state.unitsIncomplete)
    && same(milestones, state.lists.at(-1)?.milestones);
}
