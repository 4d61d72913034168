import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { unitIdOf } from '../../intake/registration/import-ids.js';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { DepartmentSubmissions } from '../department-submissions.js';
import { DepartmentTurn } from '../department-turn.js';
import type { DepartmentRegistrationDto } from '../departments.dto.js';
import { NameOwner } from '../name-owner.js';

/** 单位登记: a unit enters the ledger under a name no other unit of its jurisdiction has (rule 6). */
export class RegisterDepartment extends Command<EntryReceipt> {
  constructor(readonly entry: Entry, readonly registration: DepartmentRegistrationDto) {
    super();
  }
}

@CommandHandler(RegisterDepartment)
export class RegisterDepartmentHandler implements ICommandHandler<RegisterDepartment> {
  constructor(private readonly turn: DepartmentTurn, private readonly departments: DepartmentSubmissions, private readonly names: NameOwner) {}

  execute(asked: RegisterDepartment): Promise<EntryReceipt> {
    return this.turn.take(() => this.register(asked));
  }

  private register({ entry, registration }: RegisterDepartment): Promise<EntryReceipt> {
    const { jurisdiction, name, aliases = [], order, rankingGroup = null } = registration;
    // The id an import gives it: a plan imported later that names the unit means this one.
    const department = unitIdOf(jurisdiction, name);
    return this.departments.submit(department, entry, (today) => ({
      type: 'register-department', ...happening(registration, today), jurisdiction, name, aliases, class: registration.class, order, rankingGroup,
    }), () => this.names.requireFree([name, ...aliases], jurisdiction, department));
  }
}
