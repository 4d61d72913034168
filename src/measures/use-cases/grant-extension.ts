import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import { openRequest } from '../open-request.js';
import type { ExtensionGrantDto } from '../measures.dto.js';

/** 同意延期: the office answers a request with a concrete date (rule 4). */
export class GrantExtension extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly grant: ExtensionGrantDto) {
    super();
  }
}

@CommandHandler(GrantExtension)
export class GrantExtensionHandler implements ICommandHandler<GrantExtension> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, grant }: GrantExtension): Promise<EntryReceipt> {
    const { milestone, date, opinion = null } = grant;
    return this.measures.submit(measure, entry, (today, state) => ({
      type: 'grant-extension', ...happening(grant, today), milestone, request: grant.request ?? openRequest(state, milestone), date, opinion,
    }));
  }
}
