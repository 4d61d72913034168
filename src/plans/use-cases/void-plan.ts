import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { PlanSubmissions } from '../plan-submissions.js';
import type { PlanVoidingDto } from '../plans.dto.js';

/** 方案作废: a wrongly imported plan leaves all counts; nothing is deleted (rule 11). */
export class VoidPlan extends Command<EntryReceipt> {
  constructor(readonly plan: string, readonly entry: Entry, readonly voiding: PlanVoidingDto) {
    super();
  }
}

@CommandHandler(VoidPlan)
export class VoidPlanHandler implements ICommandHandler<VoidPlan> {
  constructor(private readonly plans: PlanSubmissions) {}

  execute({ plan, entry, voiding }: VoidPlan): Promise<EntryReceipt> {
    return this.plans.submit(plan, entry, (today) => ({ type: 'void-plan', ...happening(voiding, today), reason: voiding.reason }));
  }
}
