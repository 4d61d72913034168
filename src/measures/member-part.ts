import type { LocalDate } from '../ledger/fact.js';
import type { MemberFiling, MilestoneState } from './measure.state.js';
import { filingOf, type Member } from './member-filings.js';
import { later } from './milestone-moves.js';

/**
 * The milestone as it stands for a member of a group (rule 6): under its own date, reported with its own report. Its date is the group's,
 * or a later one it was granted itself. What the office ends, closes or suspends it does for all; until its check a member that has
 * reported waits, whatever the others do. The day the checker accepts counts for a member too, where its own is not an earlier one.
 */
export function partOf(one: MilestoneState, member: Member): MilestoneState {
  const filing = filingOf(one, member);
  if (!filing) return one;
  const { claim, extendedTo, extensions, waits } = filing;
  const own = { ...one, due: one.due === null || extendedTo === null ? one.due : later(one.due, extendedTo), extensions: one.extensions + extensions, waits };
  if (claim === null) return own;
  const reported = { ...own, claimedOn: claim.completedOn, reportedOn: claim.on };
  if (one.status === 'closed') return { ...reported, completedOn: acceptedOf(one, claim.completedOn) };
  return one.status === 'terminated' || one.status === 'suspended' ? reported : { ...reported, status: 'reported' };
}

/** Whether `partOf` answers otherwise for a member than for its group. */
export function differs({ claim, extendedTo, waits }: MemberFiling, one: MilestoneState): boolean {
  return claim !== null || extendedTo !== null || waits.some(({ from }, place) => from !== one.waits[place]?.from);
}

/** A checker that accepts a later day than the members claimed says of none of them that it was done before. */
function acceptedOf({ completedOn, claimedOn }: MilestoneState, claimed: LocalDate): LocalDate | null {
  const isLater = completedOn !== null && claimedOn !== null && completedOn > claimedOn;
  return completedOn === null || isLater || claimed > completedOn ? completedOn : claimed;
}
