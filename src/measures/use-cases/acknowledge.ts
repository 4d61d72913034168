import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import { actingUnit } from '../filing-unit.js';
import type { AcknowledgementDto } from '../measures.dto.js';

/** 签收: a unit accepts its part of a measure (rule 5). */
export class Acknowledge extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly acknowledgement: AcknowledgementDto) {
    super();
  }
}

@CommandHandler(Acknowledge)
export class AcknowledgeHandler implements ICommandHandler<Acknowledge> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, acknowledgement }: Acknowledge): Promise<EntryReceipt> {
    const unit = actingUnit(entry.actor, acknowledgement.unit);
    return this.measures.submit(measure, entry, (today) => ({ type: 'acknowledge', ...happening(acknowledgement, today), unit, memberOf: acknowledgement.memberOf }));
  }
}
