import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import type { ReturnDto } from '../measures.dto.js';

/** 退回整改: the checker sends a completion back with a limit (rule 5). */
export class ReturnCompletion extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly returned: ReturnDto) {
    super();
  }
}

@CommandHandler(ReturnCompletion)
export class ReturnCompletionHandler implements ICommandHandler<ReturnCompletion> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, returned }: ReturnCompletion): Promise<EntryReceipt> {
    return this.measures.submit(measure, entry, (today) => ({
      type: 'return-completion', ...happening(returned, today), milestone: returned.milestone, reason: returned.reason, limit: returned.limit,
    }));
  }
}
