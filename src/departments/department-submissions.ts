import { Inject, Injectable } from '@nestjs/common';
import { decideAndAppend } from '../ledger/decide-and-append.js';
import type { Entry, EntryReceipt } from '../ledger/entry.js';
import type { LocalDate } from '../ledger/fact.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { toStreamEvent } from '../ledger/read-events.js';
import { decide, evolve, initialState, type DepartmentCommand, type DepartmentContext } from './department.decider.js';
import type { DepartmentEvent } from './department.events.js';
import type { DepartmentState } from './department.state.js';
import { departmentStream } from './unit-register.js';

/** Decides submissions on units. */
@Injectable()
export class DepartmentSubmissions {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  submit(
    department: string, entry: Entry, commandOf: (today: LocalDate) => DepartmentCommand, mergeTarget: DepartmentContext['mergeTarget'] = null,
  ): Promise<EntryReceipt> {
    return decideAndAppend(this.ledger, entry, {
      stream: departmentStream(department),
      decide: (history, today) => {
        const state = (history as DepartmentEvent[]).reduce(evolve, initialState);
        return decide(commandOf(today), state, { today, actor: entry.actor, department, mergeTarget });
      },
    });
  }

  /** Where a unit stands now; `exists` is false for an unknown one. */
  async stateOf(department: string): Promise<DepartmentState> {
    const leaves = await this.ledger.store.readStream(departmentStream(department));
    return leaves.map((leaf) => toStreamEvent(leaf) as DepartmentEvent).reduce(evolve, initialState);
  }
}
