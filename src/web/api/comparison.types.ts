import type { ComparablePlan, ComparedMilestone } from '../../../projections/plan-comparison/answers.js';
import type { AsOf, Target } from './types.js';

export type { ComparablePlan, ComparedMilestone } from '../../../projections/plan-comparison/answers.js';

/** A measure as it stands on one side of the comparison. */
export interface ComparedSide {
  measure: string;
  cite: string;
  title: string;
  indicator: { ordinal: number | null; name: string };
  milestones: ComparedMilestone[];
}

/** Two dates set against each other: for the same result, the n-th of as many, or the first or the last of plans with different numbers. */
export interface DeadlinePair {
  by: 'result' | 'place' | 'first' | 'last';
  place: number;
  city: string;
  province: string;
  days: number;
}

export interface DeadlineComparison {
  verdict: 'later' | 'earlier' | 'same' | 'city-undated' | 'province-undated' | 'undated' | 'not-compared';
  days: number | null;
  pairs: DeadlinePair[];
}

export interface TargetComparison {
  city: Target;
  province: Target;
  verdict: 'same' | 'city-stricter' | 'province-stricter' | 'amount';
}

export interface ComparisonRow extends ComparedSide {
  state: 'linked' | 'none' | 'open';
  how: 'confirmed' | 'changed' | 'none' | null;
  linkedOn: string | null;
  provincial: ComparedSide[];
  deadline: DeadlineComparison | null;
  targets: TargetComparison[];
  revision: number;
}

export interface Coverage {
  city: { measures: number; linked: number; none: number; open: number };
  province: { measures: number; covered: number; uncovered: number };
  later: number;
  withoutDate: number;
  targetsDiffer: number;
  lessStrict: number;
}

/** 省市对照 */
export interface Comparison extends AsOf {
  city: ComparablePlan;
  province: ComparablePlan;
  coverage: Coverage;
  rows: ComparisonRow[];
  uncovered: ComparedSide[];
  sections: string[];
  linking: { allowed: boolean; reason: string | null };
}

export interface LinkCandidate {
  measure: string;
  cite: string;
  title: string;
  score: number;
  reasons: string[];
}

export interface LinkProposal {
  measure: string;
  proposed: string[];
  sure: boolean;
  candidates: LinkCandidate[];
}

export interface LinkProposals extends AsOf {
  items: LinkProposal[];
}

export interface ProvincialMeasures extends AsOf {
  items: ComparedSide[];
}

/** What became of many links set in one go. */
export interface LinkOutcomes {
  items: { measure: string; problem: { code: string; title: string; detail: string } | null }[];
  receipt: string | null;
}
