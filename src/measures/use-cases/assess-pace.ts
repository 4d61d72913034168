import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import type { PaceAssessmentDto } from '../measures.dto.js';

/** 进度评定: how the milestone stands against its schedule (rule 5). */
export class AssessPace extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly assessment: PaceAssessmentDto) {
    super();
  }
}

@CommandHandler(AssessPace)
export class AssessPaceHandler implements ICommandHandler<AssessPace> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, assessment }: AssessPace): Promise<EntryReceipt> {
    return this.measures.submit(measure, entry, (today) => ({
      type: 'assess-pace', ...happening(assessment, today), milestone: assessment.milestone, pace: assessment.pace, reason: assessment.reason ?? null,
    }));
  }
}
