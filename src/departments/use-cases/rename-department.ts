import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { DepartmentSubmissions } from '../department-submissions.js';
import { DepartmentTurn } from '../department-turn.js';
import type { RenamingDto } from '../departments.dto.js';
import { NameOwner } from '../name-owner.js';

/** 单位更名: history keeps the name used at the time, the record follows the unit (rule 6). */
export class RenameDepartment extends Command<EntryReceipt> {
  constructor(readonly department: string, readonly entry: Entry, readonly renaming: RenamingDto) {
    super();
  }
}

@CommandHandler(RenameDepartment)
export class RenameDepartmentHandler implements ICommandHandler<RenameDepartment> {
  constructor(private readonly turn: DepartmentTurn, private readonly departments: DepartmentSubmissions, private readonly names: NameOwner) {}

  execute(asked: RenameDepartment): Promise<EntryReceipt> {
    return this.turn.take(() => this.rename(asked));
  }

  private rename({ department, entry, renaming }: RenameDepartment): Promise<EntryReceipt> {
    const { name, reason } = renaming;
    return this.departments.submit(
      department, entry, (today) => ({ type: 'rename-department', ...happening(renaming, today), name, reason }),
      () => this.names.requireFreeFor(department, [name]),
    );
  }
}
