import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UnitRegister } from '../../departments/unit-register.js';
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
  constructor(private readonly measures: MeasureSubmissions, private readonly register: UnitRegister) {}

  execute({ measure, entry, correction }: CorrectMeasureEntry): Promise<EntryReceipt> {
    return this.measures.submit(measure, entry, async (today, _, knownAt) => {
      await this.register.namesOf(unitsNamed(correction.changes?.units), knownAt);
      return toCorrection(correction, today);
    });
  }
}

/** Ids among the units a correction gives; what is not of their shape is refused by the schema. */
function unitsNamed(units: unknown): string[] {
  if (!Array.isArray(units)) return [];
  return units.map((one: unknown) => (one as { unit?: unknown } | null)?.unit).filter((unit) => typeof unit === 'string');
}
