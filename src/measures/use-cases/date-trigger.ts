import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import type { TriggerDateDto } from '../measures.dto.js';

/** 时限触发: the document that fixes a relative deadline has come (rule 2). */
export class DateTrigger extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly trigger: TriggerDateDto) {
    super();
  }
}

@CommandHandler(DateTrigger)
export class DateTriggerHandler implements ICommandHandler<DateTrigger> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, trigger }: DateTrigger): Promise<EntryReceipt> {
    return this.measures.submit(measure, entry, (today) => ({
      type: 'date-trigger', ...happening(trigger, today), milestone: trigger.milestone, date: trigger.date,
    }));
  }
}
