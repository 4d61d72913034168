import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../config/clock.js';
import { requireRole } from '../../ledger/decision.js';
import { DomainError } from '../../ledger/domain-error.js';
import { OPEN_LEDGER, type OpenLedger } from '../../ledger/ledger-context.js';
import type { Actor } from '../../ledger/roles.js';
import { LedgerFacts } from '../registration/ledger-facts.js';
import { DraftStore } from './draft-store.js';
import { isRepeated, type DraftSubmission } from './draft-submission.js';
import { identify, reviewDraft, type DraftReview } from './draft-review.js';
import type { Draft } from './draft.js';
import { intakeView } from './intake-view.js';
import type { IntakeDto, IntakeSummaryDto } from './intake.dto.js';
import { unitRegistry } from './unit-registry.js';
import type { UnitRegistry } from './unit-matching.js';

/** Differences are shown to who may accept them. */
const REVIEWER: Actor = { account: 'review', role: 'office', department: null };

/** Uploaded plans under review. */
@Injectable()
export class Intakes {
  readonly drafts: DraftStore;
  readonly facts: LedgerFacts;
  /** Those whose registration runs in this process. */
  readonly running = new Set<string>();

  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger) {
    this.drafts = new DraftStore(ledger.pool);
    this.facts = new LedgerFacts(ledger.store);
  }

  /** Newest first. */
  async list(actor: Actor): Promise<IntakeSummaryDto[]> {
    requireMayReview(actor);
    const running = new Set(this.running);
    return (await this.drafts.list()).map((one) => ({ ...one, running: isRunning(one, running.has(one.id)) }));
  }

  async one(id: string, actor: Actor): Promise<IntakeDto> {
    requireMayReview(actor);
    // Asked first: one that ends while the draft is read is told as it ended when it is asked again.
    const atWork = this.running.has(id);
    return this.view(await this.find(id), atWork);
  }

  async draft(id: string, actor: Actor): Promise<Draft> {
    requireMayReview(actor);
    return this.find(id);
  }

  async document(id: string, actor: Actor): Promise<{ document: Buffer; fileName: string }> {
    requireMayReview(actor);
    return (isDraftId(id) ? await this.drafts.document(id) : null) ?? unknownIntake();
  }

  /** @throws DomainError UNKNOWN_INTAKE */
  async find(id: string): Promise<Draft> {
    return (isDraftId(id) ? await this.drafts.find(id) : null) ?? unknownIntake();
  }

  /** @param atWork whether its registration ran when the draft was read */
  async view(draft: Draft, atWork = false): Promise<IntakeDto> {
    const running = isRunning(draft, atWork);
    // Only who reviews asks what differs; a registration is looked at again and again while it runs.
    if (draft.state === 'review') return { ...intakeView(await this.review(draft, REVIEWER)), running };
    return { ...intakeView({ draft, registry: await this.registryFor(draft), existing: null, resembling: [], opening: null, effective: null, decided: null }), running };
  }

  /** The draft beside the ledger as it stands now. */
  async review(draft: Draft, actor: Actor): Promise<DraftReview> {
    const registry = await this.registryFor(draft);
    return reviewDraft(draft, registry, this.facts, { today: dayOf(this.ledger.clock.now()), actor });
  }

  async registryFor(draft: Pick<Draft, 'reading' | 'work' | 'sha256'>): Promise<UnitRegistry> {
    await this.facts.refresh();
    return unitRegistry({ ...draft, work: identify(draft, this.facts).work }, this.facts);
  }

  /**
   * Writes the next revision of a draft and answers with it.
   *
   * @throws DomainError INTAKE_CHANGED where another person wrote one meanwhile
   */
  async advance(draft: Draft, submission: DraftSubmission): Promise<IntakeDto> {
    const view = await this.view({ ...draft, revision: draft.revision + 1 });
    if (await this.drafts.advance(draft, submission, view)) return view;
    throw intakeChanged(await this.find(draft.id));
  }

  /**
   * The draft as it stands for the next edit; null where this very submission has been taken in already.
   *
   * @throws DomainError INTAKE_CHANGED, UNKNOWN_INTAKE, ROLE_NOT_ALLOWED; IdempotencyConflictError
   */
  async draftForEdit(id: string, revision: number, submission: DraftSubmission, actor: Actor): Promise<Draft | null> {
    requireMayReview(actor);
    const draft = await this.find(id);
    const repeated = isRepeated(submission, await this.drafts.submissionOf(id), id);
    if (draft.revision === revision + 1 && repeated) return null;
    if (draft.revision === revision) return draft;
    throw intakeChanged(draft);
  }
}

const isRunning = ({ state }: Pick<Draft, 'state'>, atWork: boolean): boolean => state === 'registering' && atWork;

export function requireMayReview(actor: Actor): void {
  requireRole(actor, ['office'], '导入方案');
}

/** @throws DomainError INTAKE_REGISTERING, INTAKE_REGISTERED, INTAKE_DISCARDED */
export function requireInReview({ state }: Draft): void {
  if (state === 'registering') throw new DomainError('INTAKE_REGISTERING', '这份文件正在登记，不能再改动。', 'conflict');
  if (state === 'registered') throw new DomainError('INTAKE_REGISTERED', '这份文件已经登记，不能再改动；如需改动，请重新导入。', 'conflict');
  if (state === 'discarded') throw new DomainError('INTAKE_DISCARDED', '这次导入已经放弃，请重新导入文件。', 'conflict');
}

function intakeChanged({ revision }: Draft): DomainError {
  return new DomainError('INTAKE_CHANGED', '在您核对期间，已有其他人改动了这份文件。请查看最新内容后再次提交。', 'conflict', { revision });
}

const isDraftId = (id: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id);

function unknownIntake(): never {
  throw new DomainError('UNKNOWN_INTAKE', '没有这次导入，请从导入列表中重新选择。', 'not-found');
}
