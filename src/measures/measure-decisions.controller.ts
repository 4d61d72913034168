import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Submission, Submitted } from '../http/submission.js';
import { SubjectIdDto } from '../http/subject-id.dto.js';
import type { Entry } from '../ledger/entry.js';
import { ReceiptDto } from '../http/receipt.dto.js';
import { ExtensionGrantDto, ExtensionRefusalDto, PaceAssessmentDto, ReasonedDto, ReassignmentDto, ResumptionDto, ReturnDto, TriggerDateDto, VerificationDto } from './measures.dto.js';
import { AssessPace } from './use-cases/assess-pace.js';
import { DateTrigger } from './use-cases/date-trigger.js';
import { GrantExtension } from './use-cases/grant-extension.js';
import { ReassignResponsibility } from './use-cases/reassign-responsibility.js';
import { RefuseExtension } from './use-cases/refuse-extension.js';
import { Reopen } from './use-cases/reopen.js';
import { Resume } from './use-cases/resume.js';
import { ReturnCompletion } from './use-cases/return-completion.js';
import { Suspend } from './use-cases/suspend.js';
import { Terminate } from './use-cases/terminate.js';
import { VerifyCompletion } from './use-cases/verify-completion.js';

/** Decisions of the office and the checkers on a measure: each is one fact appended to the measure's stream. */
@ApiTags('measures')
@Controller('measures/:id')
export class MeasureDecisionsController {
  constructor(private readonly commands: CommandBus) {}

  /** 进度评定 */
  @Post('pace-assessments') @Submission()
  assessPace(@Param() { id }: SubjectIdDto, @Body() body: PaceAssessmentDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new AssessPace(id, entry, body));
  }

  /** 核验销号；成员单位中有当日应报而未报完成的，不能销号 */
  @Post('verifications') @Submission()
  verifyCompletion(@Param() { id }: SubjectIdDto, @Body() body: VerificationDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new VerifyCompletion(id, entry, body));
  }

  /** 退回整改 */
  @Post('returns') @Submission()
  returnCompletion(@Param() { id }: SubjectIdDto, @Body() body: ReturnDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new ReturnCompletion(id, entry, body));
  }

  /** 重新启用 */
  @Post('reopenings') @Submission()
  reopen(@Param() { id }: SubjectIdDto, @Body() body: ReasonedDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new Reopen(id, entry, body));
  }

  /** 暂停 */
  @Post('suspensions') @Submission()
  suspend(@Param() { id }: SubjectIdDto, @Body() body: ReasonedDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new Suspend(id, entry, body));
  }

  /** 恢复 */
  @Post('resumptions') @Submission()
  resume(@Param() { id }: SubjectIdDto, @Body() body: ResumptionDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new Resume(id, entry, body));
  }

  /** 终止 */
  @Post('terminations') @Submission()
  terminate(@Param() { id }: SubjectIdDto, @Body() body: ReasonedDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new Terminate(id, entry, body));
  }

  /** 同意延期 */
  @Post('extension-grants') @Submission()
  grantExtension(@Param() { id }: SubjectIdDto, @Body() body: ExtensionGrantDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new GrantExtension(id, entry, body));
  }

  /** 不同意延期 */
  @Post('extension-refusals') @Submission()
  refuseExtension(@Param() { id }: SubjectIdDto, @Body() body: ExtensionRefusalDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new RefuseExtension(id, entry, body));
  }

  /** 时限触发 */
  @Post('trigger-dates') @Submission()
  dateTrigger(@Param() { id }: SubjectIdDto, @Body() body: TriggerDateDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new DateTrigger(id, entry, body));
  }

  /** 分工调整 */
  @Post('reassignments') @Submission()
  reassignResponsibility(@Param() { id }: SubjectIdDto, @Body() body: ReassignmentDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new ReassignResponsibility(id, entry, body));
  }
}
