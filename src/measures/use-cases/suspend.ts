import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import type { ReasonedDto } from '../measures.dto.js';

/** 暂停 (rule 5). */
export class Suspend extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly suspension: ReasonedDto) {
    super();
  }
}

@CommandHandler(Suspend)
export class SuspendHandler implements ICommandHandler<Suspend> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, suspension }: Suspend): Promise<EntryReceipt> {
    return this.measures.submit(measure, entry, (today) => ({
      type: 'suspend', ...happening(suspension, today), milestone: suspension.milestone, reason: suspension.reason,
    }));
  }
}
