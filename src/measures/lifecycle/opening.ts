import { DomainError } from '../../ledger/domain-error.js';
import { chineseDate } from '../../ledger/local-date.js';
import { citeMeasure } from '../cite-measure.js';
import type { MeasureFact } from '../measure.events.js';
import type { MeasureState, MilestoneState } from '../measure.state.js';
import { requireDue, requireLater } from './extensions.js';
import { requireMilestone, requireNotBefore } from './preconditions.js';

type OpeningFact = Extract<MeasureFact, { type: 'opening-recorded' }>;

/**
 * 期初补录: only where nobody has worked on the milestone in this ledger yet, once.
 *
 * @throws DomainError OPENING_ALREADY_RECORDED, WORKED_ON_ALREADY, OPENING_EMPTY, UNIT_NOT_RESPONSIBLE, COMPLETED_ON_MISSING,
 * COMPLETED_ON_NOT_ALLOWED, COMPLETED_AFTER_OPENING, EXTENDED_NOT_LATER, NO_DUE_DATE, DATE_BEFORE_PREDECESSOR
 */
export function checkOpening(state: MeasureState, { data, occurredOn }: OpeningFact): void {
  const one = requireMilestone(state, data.milestone);
  requireUntouched(state, one);
  requireNotBefore(occurredOn, one.openedOn, '启用该时间节点');
  requireNotBefore(occurredOn, state.reassignedOn, '分工调整');
  if (data.unit !== null && !state.units.some(({ unit }) => unit === data.unit)) {
    throw new DomainError('UNIT_NOT_RESPONSIBLE', `该单位不在${citeMeasure(state)}的责任单位之列，请核对所选单位。`, 'forbidden', { unit: data.unit });
  }
  const { status, progress, cumulative, problems, nextSteps, extendedTo, extensionReason, slip } = data;
  if ([status, progress, cumulative, problems, nextSteps, extendedTo, extensionReason, slip].every((said) => said === null)) {
    throw new DomainError('OPENING_EMPTY', `“${one.label}”的期初情况没有内容，不必补录。`, 'invalid', { milestone: one.milestone });
  }
  checkCompletion(one, data, occurredOn);
  if (extendedTo !== null) requireLater(extendedTo, requireDue(one), 'EXTENDED_NOT_LATER', '期初已延至的日期');
}

/** Whether nobody has worked on the milestone in this ledger; that another one of its measure was taken over touches it not. */
export function isUntouched(state: MeasureState, one: MilestoneState): boolean {
  const takenUpByOpening = one.status === 'in-progress' && state.milestones.some(({ opening }) => opening !== null);
  return one.opening === null && (one.status === 'pending' || takenUpByOpening) && one.lastReport === null && one.members.length === 0 && one.requests.length === 0 && one.returns === 0 && one.pace === null;
}

function requireUntouched(state: MeasureState, one: MilestoneState): void {
  if (one.opening !== null) {
    throw new DomainError('OPENING_ALREADY_RECORDED', `“${one.label}”的期初情况已经补录（${chineseDate(one.opening.on)}）；若有误请更正原记录。`, 'conflict', { milestone: one.milestone });
  }
  if (isUntouched(state, one)) return;
  throw new DomainError('WORKED_ON_ALREADY', `${citeMeasure(state)}的“${one.label}”在本台账中已有办理情况，不能再补录期初情况，请按正常程序填报。`, 'conflict', { milestone: one.milestone });
}

function checkCompletion({ label }: MilestoneState, { status, completedOn }: OpeningFact['data'], occurredOn: string): void {
  const isCompleted = status === 'closed' || status === 'reported';
  if (isCompleted && completedOn === null) throw new DomainError('COMPLETED_ON_MISSING', `“${label}”期初已完成，请补填完成日期。`);
  if (!isCompleted && completedOn !== null) {
    throw new DomainError('COMPLETED_ON_NOT_ALLOWED', `“${label}”期初尚未完成，不应有完成日期${chineseDate(completedOn)}，请核对状态或去掉日期。`, 'invalid', { status, completedOn });
  }
  if (completedOn !== null && completedOn > occurredOn) {
    throw new DomainError('COMPLETED_AFTER_OPENING', `完成日期${chineseDate(completedOn)}晚于期初日期${chineseDate(occurredOn)}，请改正。`, 'invalid', { completedOn, occurredOn });
  }
}
