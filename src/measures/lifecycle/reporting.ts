import { DomainError } from '../../ledger/domain-error.js';
import { chineseDate } from '../../ledger/local-date.js';
import { citeMeasure } from '../cite-measure.js';
import { compareDecimals } from '../decimal.js';
import type { MeasureFact } from '../measure.events.js';
import type { MeasureState, MilestoneState } from '../measure.state.js';
import { filingOf, type Member } from '../member-filings.js';
import { reportingLeads } from '../responsibilities.js';
import { requireAfterStatus, requireMilestone, requireNotBefore, requireOpen, requireStatus } from './preconditions.js';

type FactNamed<T extends MeasureFact['type']> = Extract<MeasureFact, { type: T }>;

/** Lead and responsible units report, at any time while work goes on; a report may be back-dated to the registration. */
export function checkProgress(state: MeasureState, { data, occurredOn }: FactNamed<'progress-reported'>): void {
  const one = requireMilestone(state, data.milestone);
  requireReportingRole(state, data.memberOf ?? data.unit);
  requireOpen(one);
  if (one.status === 'pending') requireNotBefore(occurredOn, state.reassignedOn, '分工调整');
  const earlier = data.memberOf === null ? one.cumulative : cumulatedBy(one, { unit: data.unit, group: data.memberOf });
  if (data.cumulative === null || !earlier || occurredOn < earlier.on) return;
  if (data.memberOf === null && !reportingLeads(state).includes(data.unit)) return;
  // Rule 5: targets that are to be lowered report a level, which may fall; what is cumulated cannot.
  if (one.targets.some(({ direction }) => direction === 'at-most' || direction === 'decrease')) return;
  if (compareDecimals(data.cumulative, earlier.value) < 0) {
    throw new DomainError(
      'CUMULATIVE_FALLS',
      `累计完成数${data.cumulative}小于${chineseDate(earlier.on)}填报的${earlier.value}；若前次填报有误，请先更正前次填报。`,
      'invalid',
      { cumulative: data.cumulative, earlier },
    );
  }
}

/** What a member last cumulated of its own part. */
function cumulatedBy(one: MilestoneState, member: Member): MilestoneState['cumulative'] {
  const report = filingOf(one, member)?.lastReport;
  return report && report.cumulative !== null ? { on: report.on, value: report.cumulative } : null;
}

function requireReportingRole(state: MeasureState, unit: string): void {
  const named = state.units.filter((one) => one.unit === unit);
  if (named.some(({ role }) => role !== 'supporting')) return;
  const advice = named.length > 0 ? `是配合单位，请把情况交牵头单位一并填报` : `不在责任单位之列，请核对所选单位`;
  throw new DomainError('UNIT_NOT_RESPONSIBLE', `该单位在${citeMeasure(state)}中${advice}。`, 'forbidden', { unit });
}

/** Rule 5: pace only against a target and a due date; without one it is 无量化, without the other 无时限. */
export function checkPace(state: MeasureState, { data }: FactNamed<'pace-assessed'>): void {
  const one = requireMilestone(state, data.milestone);
  requireOpen(one);
  const possible =
    data.pace === 'undated' ? one.due === null : data.pace === 'not-quantified' ? one.targets.length === 0 : one.due !== null && one.targets.length > 0;
  if (possible) return;
  const missing = one.due === null ? '没有完成时限' : one.targets.length === 0 ? '没有量化目标' : '既有量化目标又有完成时限';
  throw new DomainError('PACE_NOT_APPLICABLE', `“${one.label}”${missing}，不能这样评定进度。`, 'invalid', { milestone: one.milestone, pace: data.pace });
}

/**
 * Only the 主报单位 reports completion (rule 7), and each member of a group its own part (rule 6); the day it names cannot lie after the
 * report.
 */
export function checkCompletionReport(state: MeasureState, { data, occurredOn }: FactNamed<'completion-reported'>): void {
  const one = requireMilestone(state, data.milestone);
  if (data.memberOf !== null) requireReportingRole(state, data.memberOf);
  else if (!reportingLeads(state).includes(data.unit)) {
    const named = state.units.filter(({ unit }) => reportingLeads(state).includes(unit)).map(({ printedName }) => printedName);
    throw new DomainError('NOT_REPORTING_LEAD', `${citeMeasure(state)}由主报单位（${[...new Set(named)].join('、') || '尚未指定'}）报完成。`, 'forbidden', { unit: data.unit });
  }
  // A member that turned up after its group was reported reports its part all the same.
  const missing = data.memberOf !== null && data.memberOf === one.reportedBy?.unit;
  requireStatus(one, ['pending', 'in-progress', 'returned', ...(missing ? ['reported'] as const : [])], { code: 'ALREADY_REPORTED', advice: '正在等待核验，不必重复报完成。' });
  if (data.memberOf === null) {
    requireAfterStatus(occurredOn, one);
    // What the members reported each for itself belongs to what is reported now.
    for (const { claim } of one.members) requireNotBefore(occurredOn, claim?.on ?? null, '成员单位报完成');
  } else {
    requireOwnPartOpen(one, { unit: data.unit, group: data.memberOf }, occurredOn);
    requireNotBefore(occurredOn, state.reassignedOn, '分工调整');
  }
  if (data.completedOn > occurredOn) {
    throw new DomainError(
      'COMPLETED_AFTER_REPORT', `完成日期${chineseDate(data.completedOn)}晚于填报日期${chineseDate(occurredOn)}，请改正。`, 'invalid', { completedOn: data.completedOn },
    );
  }
}

/** A member reports once, until the milestone is returned or reopened; members need not wait for each other. */
function requireOwnPartOpen(one: MilestoneState, member: Member, day: string): void {
  if ((filingOf(one, member)?.claim ?? null) !== null) {
    throw new DomainError('ALREADY_REPORTED', `该单位已就“${one.label}”报完成，不必重复报完成；填报有误的，请更正原记录。`, 'conflict', { milestone: one.milestone, unit: member.unit });
  }
  requireNotBefore(day, one.openedOn, '启用该时间节点');
  if (one.status === 'returned') requireAfterStatus(day, one);
}

/** Rule 3: the checker may accept another completion date than the unit claims, none after the day of the check. */
export function checkVerification(state: MeasureState, { data, occurredOn }: FactNamed<'completion-verified'>): void {
  requireReported(requireMilestone(state, data.milestone), occurredOn);
  if (data.completedOn > occurredOn) {
    throw new DomainError(
      'COMPLETED_AFTER_CHECK', `认定的完成日期${chineseDate(data.completedOn)}晚于核验日期${chineseDate(occurredOn)}，请改正。`, 'invalid', { completedOn: data.completedOn },
    );
  }
}

/** Rule 5: a return carries a new limit, later than the day of the return. */
export function checkReturn(state: MeasureState, { data, occurredOn }: FactNamed<'completion-returned'>): void {
  requireReported(requireMilestone(state, data.milestone), occurredOn);
  if (data.limit <= occurredOn) {
    throw new DomainError(
      'LIMIT_NOT_AFTER_RETURN', `整改期限${chineseDate(data.limit)}不晚于退回日期${chineseDate(occurredOn)}，请另定期限。`, 'invalid', { limit: data.limit },
    );
  }
}

function requireReported(one: MilestoneState, day: string): void {
  requireStatus(one, ['reported'], { code: 'NOTHING_TO_CHECK', advice: '没有待核验的完成情况。' });
  requireAfterStatus(day, one);
}

