import type {
  IndicatorTotals, Light, MeasureTotals, MilestoneTotals, Overview, PlanInForce, PlanTotals, Progress, TrendPoint,
} from '../../projections/dashboard/answers.js';
import { type MilestoneRowDto } from '../measures/measure-rows.dto.js';
import { ReadingPointDto } from './reading-point.dto.js';
import type { Role } from './roles.js';

export class PlanDto implements PlanInForce {
  id: string;
  title: string;
  shortTitle: string;
  jurisdiction: string;
  year: number;
  issued: string | null;
  ends: string;
  /** Day from which it stands in the ledger, under whatever title */
  since: string;
  /** Today lies after its last day (计划期已结束) */
  ended: boolean;
  measures: number;
}

export class RoleDto {
  role: Role;
  label: string;
  /** The role acts for a unit and has to name it */
  needsUnit: boolean;
}

export class LedgerAnswerDto extends ReadingPointDto {
  origin: string;
  name: string;
  kind: 'office' | 'sample' | 'demo';
  /** Today by the ledger's clock */
  today: string;
  /** Shown on every page of a ledger that is not an office's own */
  banner: string | null;
  plans: PlanDto[];
  roles: RoleDto[];
  /** Unit the leading-group office sits in now, whatever day is shown; null = none named. Where it is responsible, 督查 checks */
  hostUnit: string | null;
  /** Revision the ledger's own stream stands at: what naming that unit is decided against */
  revision: number;
}

export class FormDto {
  form: string;
  kind: string;
  /** Classes of organ that may decide it */
  organs: string[];
}

export class AccountabilityRulesDto {
  edition: string;
  forms: FormDto[];
  grounds: string[];
}

export class LightRulesDto {
  edition: string;
  /** Yellow from so many days before the due date */
  soonDueDays: number;
  /** Light → its colour and the word that always stands beside it */
  lights: Record<string, unknown>;
}

export class RulesAnswerDto extends ReadingPointDto {
  /** Light rules in force on day D */
  lights: LightRulesDto | null;
  /** Rules on 督促 and 问责 in force on day D */
  accountability: AccountabilityRulesDto | null;
  /** Total → what it counts, with its denominator */
  definitions: Record<string, string>;
}

export class OverviewPlanDto {
  id: string;
  title: string;
  ends: string;
  /** Today lies after its last day (计划期已结束) */
  ended: boolean;
}

export class MeasureTotalsDto implements MeasureTotals {
  total: number;
  /** Of the total, measures that the plan numbers */
  numbered: number;
  /** Of the total, duties of the plan's main text (正文任务) */
  mainText: number;
  done: number;
  underWay: number;
  notStarted: number;
  suspended: number;
  terminated: number;
  overdue: number;
  dueSoon: number;
  undated: number;
}

export class MilestoneTotalsDto implements MilestoneTotals {
  total: number;
  pending: number;
  inProgress: number;
  reported: number;
  closed: number;
  returned: number;
  suspended: number;
  terminated: number;
  overdue: number;
  dueSoon: number;
  undated: number;
  untriggered: number;
}

export class CompletionRateDto {
  /** Per cent, one digit; null where there is nothing to complete */
  measures: string | null;
  /** Per cent, one digit; null where there is nothing to complete */
  milestones: string | null;
}

export class LightTotalDto {
  light: Light;
  label: string;
  milestones: number;
}

export class ExtensionTotalsDto {
  requested: number;
  granted: number;
  refused: number;
  open: number;
  /** Calendar days granted in all */
  days: number;
}

export class ProgressDto implements Progress {
  measures: number;
  done: number;
  milestones: number;
  closed: number;
  overdue: number;
  dueSoon: number;
}

export class IndicatorTotalsDto extends ProgressDto implements IndicatorTotals {
  /** Plan it belongs to: indicators of two plans may have the same name */
  plan: string;
  ordinal: number | null;
  name: string;
}

export class PlanTotalsDto extends ProgressDto implements PlanTotals {
  plan: string;
}

export class TrendPointDto implements TrendPoint {
  /** e.g. 2021-05 */
  month: string;
  /** Last day of the month, or day D in its month */
  day: string;
  measuresDone: number;
  milestonesClosed: number;
  milestonesDue: number;
  overdue: number;
}

export class AccountabilityTotalsDto {
  chaseUps: number;
  accountability: number;
  /** 问责处理 reversed; not among those in force */
  reversed: number;
}

export class OverviewAnswerDto extends ReadingPointDto implements Overview {
  /** Null where all plans together were asked for */
  plan: OverviewPlanDto | null;
  measures: MeasureTotalsDto;
  milestones: MilestoneTotalsDto;
  completionRate: CompletionRateDto;
  lights: LightTotalDto[];
  extensions: ExtensionTotalsDto;
  /** Plans that count here, newest first */
  plans: PlanTotalsDto[];
  /** Plan by plan, each in the order of its text */
  indicators: IndicatorTotalsDto[];
  /** Up to 20, longest overdue first */
  overdue: MilestoneRowDto[];
  /** Up to 20, nearest first */
  dueSoon: MilestoneRowDto[];
  trend: TrendPointDto[];
  accountability: AccountabilityTotalsDto;
}
