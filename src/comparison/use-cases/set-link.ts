import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../../measures/measure-submissions.js';
import { LinkTargets } from '../link-targets.js';
import type { ProvincialLinkDto } from '../links.dto.js';

/** 省市对照: the office says which provincial measures a city measure implements. */
export class SetLink extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly link: ProvincialLinkDto) {
    super();
  }
}

@CommandHandler(SetLink)
export class SetLinkHandler implements ICommandHandler<SetLink> {
  constructor(private readonly measures: MeasureSubmissions, private readonly targets: LinkTargets) {}

  execute({ measure, entry, link }: SetLink): Promise<EntryReceipt> {
    return this.measures.submit(measure, entry, async (today, state, knownAt) => {
      await this.targets.require(state, link.to, knownAt);
      return { type: 'set-provincial-link', ...happening(link, today), to: link.to, proposed: link.proposed ?? [] };
    });
  }
}
