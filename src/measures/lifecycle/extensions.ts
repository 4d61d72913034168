import { DomainError } from '../../ledger/domain-error.js';
import { chineseDate } from '../../ledger/local-date.js';
import { citeMeasure } from '../cite-measure.js';
import type { MeasureFact } from '../measure.events.js';
import type { ExtensionRequest, MeasureState, MilestoneState } from '../measure.state.js';
import { partOf } from '../member-part.js';
import { leads } from '../responsibilities.js';
import { requireMilestone, requireNotBefore, requireNotEnded, requireOpen } from './preconditions.js';

type FactNamed<T extends MeasureFact['type']> = Extract<MeasureFact, { type: T }>;

/**
 * Rule 4: reason, progress and a later date; late requests are accepted and shown as late; one open request at a time, of the milestone
 * and of each member for its own part (rule 6).
 */
export function checkRequest(state: MeasureState, { data, occurredOn }: FactNamed<'extension-requested'>): void {
  const one = requireMilestone(state, data.milestone);
  if (!leads(state, data.memberOf ?? data.unit)) throw new DomainError('NOT_LEAD', `${citeMeasure(state)}的延期由牵头单位申请。`, 'forbidden', { unit: data.unit });
  requireOpen(one);
  requireLater(data.proposedDate, requireDue(withDueOf(one, data)), 'PROPOSED_NOT_LATER', '拟延至的日期');
  const earlier = one.requests.filter(({ unit, memberOf }) => memberOf === data.memberOf && (memberOf === null || unit === data.unit));
  if (earlier.some(({ answer }) => answer === null)) {
    throw new DomainError('REQUEST_OPEN', `“${one.label}”已有一个延期申请在等待答复，请等答复后再申请。`, 'conflict', { milestone: one.milestone });
  }
  requireNotBefore(occurredOn, one.openedOn, '启用该时间节点');
  requireNotBefore(occurredOn, earlier.at(-1)?.answer?.on ?? null, '上次延期答复');
}

/** Rule 4: the answer fixes a concrete date later than the current one. */
export function checkGrant(state: MeasureState, { data, occurredOn }: FactNamed<'extension-granted'>): void {
  const one = requireMilestone(state, data.milestone);
  const asked = requireAnswerable(one, data.request, occurredOn);
  requireLater(data.date, requireDue(withDueOf(one, asked)), 'GRANT_NOT_LATER', '同意延至的日期');
}

export function checkRefusal(state: MeasureState, { data, occurredOn }: FactNamed<'extension-refused'>): void {
  requireAnswerable(requireMilestone(state, data.milestone), data.request, occurredOn);
}

function requireAnswerable(one: MilestoneState, request: string, day: string): ExtensionRequest {
  const found = one.requests.find(({ event }) => event === request);
  if (!found) throw new DomainError('UNKNOWN_REQUEST', `“${one.label}”没有这个延期申请，请刷新页面后重新选择。`, 'not-found', { request });
  if (found.answer) {
    throw new DomainError('REQUEST_ALREADY_ANSWERED', `这个延期申请已于${chineseDate(found.answer.on)}答复，不能再次答复。`, 'conflict', { request });
  }
  requireNotEnded(one);
  requireNotBefore(day, found.requestedOn, '延期申请');
  requireNotBefore(day, one.openedOn, '启用该时间节点');
  return found;
}

/** The milestone as it stands for who asks: a member of a group for its own part. */
export function withDueOf(one: MilestoneState, asked: Pick<ExtensionRequest, 'unit' | 'memberOf'> | undefined): MilestoneState {
  return asked && asked.memberOf !== null ? partOf(one, { unit: asked.unit, group: asked.memberOf }) : one;
}

/** @throws DomainError NO_DUE_DATE: an item without a due date needs no extension */
export function requireDue(one: MilestoneState): string {
  if (one.due !== null) return one.due;
  throw new DomainError('NO_DUE_DATE', `“${one.label}”没有完成时限，不需要延期。`, 'invalid', { milestone: one.milestone });
}

/** @throws DomainError with the code given */
export function requireLater(date: string, due: string, code: string, what: string): void {
  if (date > due) return;
  throw new DomainError(code, `${what}${chineseDate(date)}不晚于现在的时限${chineseDate(due)}，请另填日期。`, 'invalid', { date, due });
}
