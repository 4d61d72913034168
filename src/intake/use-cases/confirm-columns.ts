import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry } from '../../ledger/entry.js';
import { DomainError } from '../../ledger/domain-error.js';
import type { ConfirmedColumns } from '../documents/plan-file.js';
import { draftSubmission } from '../drafts/draft-submission.js';
import type { IntakeDto } from '../drafts/intake.dto.js';
import { Intakes, requireInReview } from '../drafts/intakes.js';
import { PlanReader } from '../drafts/plan-reader.js';
import { rereadWithColumns } from '../drafts/reread.js';

/** The person says what the columns of a table mean; it is read again with them. */
export class ConfirmColumns extends Command<IntakeDto> {
  constructor(readonly id: string, readonly entry: Omit<Entry, 'expectedRevision'>, readonly revision: number, readonly sheets: readonly ConfirmedColumns[]) {
    super();
  }
}

@CommandHandler(ConfirmColumns)
export class ConfirmColumnsHandler implements ICommandHandler<ConfirmColumns> {
  constructor(private readonly intakes: Intakes, private readonly reader: PlanReader) {}

  async execute({ id, entry, revision, sheets }: ConfirmColumns): Promise<IntakeDto> {
    const submission = draftSubmission(entry, { revision, sheets });
    const draft = await this.intakes.draftForEdit(id, revision, submission, entry.actor);
    if (draft === null) return this.intakes.one(id, entry.actor);
    requireInReview(draft);
    if (!('sheets' in draft.reading.file)) throw new DomainError('NO_COLUMNS', '这份文件不是 Excel 表格，没有可以确认的列。', 'invalid');
    const { document } = await this.intakes.document(id, entry.actor);
    return this.intakes.advance(await rereadWithColumns(draft, document, sheets, this.reader), submission);
  }
}
