import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { DepartmentSubmissions } from '../department-submissions.js';
import { DepartmentTurn } from '../department-turn.js';
import type { MergingDto } from '../departments.dto.js';

/** 单位合并: a unit goes into another, which carries on its tasks (rule 6). */
export class MergeDepartment extends Command<EntryReceipt> {
  constructor(readonly department: string, readonly entry: Entry, readonly merging: MergingDto) {
    super();
  }
}

@CommandHandler(MergeDepartment)
export class MergeDepartmentHandler implements ICommandHandler<MergeDepartment> {
  constructor(private readonly turn: DepartmentTurn, private readonly departments: DepartmentSubmissions) {}

  execute(asked: MergeDepartment): Promise<EntryReceipt> {
    return this.turn.take(() => this.merge(asked));
  }

  private merge({ department, entry, merging }: MergeDepartment): Promise<EntryReceipt> {
    const { into, reason } = merging;
    return this.departments.submit(department, entry, (today) => ({ type: 'merge-department', ...happening(merging, today), into, reason }));
  }
}
