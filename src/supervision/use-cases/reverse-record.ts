import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { happening } from '../../ledger/happening.dto.js';
import type { ReversalDto } from '../accountability-records.dto.js';
import { RecordSubmissions } from '../record-submissions.js';

/** 撤销: an upheld objection or a decision of the organ; the record stays readable (rule 10). */
export class ReverseRecord extends Command<EntryReceipt> {
  constructor(readonly record: string, readonly entry: Entry, readonly reversal: ReversalDto) {
    super();
  }
}

@CommandHandler(ReverseRecord)
export class ReverseRecordHandler implements ICommandHandler<ReverseRecord> {
  constructor(private readonly records: RecordSubmissions) {}

  execute({ record, entry, reversal }: ReverseRecord): Promise<EntryReceipt> {
    const { reason, organ } = reversal;
    return this.records.submit(record, entry, reversal.occurredOn, (today) => ({
      type: 'reverse-record', ...happening(reversal, today), reason, organ,
    }));
  }
}
