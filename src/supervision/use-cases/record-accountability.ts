import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UnitRegister } from '../../departments/unit-register.js';
import { entrySubjectId, type Entry, type EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import { MeasureLookup } from '../../measures/measure-lookup.js';
import type { AccountabilityRecordDto } from '../accountability-records.dto.js';
import { RecordSubmissions } from '../record-submissions.js';

/** 督促问责登记: what was done about a unit, by whom it was decided and on which facts (rule 9). */
export class RecordAccountability extends Command<EntryReceipt> {
  constructor(readonly entry: Entry, readonly record: AccountabilityRecordDto) {
    super();
  }
}

@CommandHandler(RecordAccountability)
export class RecordAccountabilityHandler implements ICommandHandler<RecordAccountability> {
  constructor(
    private readonly records: RecordSubmissions, private readonly register: UnitRegister, private readonly measures: MeasureLookup,
  ) {}

  execute({ entry, record }: RecordAccountability): Promise<EntryReceipt> {
    const { kind, form, unit, measure = null, milestone = null, organ = null, documentNumber = null } = record;
    const { ground = null, facts, statement = null, person = null } = record;
    const requireKnown = async (): Promise<void> => {
      await this.register.nameOf(unit);
      if (measure !== null) await this.measures.require(measure, milestone);
    };
    return this.records.submit(entrySubjectId(entry), entry, record.occurredOn, (today) => ({
      type: 'record-accountability', ...happening(record, today),
      kind, form, unit, measure, milestone, organ, documentNumber, ground, facts, statement, person,
    }), requireKnown);
  }
}
