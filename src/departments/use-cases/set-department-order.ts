import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { DepartmentSubmissions } from '../department-submissions.js';
import { DepartmentTurn } from '../department-turn.js';
import type { OrderDto } from '../departments.dto.js';

/** 调整建制顺序: lists sort by it (rule 6). */
export class SetDepartmentOrder extends Command<EntryReceipt> {
  constructor(readonly department: string, readonly entry: Entry, readonly place: OrderDto) {
    super();
  }
}

@CommandHandler(SetDepartmentOrder)
export class SetDepartmentOrderHandler implements ICommandHandler<SetDepartmentOrder> {
  constructor(private readonly turn: DepartmentTurn, private readonly departments: DepartmentSubmissions) {}

  execute({ department, entry, place }: SetDepartmentOrder): Promise<EntryReceipt> {
    return this.turn.take(() => this.departments.submit(department, entry, (today) => ({ type: 'set-order', ...happening(place, today), order: place.order })));
  }
}
