import { Type } from 'class-transformer';
import { ArrayMinSize, ValidateNested } from 'class-validator';
import { Day, Decimal, Id, ObjectList, OneOf, Optional, Text, WholeNumber } from '../http/fields.js';
import { HappeningDto } from '../ledger/happening.dto.js';
import { PACES } from './measure.events.js';

/** A submission on one milestone. */
export class MilestoneEntryDto extends HappeningDto {
  /** Milestone of the measure: m1, m2 …; an occurrence of a recurring one is m1@2021-05 */
  @Id('时间节点')
  milestone: string;
}

const MEMBER_OF = '成员单位组';

export class AcknowledgementDto extends HappeningDto {
  /** Unit that acknowledges; default: the acting unit */
  @Optional() @Id('单位')
  unit?: string;

  /** Group of the measure as a member of which the unit acknowledges; needed only where it belongs to several */
  @Optional() @Id(MEMBER_OF)
  memberOf?: string | null;
}

/** A filing by a unit, or by the office for a unit (代填). */
export class FilingDto extends MilestoneEntryDto {
  /** What was done */
  @Text('填报内容', 5000)
  text: string;

  /** Unit the office enters for (代填) */
  @Optional() @Id('代填单位')
  enteredForUnit?: string;

  /** Where the office has it from, with enteredForUnit */
  @Optional() @Text('代填来源', 500)
  source?: string;

  /** Group of the measure as a member of which the unit files; needed only where it belongs to several */
  @Optional() @Id(MEMBER_OF)
  memberOf?: string | null;
}

/** Of a group whose members have all reported, once one that had not has left it. */
export class GroupReportDto extends MilestoneEntryDto {}

export class ProgressReportDto extends FilingDto {
  /** Cumulative value reached against the target, as a decimal string */
  @Optional() @Decimal('累计完成数')
  cumulative?: string | null;

  /** Problems met */
  @Optional() @Text('存在问题', 5000)
  problems?: string | null;

  /** Next steps */
  @Optional() @Text('下步打算', 5000)
  nextSteps?: string | null;
}

export class CompletionReportDto extends FilingDto {
  /** Day the unit says it was done, YYYY-MM-DD */
  @Day('完成日期')
  completedOn: string;
}

export class PaceAssessmentDto extends MilestoneEntryDto {
  /** Assessment against the schedule */
  @OneOf('进度评定', PACES)
  pace: (typeof PACES)[number];

  /** Why */
  @Optional() @Text('评定说明', 5000)
  reason?: string | null;
}

export class VerificationDto extends MilestoneEntryDto {
  /** Completion date the checker accepts, YYYY-MM-DD */
  @Day('认定完成日期')
  completedOn: string;

  /** Opinion of the check */
  @Optional() @Text('核验意见', 5000)
  opinion?: string | null;
}

export class ReturnDto extends MilestoneEntryDto {
  /** What is missing */
  @Text('退回原因', 5000)
  reason: string;

  /** Last day of the rework, YYYY-MM-DD */
  @Day('整改期限')
  limit: string;
}

/** Reopening, suspension, termination, refusal: a milestone and the reason. */
export class ReasonedDto extends MilestoneEntryDto {
  /** Why */
  @Text('原因', 5000)
  reason: string;
}

export class ResumptionDto extends MilestoneEntryDto {
  /** Why */
  @Optional() @Text('原因', 5000)
  reason?: string | null;
}

export class ExtensionRequestDto extends MilestoneEntryDto {
  /** Why the date cannot be kept */
  @Text('延期原因', 5000)
  reason: string;

  /** Progress so far */
  @Text('目前进展', 5000)
  progress: string;

  /** Date proposed, YYYY-MM-DD */
  @Day('拟延至日期')
  proposedDate: string;

  /** Group of the measure as a member of which the unit asks, for its own part; needed only where it belongs to several */
  @Optional() @Id(MEMBER_OF)
  memberOf?: string | null;
}

export class ExtensionGrantDto extends MilestoneEntryDto {
  /** New due date, YYYY-MM-DD */
  @Day('同意延至日期')
  date: string;

  /** Opinion */
  @Optional() @Text('审批意见', 5000)
  opinion?: string | null;

  /** Request it answers, by event id; needed only where several wait; default: the one that does */
  @Optional() @Id('延期申请')
  request?: string;
}

export class ExtensionRefusalDto extends ReasonedDto {
  /** Request it answers, by event id; needed only where several wait; default: the one that does */
  @Optional() @Id('延期申请')
  request?: string;
}

export class TriggerDateDto extends MilestoneEntryDto {
  /** Due date the document fixes, YYYY-MM-DD */
  @Day('触发后的完成时限')
  date: string;
}

export class ReassignedUnitDto {
  /** Unit */
  @Id('单位')
  unit: string;

  /** Role as decided */
  @OneOf('分工', ['lead', 'responsible', 'supporting'])
  role: 'lead' | 'responsible' | 'supporting';

  /** Responsibility bracket it belongs to, from 1; default 1 */
  @Optional() @WholeNumber('分工组', 1, 99)
  group?: number;
}

export class ReassignmentDto extends HappeningDto {
  /** All units of the measure from now on */
  @ObjectList('单位', 200) @ArrayMinSize(1, { message: '请至少选择一个单位' }) @ValidateNested({ each: true }) @Type(() => ReassignedUnitDto)
  units: ReassignedUnitDto[];

  /** Why */
  @Text('调整原因', 5000)
  reason: string;
}
