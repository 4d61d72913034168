import { Inject } from '@nestjs/common';
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { problemOf } from '../../http/problem-of.js';
import type { Entry } from '../../ledger/entry.js';
import { OPEN_LEDGER, type OpenLedger } from '../../ledger/ledger-context.js';
import type { LinkOfManyDto, LinkOutcomeDto, LinksAnswerDto } from '../links.dto.js';
import { SetLink } from './set-link.js';

/** Confirms many proposals in one go: each stands or falls by itself, under the one key of the request. */
export class SetLinks extends Command<LinksAnswerDto> {
  constructor(readonly entry: Omit<Entry, 'expectedRevision'>, readonly links: readonly LinkOfManyDto[]) {
    super();
  }
}

/** Entries under way at once: the store commits them together, and a long list does not hold up everybody else. */
const AT_ONCE = 16;

@CommandHandler(SetLinks)
export class SetLinksHandler implements ICommandHandler<SetLinks> {
  constructor(private readonly commands: CommandBus, @Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  async execute({ entry, links }: SetLinks): Promise<LinksAnswerDto> {
    const items: LinkOutcomeDto[] = [];
    for (let from = 0; from < links.length; from += AT_ONCE) {
      items.push(...await Promise.all(links.slice(from, from + AT_ONCE).map((link) => this.set(entry, link))));
    }
    return { items, receipt: await this.latest(items.flatMap(({ receipt }) => receipt?.receipt ?? [])) };
  }

  /** Entries made at once have no order but that of the ledger. */
  private async latest(receipts: readonly string[]): Promise<string | null> {
    const placed = await Promise.all(receipts.map(async (receipt) => ({ receipt, position: await this.ledger.store.resolveReceipt(receipt) })));
    return placed.sort((one, other) => other.position - one.position)[0]?.receipt ?? null;
  }

  /** The measure is part of the route, so that one key names one entry for each. */
  private async set(entry: SetLinks['entry'], { measure, revision, ...link }: LinkOfManyDto): Promise<LinkOutcomeDto> {
    const route = `${entry.route}#${measure}`;
    try {
      const receipt = await this.commands.execute(new SetLink(measure, { ...entry, route, expectedRevision: revision }, link));
      return { measure, receipt, problem: null };
    } catch (error) {
      const { code, title, detail, status } = problemOf(error, route, entry.correlation, 'POST');
      if (status >= 500) throw error;
      return { measure, receipt: null, problem: { code, title, detail } };
    }
  }
}
