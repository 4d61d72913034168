import { dayOf } from '../config/clock.js';
import type { Basis, LocalDate } from '../ledger/fact.js';
import { membersDone } from './group-report.js';
import type { MeasureEvent } from './measure.events.js';

/** A completion report as the checker has to read it. */
export interface Claim {
  event: string;
  /** Day of the report. */
  on: LocalDate;
  /** Beijing day it was entered. */
  recordedOn: LocalDate;
  unit: string;
  text: string;
  /** Day the unit says it was done. */
  completedOn: LocalDate;
  basis: Basis | null;
  /** Where the office had it from that entered it for the unit (rule 12). */
  source: string | null;
}

/** Latest completion report of each milestone; members' for their own parts make one of the group's once they are all there (rule 6). Read from the history, not kept in the state: only the page of a measure shows it. */
export function lastClaims(history: readonly MeasureEvent[]): ReadonlyMap<string, Claim> {
  const claims = new Map<string, Claim>();
  const ofMembers = new Map<string, Parts>();
  for (const { type, id, occurredOn, recordedAt, basis, data } of history) {
    const entered = { event: id, on: occurredOn, recordedOn: dayOf(new Date(recordedAt)), basis };
    if (type === 'opening-recorded' && data.status === 'reported' && data.completedOn !== null) {
      const { milestone, unit, progress, completedOn, source: { sheet, row } } = data;
      claims.set(milestone, { ...entered, unit: unit ?? '', text: progress ?? '', completedOn, source: `期初台账“${sheet}”第${row}行` });
    }
    if (type === 'completion-returned' || type === 'milestone-reopened') ofMembers.delete(data.milestone);
    if (type !== 'completion-reported') continue;
    const { milestone, unit, text, completedOn, enteredFor, memberOf, completes } = data;
    const claim = { ...entered, unit, text, completedOn, source: enteredFor?.source ?? null };
    if (memberOf === null && completes === null) {
      claims.set(milestone, claim);
      continue;
    }
    const { last, claimed } = ofMembers.get(milestone) ?? { last: null, claimed: new Map<string, Claim>() };
    const parts: Parts = {
      claimed: memberOf === null ? claimed : new Map([...claimed, [`${memberOf} ${unit}`, claim]]),
      last: completes === null ? last : withMembers(last, { ...claim, unit: memberOf ?? unit, members: completes }),
    };
    ofMembers.set(milestone, parts);
    const whole = groupClaim(parts);
    if (whole !== null) claims.set(milestone, whole);
  }
  return claims;
}

interface Parts {
  /** Group and unit → what it reported for itself. */
  claimed: ReadonlyMap<string, Claim>;
  /** The group's, in the report of its members entered last, and whose parts make it up. */
  last: Claim & { members: readonly string[] } | null;
}

/** As the milestone's roll-up: a member that was missing is added. */
function withMembers(before: Parts['last'], last: NonNullable<Parts['last']>): Parts['last'] {
  return before?.unit === last.unit ? { ...last, members: [...new Set([...before.members, ...last.members])] } : last;
}

function groupClaim({ last, claimed }: Parts): Claim | null {
  if (last === null) return null;
  const { members, ...claim } = last;
  const parts = members.flatMap((member) => claimed.get(`${last.unit} ${member}`) ?? []);
  if (parts.length < members.length) return null;
  const latest = (days: LocalDate[]): LocalDate => days.reduce((one, other) => (other > one ? other : one));
  return {
    ...claim, text: membersDone(members.length), basis: null,
    on: latest([last, ...parts].map(({ on }) => on)), recordedOn: latest([last, ...parts].map(({ recordedOn }) => recordedOn)), completedOn: latest(parts.map(({ completedOn }) => completedOn)),
  };
}
