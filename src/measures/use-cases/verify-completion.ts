import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import type { VerificationDto } from '../measures.dto.js';

/** 核验销号: the checker accepts a completion with its date (rules 3 and 5). */
export class VerifyCompletion extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly verification: VerificationDto) {
    super();
  }
}

@CommandHandler(VerifyCompletion)
export class VerifyCompletionHandler implements ICommandHandler<VerifyCompletion> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, verification }: VerifyCompletion): Promise<EntryReceipt> {
    return this.measures.submit(measure, entry, (today) => ({
      type: 'verify-completion', ...happening(verification, today), milestone: verification.milestone, completedOn: verification.completedOn, opinion: verification.opinion ?? null,
    }));
  }
}
