import type { RecordedBasisDto } from '../ledger/event-view.dto.js';
import { ReadingPointDto } from '../ledger/reading-point.dto.js';
import type { MeasureAction } from './measure-actions.js';
import { type IndicatorDto, MilestoneRowDto } from './measure-rows.dto.js';
import type { MeasureCommand } from './measure.commands.js';
import { type PACES, type Deadline, type Responsibility, type Target } from './measure.events.js';

export class DeadlineDto implements Deadline {
  kind: Deadline['kind'];
  /** The words of the plan */
  raw: string;
  date: string | null;
  from: string | null;
  every: Deadline['every'];
  day: number | null;
}

export class TargetDto implements Target {
  raw: string;
  unit: string;
  direction: Target['direction'];
  baseline: string | null;
  value: string;
}

export class ExtensionAnswerDto {
  kind: 'granted' | 'refused';
  on: string;
  /** New due date, where granted */
  date?: string;
  /** Why, where refused */
  reason?: string;
}

export class ExtensionRequestViewDto {
  event: string;
  unit: string;
  unitName: string;
  /** The group as a member of which it asks for its own part; null: for the milestone */
  memberOf: string | null;
  requestedOn: string;
  proposedDate: string;
  reason: string;
  /** Beijing day it was entered */
  recordedOn: string;
  /** Days between the day it is dated and the day it was entered; 0 = the same day */
  backdatedDays: number;
  /** It is dated after the due date then in force */
  late: boolean;
  /** It was entered after the due date then in force, whatever day it is dated */
  enteredLate: boolean;
  answer: ExtensionAnswerDto | null;
}

export class LastReportDto {
  event: string;
  on: string;
  unit: string;
  unitName: string;
  text: string;
  cumulative: string | null;
}

/** What a unit reported as completed: what the checker decides about. */
export class ClaimDto {
  event: string;
  /** Day of the report */
  on: string;
  /** Beijing day it was entered */
  recordedOn: string;
  unit: string;
  unitName: string;
  text: string;
  /** Day the unit says it was done */
  completedOn: string;
  basis: RecordedBasisDto | null;
  /** 代填: where the office had it from; null where the unit reported itself */
  source: string | null;
}

export class CumulativeDto {
  on: string;
  value: string;
}

export class MemberReportDto {
  event: string;
  on: string;
  text: string;
  cumulative: string | null;
}

/** Where a member of a unit group stands with a milestone, for its own part. */
export class MemberStandingDto {
  unit: string;
  name: string;
  status: 'pending' | 'in-progress' | 'reported';
  statusLabel: string;
  /** Due date of its own part: the group's, or a later one it was granted itself */
  due: string | null;
  /** Extensions it was granted for its own part */
  extensions: number;
  light: MilestoneRowDto['light'];
  lightLabel: string;
  /** Days its own part is overdue; null: it is not */
  daysOverdue: number | null;
  /** Day of its completion report */
  reportedOn: string | null;
  /** Day it says its part was done */
  claimedOn: string | null;
  lastReport: MemberReportDto | null;
}

/** A unit group, rolled up: where it is the reporting lead, the milestone is reported as completed once all its members have reported */
export class GroupStandingDto {
  group: string;
  name: string;
  /** Of the day asked about; once the milestone is reported by it or closed, of the day on which it was reported */
  members: MemberStandingDto[];
  total: number;
  /** Members that have reported completion */
  reported: number;
}

/** A milestone with all that is known of it. */
export class MilestoneDto extends MilestoneRowDto {
  deadline: DeadlineDto | null;
  deadlineLabel: string | null;
  targets: TargetDto[];
  requests: ExtensionRequestViewDto[];
  /** Returns for rework so far */
  returns: number;
  pace: (typeof PACES)[number] | null;
  paceLabel: string | null;
  lastReport: LastReportDto | null;
  /** Groups among the measure's units whose members are known, each member for itself */
  groups: GroupStandingDto[];
  /** Latest completion report, also after its check or return */
  lastClaim: ClaimDto | null;
  /** Latest cumulative value of a lead, also where later reports gave none */
  cumulative: CumulativeDto | null;
  /** Day of the completion report waiting for a check */
  reportedOn: string | null;
  /** Completion date the unit claims, while reported */
  claimedOn: string | null;
  closedOn: string | null;
}

export class MeasureMemberDto {
  unit: string;
  name: string;
  acknowledged: boolean;
}

export class MeasureUnitDto {
  unit: string;
  /** Name in force on day D */
  name: string;
  printedName: string;
  role: Responsibility['role'];
  roleLabel: string;
  group: number;
  /** The lead was derived because only responsible units are given */
  derived: boolean;
  /** Of a unit group: one of its members has */
  acknowledged: boolean;
  /** Of a unit group: its members on day D, in official order */
  members: MeasureMemberDto[];
}

export class ItemDto {
  number: number | null;
  title: string;
}

export class MeasureDto {
  id: string;
  plan: string;
  planTitle: string;
  cite: string;
  indicator: IndicatorDto;
  item: ItemDto | null;
  number: number | null;
  title: string;
  /** Text of the plan; null until its document is imported */
  text: string | null;
  units: MeasureUnitDto[];
  /** 未列全: the plan names further units by 等 only, until the office names them */
  unitsIncomplete: boolean;
  milestones: MilestoneDto[];
}

export class CorrectableEntryDto {
  event: string;
  /** Why the acting person may not correct it (Chinese); null where it may */
  reason: string | null;
}

export class ActingGroupDto {
  unit: string;
  name: string;
}

export class MeasureActionDto implements MeasureAction {
  /** Name of the command */
  action: MeasureCommand['type'];
  label: string;
  /** Milestone it is about; null for the measure as a whole */
  milestone: string | null;
  allowed: boolean;
  /** Why not (Chinese) */
  reason: string | null;
  /** Groups as a member of which the unit may act, where it belongs to several: one has to be said as memberOf */
  groups?: ActingGroupDto[];
  /** Of correct-entry only: every entry it can be asked for */
  entries?: CorrectableEntryDto[];
}

export class MeasureAnswerDto extends ReadingPointDto {
  measure: MeasureDto;
  /** Revision the stream stands at now, whatever day is shown */
  revision: number;
  /** What the acting person may do now; empty for a reader */
  actions: MeasureActionDto[];
}
