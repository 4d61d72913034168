import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry } from '../../ledger/entry.js';
import { DomainError } from '../../ledger/domain-error.js';
import { leftDifferences, type DraftReview } from '../drafts/draft-review.js';
import type { Draft, DraftWork } from '../drafts/draft.js';
import { draftSubmission } from '../drafts/draft-submission.js';
import { intakeView } from '../drafts/intake-view.js';
import type { IntakeDto } from '../drafts/intake.dto.js';
import { Intakes, requireInReview } from '../drafts/intakes.js';
import { Registrations } from '../drafts/registrations.js';
import { requireSeen } from '../drafts/standing-plan.js';

/** The person confirms the review, with the differences to the ledger that they saw: registration begins, or a stopped one goes on. */
export class ConfirmIntake extends Command<IntakeDto> {
  constructor(readonly id: string, readonly entry: Omit<Entry, 'expectedRevision'>, readonly revision: number, readonly comparison: string | null) {
    super();
  }
}

@CommandHandler(ConfirmIntake)
export class ConfirmIntakeHandler implements ICommandHandler<ConfirmIntake> {
  constructor(private readonly intakes: Intakes, private readonly registrations: Registrations) {}

  async execute({ id, entry, revision, comparison }: ConfirmIntake): Promise<IntakeDto> {
    const submission = draftSubmission(entry, { revision, comparison });
    const draft = await this.intakes.draftForEdit(id, revision, submission, entry.actor);
    if (draft === null) return this.intakes.one(id, entry.actor);
    const atWork = this.registrations.isRunning(id);
    if (atWork || draft.state === 'registered') return this.intakes.view(draft, atWork);
    if (draft.state !== 'registering') requireInReview(draft);
    const review = await this.intakes.review(draft, entry.actor);
    const work = draft.state === 'review' ? this.confirmed(draft, review, comparison) : draft.work;
    const confirmed = await this.intakes.advance({ ...draft, work, state: 'registering', failure: null }, submission);
    const asConfirmed = { ...review, draft: { ...review.draft, work: { ...review.draft.work, ...settledBy(work) } } };
    this.registrations.begin({ ...draft, work, revision: confirmed.revision, state: 'registering', failure: null }, asConfirmed, entry.actor);
    return { ...confirmed, running: true };
  }

  /**
   * What the person did, with which differences they saw, and which of them they took and left.
   *
   * @throws DomainError QUESTIONS_OPEN, DIFFERENCES_CHANGED
   */
  private confirmed(draft: Draft, review: DraftReview, comparison: string | null): DraftWork {
    const { questions, comparison: now } = intakeView(review);
    if (questions.length > 0) {
      throw new DomainError('QUESTIONS_OPEN', `还有 ${questions.length} 个问题没有回答，暂不能登记：${questions[0]!.message.replace(/。$/u, '')}。`, 'conflict', { questions });
    }
    requireSeen(now === comparison);
    const existing = review.existing ?? { differences: [] };
    return {
      ...draft.work, left: leftDifferences(existing, review.draft), voidedBefore: review.draft.work.voidedBefore ?? 0,
      accepted: [...new Set([...draft.work.accepted, ...existing.differences.filter(({ accepted }) => accepted).map(({ key }) => key)])],
    };
  }
}

/** What a confirmation settles of the differences. */
const settledBy = ({ accepted, left }: DraftWork): Pick<DraftWork, 'accepted' | 'left'> => ({ accepted, ...(left === undefined ? {} : { left }) });
