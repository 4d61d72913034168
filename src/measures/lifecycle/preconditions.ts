import { DomainError } from '../../ledger/domain-error.js';
import type { Basis, LocalDate } from '../../ledger/fact.js';
import { chineseDate } from '../../ledger/local-date.js';
import { citeMeasure } from '../cite-measure.js';
import type { MeasureState, MilestoneState, MilestoneStatus } from '../measure.state.js';
import { MILESTONE_STATUS_LABELS } from '../measure.state.js';

/** @throws DomainError UNKNOWN_MEASURE */
export function requireMeasure(state: MeasureState): void {
  if (!state.exists) throw new DomainError('UNKNOWN_MEASURE', '台账中没有这项措施，请从台账列表中重新选择。', 'not-found');
}

/** @throws DomainError UNKNOWN_MILESTONE */
export function requireMilestone(state: MeasureState, milestone: string): MilestoneState {
  requireMeasure(state);
  const found = state.milestones.find((one) => one.milestone === milestone);
  if (found) return found;
  throw new DomainError('UNKNOWN_MILESTONE', `${citeMeasure(state)}没有编号为“${milestone}”的时间节点，请刷新页面后重新选择。`, 'not-found', { milestone });
}

interface Obstacle {
  code: string;
  advice: string;
}

/** Statuses in which work does not go on. */
const OBSTACLES: Partial<Record<MilestoneStatus, Obstacle>> = {
  closed: { code: 'MILESTONE_CLOSED', advice: '不能再办理；确需办理的，请领导小组办公室先重新启用。' },
  terminated: { code: 'MILESTONE_TERMINATED', advice: '不能再办理。' },
  suspended: { code: 'MILESTONE_SUSPENDED', advice: '请领导小组办公室先恢复再办理。' },
};

/**
 * Rule 5: work on the milestone goes on: neither closed nor terminated nor suspended.
 *
 * @throws DomainError MILESTONE_CLOSED, MILESTONE_TERMINATED, MILESTONE_SUSPENDED
 */
export function requireOpen(one: MilestoneState): void {
  const obstacle = OBSTACLES[one.status];
  if (obstacle) throw refusal(one, obstacle);
}

/** As `requireOpen`, but suspended will do: what the office decides does not wait for the resumption. */
export function requireNotEnded(one: MilestoneState): void {
  if (one.status !== 'suspended') requireOpen(one);
}

/**
 * Rule 5: the milestone is in one of the statuses the act needs.
 *
 * @throws DomainError as `requireOpen` where that is what stands in the way, else `otherwise`
 */
export function requireStatus(one: MilestoneState, allowed: readonly MilestoneStatus[], otherwise: Obstacle): void {
  if (!allowed.includes(one.status)) throw refusal(one, OBSTACLES[one.status] ?? otherwise);
}

function refusal(one: MilestoneState, { code, advice }: Obstacle): DomainError {
  return new DomainError(code, `“${one.label}”目前是“${MILESTONE_STATUS_LABELS[one.status]}”，${advice}`, 'conflict', { milestone: one.milestone, status: one.status });
}

/**
 * Rule 11: a fact cannot have happened before what it follows.
 *
 * @param what the earlier event as people read it
 * @throws DomainError DATE_BEFORE_PREDECESSOR
 */
export function requireNotBefore(day: LocalDate, floor: LocalDate | null, what: string): void {
  if (floor === null || day >= floor) return;
  throw new DomainError(
    'DATE_BEFORE_PREDECESSOR',
    `发生日期${chineseDate(day)}早于${what}的日期${chineseDate(floor)}，请改为${chineseDate(floor)}或以后；若${what}的日期有误，请先更正。`,
    'invalid',
    { occurredOn: day, notBefore: floor },
  );
}

/** The day the present status began: what changes the status follows it. */
export function requireAfterStatus(day: LocalDate, one: MilestoneState): void {
  requireNotBefore(day, one.statusSince, `“${MILESTONE_STATUS_LABELS[one.status]}”`);
}

/** @throws DomainError BASIS_REQUIRED */
export function requireBasis(basis: Basis | null, what: string): void {
  if (basis === null) throw new DomainError('BASIS_REQUIRED', `${what}须有依据文件，请填写文件名称和文号。`);
}
