import type { LocalDate } from '../../src/ledger/fact.js';
import type { Deadline, LINK_KINDS, Target } from '../../src/measures/measure.events.js';

/** A plan that can be compared. */
export interface ComparablePlan {
  id: string;
  title: string;
  shortTitle: string;
  jurisdiction: string;
}

/** One deadline of a measure with what has to be reached by it; occurrences of a recurring one count once. */
export interface ComparedMilestone {
  label: string;
  kind: Deadline['kind'] | null;
  /** The words of the plan. */
  raw: string | null;
  /** Due date as the plan or a trigger fixed it; null where nothing can be late. */
  originalDue: LocalDate | null;
  /** Due date in force, extensions included. */
  due: LocalDate | null;
  /** How often a recurring one falls due and on which day of the period (null: the last); null where it does not recur. */
  recurs: { every: NonNullable<Deadline['every']>; day: number | null } | null;
  targets: Target[];
}

export interface ProvincialLink {
  to: string[];
  how: (typeof LINK_KINDS)[number];
  setOn: LocalDate;
}

/** A measure as it is compared. */
export interface MeasureMaterial {
  measure: string;
  plan: string;
  indicator: { ordinal: number | null; name: string };
  item: { number: number | null; title: string } | null;
  number: number | null;
  title: string;
  cite: string;
  milestones: ComparedMilestone[];
  /** Null while nobody has linked it. */
  link: ProvincialLink | null;
}
