import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import type { ReasonedDto } from '../measures.dto.js';

/** 终止: a milestone is given up, on the basis of a document (rule 5). */
export class Terminate extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly termination: ReasonedDto) {
    super();
  }
}

@CommandHandler(Terminate)
export class TerminateHandler implements ICommandHandler<Terminate> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, termination }: Terminate): Promise<EntryReceipt> {
    return this.measures.submit(measure, entry, (today) => ({
      type: 'terminate', ...happening(termination, today), milestone: termination.milestone, reason: termination.reason,
    }));
  }
}
