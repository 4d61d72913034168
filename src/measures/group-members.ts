import type { LocalDate } from '../ledger/fact.js';
import type { Responsibility } from './measure.events.js';
import type { MeasureState, MemberFiling, MilestoneState } from './measure.state.js';
import { later } from './milestone-moves.js';
import { reportingLeads } from './responsibilities.js';

/** A unit that belongs to a group of the measure, directly or through a group in it, from its first day to before the first day on which it does not. */
export interface GroupMember {
  group: string;
  member: string;
  from: LocalDate;
  until: LocalDate | null;
}

const holdsOn = ({ from, until }: GroupMember, day: LocalDate): boolean => from <= day && (until === null || day < until);

/** Who belongs to a group on a day, each once. */
export function membersOn(members: readonly GroupMember[], group: string, day: LocalDate): string[] {
  return [...new Set(members.filter((one) => one.group === group && holdsOn(one, day)).map(({ member }) => member))];
}

/**
 * For which groups of the measure a unit may act that the plan does not name for this itself (rule 6): those it belongs to on that day,
 * in the order in which they answer for the measure: who reports for it, who leads, who shares, who supports.
 */
export function groupsOf(state: Pick<MeasureState, 'units'>, members: readonly GroupMember[], unit: string, day: LocalDate): ActedFor[] {
  const leads = reportingLeads(state);
  const rank = ({ unit: group, role }: Responsibility): number => (leads.includes(group) ? 0 : ['lead', 'responsible', 'supporting'].indexOf(role) + 1);
  const groups = state.units.filter(({ unit: group }) => members.some((one) => one.group === group && one.member === unit && holdsOn(one, day)));
  const found = groups.map((one) => ({ group: one.unit, name: one.printedName, rank: rank(one) })).sort((one, other) => one.rank - other.rank);
  return found.filter(({ group }, place) => found.findIndex((one) => one.group === group) === place);
}

export interface ActedFor {
  group: string;
  name: string;
  rank: number;
}

/**
 * Rule 6, rolled up: the group is done on the day of the last of its members' reports, once every member of that day has reported its own.
 *
 * @param from the group is said to be done on this day or later: who left before it is not waited for
 * @returns the members of that day; null where one of them has not reported
 */
export function membersOfDone({ members: filings }: Pick<MilestoneState, 'members'>, members: readonly GroupMember[], group: string, from: LocalDate | null = null): string[] | null {
  const claimed = claimsOf(filings, group);
  if (claimed.length === 0) return null;
  const ofDay = membersOn(members, group, lastDay(claimed, from));
  return ofDay.length > 0 && ofDay.every((member) => claimed.some(({ unit }) => unit === member)) ? ofDay : null;
}

/**
 * The day whose members a group that is reported, closed or ended answers with (rule 6): the day it is done; who joins later has no part in
 * it. Null while work goes on, and for a group other than the one that reports until the milestone is closed: those of today count.
 */
export function membersDay(one: MilestoneState, group: string): LocalDate | null {
  if (one.status === 'terminated') return one.statusSince;
  if (one.status !== 'closed' && (one.status !== 'reported' || one.reportedBy?.unit !== group)) return null;
  if (one.rollUp?.group === group) return lastDay(claimsOf(one.members, group), one.rollUp.on);
  return one.reportedOn ?? one.closedOn;
}

/** Members of the day on which the group was reported that have not reported their part: known to belong to it only since. */
export function missingMembers(one: MilestoneState, members: readonly GroupMember[], group: string): string[] {
  const day = membersDay(one, group);
  if (day === null) return [];
  return membersOn(members, group, day).filter((member) => !claimsOf(one.members, group).some(({ unit }) => unit === member));
}

const claimsOf = (filings: readonly MemberFiling[], group: string): { unit: string; on: LocalDate }[] =>
  filings.flatMap(({ unit, group: of, claim }) => (of === group && claim !== null ? [{ unit, on: claim.on }] : []));

const lastDay = (claimed: readonly { on: LocalDate }[], from: LocalDate | null): LocalDate =>
  claimed.reduce((latest, { on }) => later(latest, on), from ?? claimed[0]!.on);
