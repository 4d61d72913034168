import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry } from '../../ledger/entry.js';
import { DomainError } from '../../ledger/domain-error.js';
import type { IntakeDto } from '../drafts/intake.dto.js';
import { Intakes, requireInReview } from '../drafts/intakes.js';
import { Registrations } from '../drafts/registrations.js';

/** The person confirms the review: registration begins, or a stopped one goes on. */
export class ConfirmIntake extends Command<IntakeDto> {
  constructor(readonly id: string, readonly entry: Omit<Entry, 'expectedRevision'>, readonly revision: number) {
    super();
  }
}

@CommandHandler(ConfirmIntake)
export class ConfirmIntakeHandler implements ICommandHandler<ConfirmIntake> {
  constructor(private readonly intakes: Intakes, private readonly registrations: Registrations) {}

  async execute({ id, entry, revision }: ConfirmIntake): Promise<IntakeDto> {
    const draft = await this.intakes.draftForEdit(id, revision, entry.key, entry.actor);
    if (draft === null) return this.intakes.one(id, entry.actor);
    const atWork = this.registrations.isRunning(id);
    if (atWork || draft.state === 'registered') return this.intakes.view(draft, atWork);
    if (draft.state !== 'registering') requireInReview(draft);
    const { questions } = await this.intakes.view(draft);
    if (draft.state === 'review' && questions.length > 0) {
      throw new DomainError('QUESTIONS_OPEN', `还有 ${questions.length} 个问题没有回答，暂不能登记：${questions[0]!.message.replace(/。$/u, '')}。`, 'conflict', { questions });
    }
    const confirmed = await this.intakes.advance({ ...draft, state: 'registering', failure: null }, entry.key);
    this.registrations.begin({ ...draft, revision: confirmed.revision, state: 'registering', failure: null }, entry.actor);
    return { ...confirmed, running: true };
  }
}
