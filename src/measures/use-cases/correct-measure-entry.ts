import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { toCorrection, type CorrectionDto } from '../../ledger/correction.dto.js';
import type { Entry, EntryReceipt } from '../../ledger/entry.js';
import { MeasureSubmissions } from '../measure-submissions.js';

/** 更正: an earlier entry of the measure is corrected; the original stays readable (rule 11). */
export class CorrectMeasureEntry extends Command<EntryReceipt> {
  constructor(readonly measure: string, readonly entry: Entry, readonly correction: CorrectionDto) {
    super();
  }
}

@CommandHandler(CorrectMeasureEntry)
export class CorrectMeasureEntryHandler implements ICommandHandler<CorrectMeasureEntry> {
  constructor(private readonly measures: MeasureSubmissions) {}

  execute({ measure, entry, correction }: CorrectMeasureEntry): Promise<EntryReceipt> {
    return this.measures.submit(measure, entry, (today) => toCorrection(correction, today));
  }
}
