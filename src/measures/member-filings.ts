import type { LocalDate } from '../ledger/fact.js';
import type { MemberFiling, MilestoneState } from './measure.state.js';
import { later } from './milestone-moves.js';

export type Member = Pick<MemberFiling, 'unit' | 'group'>;
type Filings = Pick<MilestoneState, 'members' | 'waits'>;

const isOf = ({ unit, group }: Member) => (one: Member): boolean => one.unit === unit && one.group === group;

export const filingOf = ({ members }: Pick<MilestoneState, 'members'>, member: Member): MemberFiling | undefined => members.find(isOf(member));

function changed({ members, waits }: Filings, member: Member, change: (before: MemberFiling) => MemberFiling): readonly MemberFiling[] {
  const place = members.findIndex(isOf(member));
  if (place >= 0) return members.with(place, change(members[place]!));
  return [...members, change({ unit: member.unit, group: member.group, lastReport: null, claim: null, extendedTo: null, extensions: 0, waits })];
}

/** The last report is the one of the latest day. */
export function withReport(one: Filings, member: Member, report: NonNullable<MemberFiling['lastReport']>): readonly MemberFiling[] {
  return changed(one, member, (before) => (before.lastReport && before.lastReport.on > report.on ? before : { ...before, lastReport: report }));
}

export function withClaim(one: Filings, member: Member, claim: NonNullable<MemberFiling['claim']>): readonly MemberFiling[] {
  return changed(one, member, (before) => ({ ...before, claim }));
}

export function withExtension(one: Filings, member: Member, date: LocalDate): readonly MemberFiling[] {
  return changed(one, member, (before) => ({ ...before, extendedTo: later(before.extendedTo, date), extensions: before.extensions + 1 }));
}

/** What these members of a group claimed; null where one of them has not. */
export function partsOf({ members }: Pick<MilestoneState, 'members'>, group: string, of: readonly string[]): NonNullable<MemberFiling['claim']>[] | null {
  const claims = members.flatMap((one) => (one.group === group && of.includes(one.unit) && one.claim !== null ? [one.claim] : []));
  return of.length > 0 && claims.length === of.length ? claims : null;
}

/** A milestone that is taken up again is to be reported anew by every member. */
export function withoutClaims(members: readonly MemberFiling[]): readonly MemberFiling[] {
  return members.length === 0 ? members : members.map((one) => ({ ...one, claim: null }));
}

/** As `withoutClaims`; a member has waited from its own report on, one that made none from the group's. */
export function returned({ members, reportedOn }: MilestoneState, on: LocalDate): readonly MemberFiling[] {
  return members.map((one) => {
    const from = one.claim?.on ?? reportedOn;
    return { ...one, claim: null, waits: from === null ? one.waits : [...one.waits, { from, to: on }] };
  });
}
