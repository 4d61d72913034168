import { DomainError } from '../ledger/domain-error.js';
import { citeMeasure } from './cite-measure.js';
import { membersOfDone, membersOn, missingMembers } from './group-members.js';
import type { MeasureCommandOf, MeasureContext } from './measure.commands.js';
import type { MeasureState, MilestoneState } from './measure.state.js';
import { partsOf, type Member } from './member-filings.js';
import { later } from './milestone-moves.js';
import { reportingLeads } from './responsibilities.js';

/**
 * Rule 6: a member that left was the last one missing: nobody is left to report, and the members that remain have all done so. Any of them,
 * or the office, says so; what is reported is what they reported, on the day it is said.
 *
 * @returns the fields of the completion report of the group
 * @throws DomainError MEMBERS_MISSING, NOT_MEMBER_OF_GROUP
 */
export function groupReport(command: MeasureCommandOf<'report-group'>, one: MilestoneState, state: MeasureState, { members, actor }: MeasureContext) {
  const { unit, occurredOn } = command;
  const groups = reportingLeads(state).filter((group) => membersOn(members, group, occurredOn).length > 0);
  const own = actor.role === 'office' ? groups : groups.filter((group) => membersOn(members, group, occurredOn).includes(unit));
  if (own.length === 0) {
    throw new DomainError('NOT_MEMBER_OF_GROUP', `${citeMeasure(state)}的主报单位没有成员单位，或本单位当日不在其中，请由主报单位报完成。`, 'forbidden', { unit });
  }
  for (const group of own) {
    const completes = membersOfDone(one, members, group, occurredOn);
    const parts = completes && partsOf(one, group, completes);
    if (!completes || !parts) continue;
    const completedOn = parts.reduce((latest, part) => later(latest, part.completedOn), parts[0]!.completedOn);
    return { milestone: one.milestone, unit: group, memberOf: null, text: membersDone(completes.length), completedOn, enteredFor: null, completes };
  }
  throw new DomainError('MEMBERS_MISSING', `“${one.label}”尚有成员单位没有报完成，不能汇总报完成。`, 'conflict', { milestone: one.milestone });
}

/**
 * Rule 6: a member of the day on which its group was reported that was entered as one only afterwards still has its part to report; until
 * then what its members reported is not the group's, and is not closed. What the office reported for the group with a source is closed as
 * it said.
 *
 * @throws DomainError MEMBERS_MISSING
 */
export function requireNoneMissing(one: MilestoneState | undefined, members: MeasureContext['members']): void {
  if (!one?.rollUp || one.status !== 'reported') return;
  const missing = missingMembers(one, members, one.rollUp.group);
  if (missing.length === 0) return;
  throw new DomainError(
    'MEMBERS_MISSING', `“${one.label}”报完成之日的成员单位中，尚有${missing.length}个没有报完成，不能核验销号；请待其报完成，或据来源代填，或退回整改。`,
    'conflict', { milestone: one.milestone, missing },
  );
}

/**
 * While the group stands as reported, only who is missing in it still reports its own part.
 *
 * @throws DomainError ALREADY_REPORTED
 */
export function requireMissing(one: MilestoneState | undefined, member: Member, members: MeasureContext['members']): void {
  if (one?.status !== 'reported' || missingMembers(one, members, member.group).includes(member.unit)) return;
  throw new DomainError('ALREADY_REPORTED', `“${one.label}”目前是“已报完成”，正在等待核验，不必重复报完成。`, 'conflict', { milestone: one.milestone, status: one.status });
}

/** What a group reports whose members have all reported. */
export const membersDone = (members: number): string => `${members}个成员单位均已报完成。`;

/** The same where members turned up later that have not. */
export const membersDoneBut = (members: number, missing: readonly string[]): string => `${members}个成员单位已报完成，${missing.join('、')}未报完成。`;
