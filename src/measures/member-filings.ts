import type { MemberFiling, MilestoneState } from './measure.state.js';

type Member = Pick<MemberFiling, 'unit' | 'group'>;

const isOf = ({ unit, group }: Member) => (one: Member): boolean => one.unit === unit && one.group === group;

function changed(members: readonly MemberFiling[], member: Member, change: (before: MemberFiling) => MemberFiling): readonly MemberFiling[] {
  const place = members.findIndex(isOf(member));
  if (place < 0) return [...members, change({ ...member, lastReport: null, claim: null })];
  return members.with(place, change(members[place]!));
}

/** The last report is the one of the latest day. */
export function withReport(members: readonly MemberFiling[], member: Member, report: NonNullable<MemberFiling['lastReport']>): readonly MemberFiling[] {
  return changed(members, member, (before) => (before.lastReport && before.lastReport.on > report.on ? before : { ...before, lastReport: report }));
}

export function withClaim(members: readonly MemberFiling[], member: Member, claim: NonNullable<MemberFiling['claim']>): readonly MemberFiling[] {
  return changed(members, member, (before) => ({ ...before, claim }));
}

/** What these members of a group claimed; null where one of them has not. */
export function partsOf({ members }: Pick<MilestoneState, 'members'>, group: string, of: readonly string[]): NonNullable<MemberFiling['claim']>[] | null {
  const claims = members.flatMap((one) => (one.group === group && of.includes(one.unit) && one.claim !== null ? [one.claim] : []));
  return of.length > 0 && claims.length === of.length ? claims : null;
}

/** A milestone that is returned or reopened is to be reported anew by every member. */
export function withoutClaims(members: readonly MemberFiling[]): readonly MemberFiling[] {
  return members.length === 0 ? members : members.map((one) => ({ ...one, claim: null }));
}
