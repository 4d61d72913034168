import type { OPENING_STATUSES } from '../../measures/measure.events.js';

export class OpeningNodeDto {
  milestone: string;
  label: string;
}

/** What a row of a running ledger would record (期初补录), as read and as the person changed it. */
export class IntakeOpeningRowDto {
  /** Stable: 台账!5 */
  key: string;
  sheet: string;
  row: number;
  /** Key of the measure */
  measure: string;
  /** Time nodes of the measure */
  nodes: OpeningNodeDto[];
  /** The node the row is about; null: the person chooses */
  milestone: string | null;
  /** The status as printed */
  printed: string | null;
  status: (typeof OPENING_STATUSES)[number] | null;
  completedOn: string | null;
  extendedTo: string | null;
  extensionReason: string | null;
  progress: string | null;
  cumulative: string | null;
  problems: string | null;
  nextSteps: string | null;
  slip: string | null;
  /** Taken by the person */
  take: boolean;
  /** Fields the person gave otherwise than the row reads */
  changed: string[];
  /** Why a person has to look at it; empty: sure */
  doubts: string[];
  /** False: it was worked on in this ledger, or taken over before */
  possible: boolean;
}

export class IntakeOpeningDto {
  /** Day the running ledger stands for, YYYY-MM-DD, as the person gave it */
  on: string | null;
  /** First day it can be; null while the plan, or the day from which it applies, is not known */
  earliest: string | null;
  latest: string;
  rows: IntakeOpeningRowDto[];
}

/** A measure that was acted on after the day from which it would change */
export class ActedSinceDto {
  measure: string;
  /** 「开办企业第4项」 */
  cited: string;
  /** Day of what was last done with it, YYYY-MM-DD */
  on: string;
}

/** From which day what is confirmed applies (自哪一天起适用). */
export class EffectiveDayDto {
  /** Measures whose changes are accepted and that were acted on after that day */
  actedSince: ActedSinceDto[];
  /** What becomes of them: they change as of their last entry; null: it is asked */
  whereActed: 'from-last-entry' | null;
  /** YYYY-MM-DD, as the person gave it; null: the usual day */
  on: string | null;
  /** Of a first registration the issue date, of changes to a plan that stands the day the edition states, else today; null: the issue date is not known, so that the day has to be given */
  usual: string | null;
  /** First day it can be; null: any */
  earliest: string | null;
  latest: string;
}
