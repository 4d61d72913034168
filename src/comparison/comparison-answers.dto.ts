import type { ComparedMilestone } from '../../projections/plan-comparison/answers.js';
import { ReadingPointDto } from '../ledger/reading-point.dto.js';
import type { Deadline, LINK_KINDS, Target } from '../measures/measure.events.js';
import type { DeadlineComparison, DeadlineVerdict } from './compare-deadlines.js';
import type { DeadlinePair } from './pair-deadlines.js';
import type { TargetComparison } from './compare-targets.js';
import type { ComparedSide, ComparisonRow, Coverage, LinkState } from './comparison.js';
import type { LinkCandidate, LinkProposal, LinkReason } from './propose-links.js';

export class ComparedPlanDto {
  id: string;
  title: string;
  shortTitle: string;
  jurisdiction: string;
}

export class ComparedIndicatorDto {
  ordinal: number | null;
  name: string;
}

export class ComparedTargetDto implements Target {
  /** The words of the plan */
  raw: string;
  unit: string;
  direction: Target['direction'];
  /** Decimal string */
  baseline: string | null;
  /** Decimal string */
  value: string;
}

export class RecurrenceDto implements NonNullable<ComparedMilestone['recurs']> {
  every: NonNullable<Deadline['every']>;
  /** Day of the period; null for its last */
  day: number | null;
}

export class ComparedMilestoneDto implements ComparedMilestone {
  label: string;
  kind: Deadline['kind'] | null;
  /** The words of the plan */
  raw: string | null;
  /** Due date first fixed */
  originalDue: string | null;
  /** Due date in force, extensions included */
  due: string | null;
  /** Null where it does not recur */
  recurs: RecurrenceDto | null;
  targets: ComparedTargetDto[];
}

export class ComparedSideDto implements ComparedSide {
  measure: string;
  /** How people cite it */
  cite: string;
  title: string;
  indicator: ComparedIndicatorDto;
  milestones: ComparedMilestoneDto[];
}

/** Two dates that were set against each other */
export class DeadlinePairDto implements DeadlinePair {
  /** result: both for the same result; place: the n-th of as many; first, last: of plans with different numbers of dates */
  by: DeadlinePair['by'];
  /** Place among the pairs, from 1 */
  place: number;
  city: string;
  province: string;
  /** Calendar days: above 0 the city is later, below 0 earlier */
  days: number;
}

export class DeadlineComparisonDto implements DeadlineComparison {
  /** not-compared: one side recurs, the other has a date or another rhythm */
  verdict: DeadlineVerdict;
  /** Calendar days of the pair that decides: above 0 the city is later, below 0 earlier */
  days: number | null;
  /** What was set against what, in order of days */
  pairs: DeadlinePairDto[];
}

export class TargetComparisonDto implements TargetComparison {
  city: ComparedTargetDto;
  province: ComparedTargetDto;
  verdict: TargetComparison['verdict'];
}

export class ComparisonRowDto extends ComparedSideDto implements ComparisonRow {
  state: LinkState;
  how: (typeof LINK_KINDS)[number] | null;
  /** Day it was linked */
  linkedOn: string | null;
  /** Measures of the province it implements */
  provincial: ComparedSideDto[];
  deadline: DeadlineComparisonDto | null;
  targets: TargetComparisonDto[];
  /** Revision of the measure: what a link is decided against */
  revision: number;
}

export class CityCoverageDto {
  measures: number;
  linked: number;
  /** Reviewed: the province's plan has no counterpart */
  none: number;
  /** Nobody has looked at them yet */
  open: number;
}

export class ProvinceCoverageDto {
  measures: number;
  /** Implemented by at least one city measure */
  covered: number;
  uncovered: number;
}

export class CoverageDto implements Coverage {
  city: CityCoverageDto;
  province: ProvinceCoverageDto;
  /** Linked city measures that are due later than the province's */
  later: number;
  /** Linked city measures without a date where the province sets one */
  withoutDate: number;
  /** Linked city measures with a target other than the province's */
  targetsDiffer: number;
  /** Those of them where the province asks for more */
  lessStrict: number;
}

export class LinkingDto {
  /** Whether the acting person may link */
  allowed: boolean;
  /** Why not */
  reason: string | null;
}

export class ComparisonAnswerDto extends ReadingPointDto {
  city: ComparedPlanDto;
  province: ComparedPlanDto;
  /** Of the whole comparison, whatever is filtered */
  coverage: CoverageDto;
  rows: ComparisonRowDto[];
  /** Measures of the province that no city measure implements, filtered alike */
  uncovered: ComparedSideDto[];
  /** Indicators of either plan, the city's first, in the order of the plans */
  sections: string[];
  linking: LinkingDto;
}

export class LinkCandidateDto implements LinkCandidate {
  measure: string;
  /** 0 to 1 */
  score: number;
  reasons: LinkReason[];
  cite: string;
  title: string;
}

export class LinkProposalDto implements LinkProposal {
  /** City measure */
  measure: string;
  /** Provincial measures proposed, the likeliest first; empty: no counterpart found */
  proposed: string[];
  /** Likely enough to be confirmed in bulk */
  sure: boolean;
  candidates: LinkCandidateDto[];
}

export class ProposalsAnswerDto extends ReadingPointDto {
  /** One for each measure of the city's plan */
  items: LinkProposalDto[];
}

export class ProvincialMeasuresAnswerDto extends ReadingPointDto {
  /** Measures of the province's plan, to choose from */
  items: ComparedSideDto[];
}
