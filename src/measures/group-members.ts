import type { LocalDate } from '../ledger/fact.js';
import type { Responsibility } from './measure.events.js';
import type { MeasureState, MilestoneState } from './measure.state.js';
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
 * For which group of the measure a unit acts that the plan does not name for this itself (rule 6). Of several the one that reports
 * goes first, then one that leads or shares.
 *
 * @returns null where it belongs to none on that day
 */
export function groupActedFor(state: Pick<MeasureState, 'units'>, members: readonly GroupMember[], unit: string, day: LocalDate): string | null {
  const leads = reportingLeads(state);
  const rank = ({ unit: group, role }: Responsibility): number => (leads.includes(group) ? 0 : role === 'supporting' ? 2 : 1);
  const groups = state.units.filter(({ unit: group }) => members.some((one) => one.group === group && one.member === unit && holdsOn(one, day)));
  return [...groups].sort((one, other) => rank(one) - rank(other))[0]?.unit ?? null;
}

/**
 * Rule 6, rolled up: the group is done on the day of the last of its members' reports, once every member of that day has reported its own.
 *
 * @returns the members of that day; null where one of them has not reported
 */
export function membersOfDone({ members: filings }: Pick<MilestoneState, 'members'>, members: readonly GroupMember[], group: string): string[] | null {
  const claimed = filings.flatMap(({ unit, group: of, claim }) => (of === group && claim !== null ? [{ unit, on: claim.on }] : []));
  if (claimed.length === 0) return null;
  const day = claimed.map(({ on }) => on).reduce((latest, on) => (on > latest ? on : latest));
  const ofDay = membersOn(members, group, day);
  return ofDay.length > 0 && ofDay.every((member) => claimed.some(({ unit }) => unit === member)) ? ofDay : null;
}
