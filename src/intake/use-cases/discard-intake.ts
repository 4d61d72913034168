import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry } from '../../ledger/entry.js';
import { draftSubmission } from '../drafts/draft-submission.js';
import type { IntakeDto } from '../drafts/intake.dto.js';
import { Intakes, requireInReview } from '../drafts/intakes.js';

/** The person gives an upload up; nothing of it is registered. */
export class DiscardIntake extends Command<IntakeDto> {
  constructor(readonly id: string, readonly entry: Omit<Entry, 'expectedRevision'>, readonly revision: number) {
    super();
  }
}

@CommandHandler(DiscardIntake)
export class DiscardIntakeHandler implements ICommandHandler<DiscardIntake> {
  constructor(private readonly intakes: Intakes) {}

  async execute({ id, entry, revision }: DiscardIntake): Promise<IntakeDto> {
    const submission = draftSubmission(entry, { revision });
    const draft = await this.intakes.draftForEdit(id, revision, submission, entry.actor);
    if (draft === null) return this.intakes.one(id, entry.actor);
    requireInReview(draft);
    return this.intakes.advance({ ...draft, state: 'discarded', failure: null }, submission);
  }
}
