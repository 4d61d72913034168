import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Submission, Submitted } from '../http/submission.js';
import { SubjectIdDto } from '../http/subject-id.dto.js';
import type { Entry } from '../ledger/entry.js';
import { ReceiptDto } from '../http/receipt.dto.js';
import { CorrectionDto } from '../ledger/correction.dto.js';
import { AcknowledgementDto, CompletionReportDto, ExtensionRequestDto, GroupReportDto, ProgressReportDto } from './measures.dto.js';
import { Acknowledge } from './use-cases/acknowledge.js';
import { CorrectMeasureEntry } from './use-cases/correct-measure-entry.js';
import { ReportCompletion } from './use-cases/report-completion.js';
import { ReportGroup } from './use-cases/report-group.js';
import { ReportProgress } from './use-cases/report-progress.js';
import { RequestExtension } from './use-cases/request-extension.js';

/** Entries of the units on a measure: each is one fact appended to the measure's stream. */
@ApiTags('measures')
@Controller('measures/:id')
export class MeasureEntriesController {
  constructor(private readonly commands: CommandBus) {}

  /** 签收 */
  @Post('acknowledgements') @Submission()
  acknowledge(@Param() { id }: SubjectIdDto, @Body() body: AcknowledgementDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new Acknowledge(id, entry, body));
  }

  /** 进展填报 */
  @Post('progress-reports') @Submission()
  reportProgress(@Param() { id }: SubjectIdDto, @Body() body: ProgressReportDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new ReportProgress(id, entry, body));
  }

  /** 报完成 */
  @Post('completion-reports') @Submission()
  reportCompletion(@Param() { id }: SubjectIdDto, @Body() body: CompletionReportDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new ReportCompletion(id, entry, body));
  }

  /** 汇总报完成: of a group whose members have all reported, once one that had not has left it */
  @Post('group-reports') @Submission()
  reportGroup(@Param() { id }: SubjectIdDto, @Body() body: GroupReportDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new ReportGroup(id, entry, body));
  }

  /** 申请延期 */
  @Post('extension-requests') @Submission()
  requestExtension(@Param() { id }: SubjectIdDto, @Body() body: ExtensionRequestDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new RequestExtension(id, entry, body));
  }

  /** 更正 */
  @Post('corrections') @Submission()
  correctMeasureEntry(@Param() { id }: SubjectIdDto, @Body() body: CorrectionDto, @Submitted() entry: Entry): Promise<ReceiptDto> {
    return this.commands.execute(new CorrectMeasureEntry(id, entry, body));
  }
}
