import { Inject, Injectable } from '@nestjs/common';
import { decideAndAppend } from '../ledger/decide-and-append.js';
import type { Entry, EntryReceipt } from '../ledger/entry.js';
import type { LocalDate } from '../ledger/fact.js';
import { OPEN_LEDGER, type OpenLedger } from '../ledger/ledger-context.js';
import { toStreamEvent } from '../ledger/read-events.js';
import { streamKnown } from '../ledger/stream-known.js';
import { decide, evolve, initialState, type DepartmentCommand } from './department.decider.js';
import type { DepartmentEvent } from './department.events.js';
import type { DepartmentState } from './department.state.js';
import type { MemberContext } from './group-members.js';
import { departmentStream } from './unit-register.js';

/** Decides submissions on units. */
@Injectable()
export class DepartmentSubmissions {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {}

  /** @param admit rules across units, asked the first time only */
  submit(
    department: string, entry: Entry, commandOf: (today: LocalDate) => DepartmentCommand, admit?: () => Promise<void>,
  ): Promise<EntryReceipt> {
    return decideAndAppend(this.ledger, entry, {
      stream: departmentStream(department),
      admit,
      decide: async (history, today, knownAt) => {
        const state = (history as DepartmentEvent[]).reduce(evolve, initialState);
        const command = commandOf(today);
        const mergeTarget = command.type === 'merge-department' ? await this.stateOf(command.into, knownAt) : null;
        const members = command.type === 'add-members' ? await this.membersContext(command.members, department, knownAt) : new Map<string, MemberContext>();
        return decide(command, state, { today, actor: entry.actor, department, mergeTarget, members });
      },
    });
  }

  private async membersContext(members: readonly string[], group: string, knownAt?: number): Promise<Map<string, MemberContext>> {
    const found = new Map<string, MemberContext>();
    for (const member of members) {
      const state = await this.stateOf(member, knownAt);
      if (state.exists) found.set(member, { ...state, holdsGroup: await this.holds(state, group, knownAt) });
    }
    return found;
  }

  /** Whether a unit is this group or has it among its members, also through groups among them, on any day. */
  private async holds(unit: DepartmentState, group: string, knownAt?: number): Promise<boolean> {
    const seen = new Set([unit.department]);
    for (let open = [unit]; open.length > 0;) {
      if (seen.has(group)) return true;
      const next = [...new Set(open.flatMap(({ members }) => members.map(({ member }) => member)))].filter((one) => !seen.has(one));
      for (const one of next) seen.add(one);
      open = await Promise.all(next.map((one) => this.stateOf(one, knownAt)));
    }
    return seen.has(group);
  }

  /** Where a unit stands; `exists` is false for an unknown one. */
  private async stateOf(department: string, knownAt?: number): Promise<DepartmentState> {
    const leaves = await streamKnown(this.ledger.store, departmentStream(department), knownAt);
    return leaves.map((leaf) => toStreamEvent(leaf) as DepartmentEvent).reduce(evolve, initialState);
  }
}
