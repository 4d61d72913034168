import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { DepartmentSubmissions } from '../department-submissions.js';
import { DepartmentTurn } from '../department-turn.js';
import type { MembershipEndingDto } from '../departments.dto.js';

/** 成员单位退出: what the group was charged with before stays on the record of those days (rule 6). */
export class EndGroupMembership extends Command<EntryReceipt> {
  constructor(readonly group: string, readonly entry: Entry, readonly ending: MembershipEndingDto) {
    super();
  }
}

@CommandHandler(EndGroupMembership)
export class EndGroupMembershipHandler implements ICommandHandler<EndGroupMembership> {
  constructor(private readonly turn: DepartmentTurn, private readonly departments: DepartmentSubmissions) {}

  execute({ group, entry, ending }: EndGroupMembership): Promise<EntryReceipt> {
    return this.turn.take(() => this.departments.submit(group, entry, (today) => ({ type: 'end-membership', ...happening(ending, today), member: ending.member, on: ending.on ?? ending.occurredOn ?? today })));
  }
}
