import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { DepartmentSubmissions } from '../department-submissions.js';
import { DepartmentTurn } from '../department-turn.js';
import type { ClassChangeDto } from '../departments.dto.js';

/** 调整类别: class decides slip or work letter, the ranking group against whom it is ranked (rule 6). */
export class ChangeDepartmentClass extends Command<EntryReceipt> {
  constructor(readonly department: string, readonly entry: Entry, readonly change: ClassChangeDto) {
    super();
  }
}

@CommandHandler(ChangeDepartmentClass)
export class ChangeDepartmentClassHandler implements ICommandHandler<ChangeDepartmentClass> {
  constructor(private readonly turn: DepartmentTurn, private readonly departments: DepartmentSubmissions) {}

  execute({ department, entry, change }: ChangeDepartmentClass): Promise<EntryReceipt> {
    return this.turn.take(() => this.departments.submit(department, entry, (today) => ({ type: 'change-class', ...happening(change, today), class: change.class, rankingGroup: change.rankingGroup ?? null, reason: change.reason })));
  }
}
