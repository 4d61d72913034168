import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import { openRequest } from '../open-request.js';
import type { ExtensionRefusalDto } from '../measures.dto.js';

/** 不同意延期: the office answers a request with a refusal (rule 4). */
export class RefuseExtension extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly refusal: ExtensionRefusalDto) {
    super();
  }
}

@CommandHandler(RefuseExtension)
export class RefuseExtensionHandler implements ICommandHandler<RefuseExtension> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, refusal }: RefuseExtension): Promise<EntryReceipt> {
    const { milestone, reason } = refusal;
    return this.measures.submit(measure, entry, (today, state) => ({
      type: 'refuse-extension', ...happening(refusal, today), milestone, request: refusal.request ?? openRequest(state, milestone), reason,
    }));
  }
}
