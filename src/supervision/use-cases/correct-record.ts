import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { toCorrection, type CorrectionDto } from '../../ledger/correction.dto.js';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { RecordSubmissions } from '../record-submissions.js';

/** 更正: an earlier entry of a 督促 or 问责 record is corrected; the original stays readable (rule 11). */
export class CorrectRecord extends Command<EntryReceipt> {
  constructor(readonly record: string, readonly entry: Entry, readonly correction: CorrectionDto) {
    super();
  }
}

@CommandHandler(CorrectRecord)
export class CorrectRecordHandler implements ICommandHandler<CorrectRecord> {
  constructor(private readonly records: RecordSubmissions) {}

  execute({ record, entry, correction }: CorrectRecord): Promise<EntryReceipt> {
    return this.records.submit(record, entry, undefined, (today) => toCorrection(correction, today));
  }
}
