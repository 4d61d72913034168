import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { DepartmentSubmissions } from '../department-submissions.js';
import { DepartmentTurn } from '../department-turn.js';
import type { MembershipDto } from '../departments.dto.js';

/** 增加成员单位: from its day on the tasks of the group are also each member's (rule 6). */
export class AddGroupMembers extends Command<EntryReceipt> {
  constructor(readonly group: string, readonly entry: Entry, readonly membership: MembershipDto) {
    super();
  }
}

@CommandHandler(AddGroupMembers)
export class AddGroupMembersHandler implements ICommandHandler<AddGroupMembers> {
  constructor(private readonly turn: DepartmentTurn, private readonly departments: DepartmentSubmissions) {}

  execute({ group, entry, membership }: AddGroupMembers): Promise<EntryReceipt> {
    return this.turn.take(() => this.departments.submit(group, entry, (today) => ({ type: 'add-members', ...happening(membership, today), members: membership.members, from: membership.from ?? null })));
  }
}
