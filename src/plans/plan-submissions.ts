import { Inject, Injectable } from '@nestjs/common';
import { decideAndAppend } from '../ledger/decide-and-append.js';
import type { Entry, EntryReceipt } from '../ledger/entry.js';
import type { LocalDate } from '../ledger/fact.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { decide, evolve, initialState, type PlanCommand } from './plan.decider.js';
import type { PlanEvent } from './plan.events.js';

/** Decides submissions on plans that are in the ledger. */
@Injectable()
export class PlanSubmissions {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  submit(plan: string, entry: Entry, commandOf: (today: LocalDate) => PlanCommand): Promise<EntryReceipt> {
    return decideAndAppend(this.ledger, entry, {
      stream: planStream(plan),
      decide: (history, today) =>
        decide(commandOf(today), (history as PlanEvent[]).reduce(evolve, initialState), { today, actor: entry.actor }),
    });
  }

  /** Revision the plan's stream stands at, for who reads; −1 for an unknown plan. */
  async revisionOf(plan: string): Promise<number> {
    return (await this.ledger.store.readStreamKnown(planStream(plan))).length - 1;
  }
}

function planStream(plan: string): string {
  return `plan-${plan}`;
}
