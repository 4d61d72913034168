import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { PlanSubmissions } from '../plan-submissions.js';
import type { PlanRevisionDto } from '../plans.dto.js';

/** 方案修订: a plan gets another title, issuer, number, issue date or last day. */
export class RevisePlan extends Command<EntryReceipt> {
  constructor(readonly plan: string, readonly entry: Entry, readonly revision: PlanRevisionDto) {
    super();
  }
}

@CommandHandler(RevisePlan)
export class RevisePlanHandler implements ICommandHandler<RevisePlan> {
  constructor(private readonly plans: PlanSubmissions) {}

  execute({ plan, entry, revision }: RevisePlan): Promise<EntryReceipt> {
    const { title = null, issuer = null, documentNumber = null, issued = null, ends = null, reason } = revision;
    return this.plans.submit(plan, entry, (today) => ({ type: 'revise-plan', ...happening(revision, today), title, issuer, documentNumber, issued, ends, reason }));
  }
}
