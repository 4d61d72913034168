import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { IdempotencyConflictError } from '../../event-store/errors.js';
import { entrySubjectId, type Entry } from '../../ledger/entry.js';
import { OPEN_LEDGER, type OpenLedger } from '../../ledger/ledger-context.js';
import { NOTHING_DONE, type Draft } from '../drafts/draft.js';
import { draftSubmission } from '../drafts/draft-submission.js';
import type { IntakeDto } from '../drafts/intake.dto.js';
import { Intakes, requireMayReview } from '../drafts/intakes.js';
import { PlanReader } from '../drafts/plan-reader.js';
import { sha256Of } from '../drafts/read-draft.js';

/** A document is uploaded and read; nothing is registered. */
export class UploadPlan extends Command<IntakeDto> {
  constructor(readonly entry: Omit<Entry, 'expectedRevision'>, readonly fileName: string, readonly document: Buffer, readonly plan?: string) {
    super();
  }
}

@CommandHandler(UploadPlan)
export class UploadPlanHandler implements ICommandHandler<UploadPlan> {
  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger, private readonly intakes: Intakes, private readonly reader: PlanReader) {}

  async execute({ entry, fileName, document, plan }: UploadPlan): Promise<IntakeDto> {
    requireMayReview(entry.actor);
    const id = entrySubjectId(entry);
    const sha256 = sha256Of(document);
    const submission = draftSubmission(entry, { fileName, sha256, plan: plan ?? null });
    const draft: Draft = {
      id, revision: 0, fileName, sha256, bytes: document.length, uploadedAt: this.ledger.clock.now().toISOString(), state: 'review',
      reading: await this.reader.read(document, { fileName, ...(plan === undefined ? {} : { plan }) }), work: NOTHING_DONE, progress: null, result: null, failure: null,
    };
    const view = await this.intakes.view(draft);
    if (await this.intakes.drafts.add(draft, document, submission, view)) return view;
    const standing = await this.intakes.find(id);
    if (standing.sha256 !== sha256 || standing.fileName !== fileName || standing.reading.plan !== plan) throw new IdempotencyConflictError(`intake ${id}`, id, 'the repeated upload holds another document');
    return this.intakes.view(standing);
  }
}
