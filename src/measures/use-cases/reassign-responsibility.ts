import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UnitRegister } from '../../departments/unit-register.js';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureSubmissions } from '../measure-submissions.js';
import type { ReassignmentDto } from '../measures.dto.js';

/** 分工调整: the office gives a measure to other units (rule 7). */
export class ReassignResponsibility extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly reassignment: ReassignmentDto) {
    super();
  }
}

@CommandHandler(ReassignResponsibility)
export class ReassignResponsibilityHandler implements ICommandHandler<ReassignResponsibility> {
  constructor(private readonly measures: MeasureSubmissions, private readonly register: UnitRegister) {}

  execute({ measure, entry, reassignment }: ReassignResponsibility): Promise<EntryReceipt> {
    return this.measures.submit(measure, entry, async (today, _, knownAt) => {
      const names = await this.register.namesOf(reassignment.units.map((one) => one.unit), knownAt);
      const units = reassignment.units.map(({ unit, role, group = 1 }) => ({ unit, role, group, printedName: names.get(unit)!, derived: false }));
      return { type: 'reassign-responsibility', ...happening(reassignment, today), units, reason: reassignment.reason };
    });
  }
}
