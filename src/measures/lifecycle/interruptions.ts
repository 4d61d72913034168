import { DomainError } from '../../ledger/domain-error.js';
import { chineseDate } from '../../ledger/local-date.js';
import type { MeasureFact } from '../measure.events.js';
import type { MeasureState } from '../measure.state.js';
import { requireAfterStatus, requireBasis, requireMilestone, requireNotEnded, requireOpen } from './preconditions.js';

type FactNamed<T extends MeasureFact['type']> = Extract<MeasureFact, { type: T }>;

/** Rule 5: what was closed is taken up again for a reason; what a document has ended, by another document. */
export function checkReopening(state: MeasureState, { data, occurredOn, basis }: FactNamed<'milestone-reopened'>): void {
  const one = requireMilestone(state, data.milestone);
  if (one.status !== 'closed' && one.status !== 'terminated') {
    throw new DomainError('NOT_CLOSED', `“${one.label}”还没有销号，不需要重新启用。`, 'conflict', { milestone: one.milestone, status: one.status });
  }
  if (one.status === 'terminated') requireBasis(basis, '重新启用已终止的任务');
  requireAfterStatus(occurredOn, one);
}

export function checkSuspension(state: MeasureState, { data, occurredOn }: FactNamed<'milestone-suspended'>): void {
  const one = requireMilestone(state, data.milestone);
  requireOpen(one);
  requireAfterStatus(occurredOn, one);
}

export function checkResumption(state: MeasureState, { data, occurredOn }: FactNamed<'milestone-resumed'>): void {
  const one = requireMilestone(state, data.milestone);
  if (one.status !== 'suspended') {
    throw new DomainError('NOT_SUSPENDED', `“${one.label}”没有暂停，不需要恢复。`, 'conflict', { milestone: one.milestone, status: one.status });
  }
  requireAfterStatus(occurredOn, one);
}

export function checkTermination(state: MeasureState, { data, occurredOn, basis }: FactNamed<'milestone-terminated'>): void {
  const one = requireMilestone(state, data.milestone);
  requireNotEnded(one);
  requireAfterStatus(occurredOn, one);
  requireBasis(basis, '终止');
}

/** Rule 2: only a `relative` deadline is dated by its trigger, once, with the document; a wrong date is corrected, not dated again. */
export function checkTrigger(state: MeasureState, { data, basis }: FactNamed<'trigger-dated'>): void {
  const one = requireMilestone(state, data.milestone);
  requireNotEnded(one);
  if (one.deadline?.kind !== 'relative') {
    throw new DomainError('NOT_RELATIVE', `“${one.label}”的完成时限不取决于其他文件，不需要触发。`, 'invalid', { milestone: one.milestone });
  }
  if (one.originalDue !== null) {
    throw new DomainError('ALREADY_DATED', `“${one.label}”的时限已定为${chineseDate(one.originalDue)}；若有误请更正原记录。`, 'conflict', { milestone: one.milestone });
  }
  requireBasis(basis, '时限触发');
}
