import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import type { ReasonedDto } from '../measures.dto.js';

/** 重新启用: a closed milestone is taken up again, a terminated one with the document that says so (rule 5). */
export class Reopen extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly reopening: ReasonedDto) {
    super();
  }
}

@CommandHandler(Reopen)
export class ReopenHandler implements ICommandHandler<Reopen> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, reopening }: Reopen): Promise<EntryReceipt> {
    return this.measures.submit(measure, entry, (today) => ({
      type: 'reopen', ...happening(reopening, today), milestone: reopening.milestone, reason: reopening.reason,
    }));
  }
}
