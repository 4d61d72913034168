import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import type { ResumptionDto } from '../measures.dto.js';

/** 恢复: a suspended milestone goes on where it stood (rule 5). */
export class Resume extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly resumption: ResumptionDto) {
    super();
  }
}

@CommandHandler(Resume)
export class ResumeHandler implements ICommandHandler<Resume> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, resumption }: Resume): Promise<EntryReceipt> {
    return this.measures.submit(measure, entry, (today) => ({
      type: 'resume', ...happening(resumption, today), milestone: resumption.milestone, reason: resumption.reason ?? null,
    }));
  }
}
