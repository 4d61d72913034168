import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Entry } from '../../ledger/entry.js';
import type { Draft } from '../drafts/draft.js';
import { applyEdit, type Edit, type EditContext } from '../drafts/edits.js';
import { draftSubmission } from '../drafts/draft-submission.js';
import type { IntakeDto } from '../drafts/intake.dto.js';
import { Intakes, requireInReview } from '../drafts/intakes.js';
import { PlanReader } from '../drafts/plan-reader.js';
import { documentAsReviewed } from '../drafts/reviewed-document.js';
import { registryNames } from '../drafts/unit-matching.js';
import { pairsOf } from '../drafts/standing-plan.js';
import { rereadForYear } from '../drafts/reread.js';

/** The person changes what was read, chooses units, decides duties and warnings: all edits of a call, or none. */
export class EditIntake extends Command<IntakeDto> {
  constructor(readonly id: string, readonly entry: Omit<Entry, 'expectedRevision'>, readonly revision: number, readonly edits: readonly Edit[]) {
    super();
  }
}

@CommandHandler(EditIntake)
export class EditIntakeHandler implements ICommandHandler<EditIntake> {
  constructor(private readonly intakes: Intakes, private readonly reader: PlanReader) {}

  async execute({ id, entry, revision, edits }: EditIntake): Promise<IntakeDto> {
    const submission = draftSubmission(entry, { revision, edits });
    const draft = await this.intakes.draftForEdit(id, revision, submission, entry.actor);
    if (draft === null) return this.intakes.one(id, entry.actor);
    requireInReview(draft);
    const context = await this.contextOf(draft, edits);
    const work = edits.reduce((done, edit) => applyEdit(done, edit, context), draft.work);
    const edited = { ...draft, work: { ...work, dropped: [] }, failure: null };
    return this.intakes.advance(await this.reread(draft, edited), submission);
  }

  private async contextOf(draft: Draft, edits: readonly Edit[]): Promise<EditContext> {
    const registry = await this.intakes.registryFor(draft);
    const { isUnit, unitNamed } = registryNames(registry);
    const view = edits.some(({ about }) => ['difference', 'pair', 'standing', 'opening', 'opening-row'].includes(about)) ? await this.intakes.view(draft) : null;
    const differences = (view?.existing?.differences ?? []).map(({ key }) => key);
    const pairs = view?.existing ? pairsOf(view.existing) : [];
    const opening = view?.opening?.rows ?? [];
    const resembling = (view?.resembling ?? []).map(({ plan }) => plan);
    return { reading: draft.reading, jurisdiction: registry.jurisdiction, isUnit: (unit) => isUnit(unit) || registry.stands(unit), unitNamed, differences, pairs, resembling, opening };
  }

  /** Dates of deadlines without a year follow from the year the person gives. */
  private async reread(before: Draft, now: Draft): Promise<Draft> {
    const { year } = documentAsReviewed(now.reading, now.work).front;
    if (year === null || year === documentAsReviewed(before.reading, before.work).front.year) return now;
    const { document } = await this.intakes.document(now.id, { account: 'system', role: 'office', department: null });
    return rereadForYear(now, document, year, this.reader);
  }
}
