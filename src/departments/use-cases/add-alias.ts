import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { DepartmentSubmissions } from '../department-submissions.js';
import { DepartmentTurn } from '../department-turn.js';
import type { AliasDto } from '../departments.dto.js';
import { NameOwner } from '../name-owner.js';

/** 增加别名: another name that means this unit (rule 6). */
export class AddAlias extends Command<EntryReceipt> {
  constructor(readonly department: string, readonly entry: Entry, readonly alias: AliasDto) {
    super();
  }
}

@CommandHandler(AddAlias)
export class AddAliasHandler implements ICommandHandler<AddAlias> {
  constructor(private readonly turn: DepartmentTurn, private readonly departments: DepartmentSubmissions, private readonly names: NameOwner) {}

  execute(asked: AddAlias): Promise<EntryReceipt> {
    return this.turn.take(() => this.add(asked));
  }

  private add({ department, entry, alias }: AddAlias): Promise<EntryReceipt> {
    return this.departments.submit(
      department, entry, (today) => ({ type: 'add-alias', ...happening(alias, today), alias: alias.alias }),
      () => this.names.requireFreeFor(department, [alias.alias]),
    );
  }
}
