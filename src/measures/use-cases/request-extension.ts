import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import { actingUnit } from '../filing-unit.js';
import type { ExtensionRequestDto } from '../measures.dto.js';

/** 申请延期: a unit asks for a later date with reason, progress and a proposal (rule 4). */
export class RequestExtension extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly request: ExtensionRequestDto) {
    super();
  }
}

@CommandHandler(RequestExtension)
export class RequestExtensionHandler implements ICommandHandler<RequestExtension> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, request }: RequestExtension): Promise<EntryReceipt> {
    const { milestone, memberOf, reason, progress, proposedDate } = request;
    const unit = actingUnit(entry.actor, undefined);
    return this.measures.submit(measure, entry, (today) => ({
      type: 'request-extension', ...happening(request, today), unit, milestone, memberOf, reason, progress, proposedDate,
    }));
  }
}
