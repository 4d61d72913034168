import { DomainError } from '../../ledger/domain-error.js';
import { citeMeasure } from '../cite-measure.js';
import type { LINK_KINDS, MeasureFact } from '../measure.events.js';
import type { MeasureState } from '../measure.state.js';
import { requireNotBefore } from './preconditions.js';

type LinkFact = Extract<MeasureFact, { type: 'provincial-link-set' }>;

/** Whether a person took the proposal as it was. */
export function linkKind({ to, proposed }: Pick<LinkFact['data'], 'to' | 'proposed'>): (typeof LINK_KINDS)[number] {
  if (to.length === 0) return 'none';
  return sameMeasures(to, proposed) ? 'confirmed' : 'changed';
}

/** @throws DomainError LINK_TO_ITSELF, NOTHING_CHANGED, DATE_BEFORE_PREDECESSOR */
export function checkProvincialLink(state: MeasureState, { data, occurredOn }: LinkFact): void {
  const { measure, provincialLink: before } = state;
  if (data.to.includes(measure)) throw new DomainError('LINK_TO_ITSELF', `${citeMeasure(state)}不能对应它自己，请选择省级方案的措施。`, 'invalid', { measure });
  requireNotBefore(occurredOn, before?.on ?? null, '上次省市对照');
  if (before && sameMeasures(before.to, data.to)) throw new DomainError('NOTHING_CHANGED', `${citeMeasure(state)}已经这样对照，不必重复提交。`, 'invalid', { measure });
}

const sameMeasures = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((measure) => other.includes(measure));
