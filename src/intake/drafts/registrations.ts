import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { dayOf } from '../../config/clock.js';
import { DepartmentTurn } from '../../departments/department-turn.js';
import { EventStoreError } from '../../event-store/errors.js';
import { problemOf } from '../../http/problem-of.js';
import { DomainError } from '../../ledger/domain-error.js';
import { OPEN_LEDGER, type OpenLedger } from '../../ledger/ledger-context.js';
import type { Actor } from '../../ledger/roles.js';
import { importPlan } from '../registration/import-plan.js';
import type { Draft, DraftFailure, DraftProgress } from './draft.js';
import { leftDifferences, type DraftReview } from './draft-review.js';
import { importOf, resultOf } from './import-of-draft.js';
import { Intakes } from './intakes.js';
import { requireSeen } from './standing-plan.js';

const INTERRUPTED: DraftFailure = { code: 'REGISTRATION_INTERRUPTED', message: '登记中途停止，已登记的内容都在。请再次确认，从停下的地方继续。' };
/** After these a person has to look again. */
const ASKED_AGAIN = ['DIFFERENCES_CHANGED', 'PLAN_VOIDED', 'ACTED_SINCE'];
/** How often progress is written for those who look, in milliseconds. */
const NOTED_EVERY_MS = 250;

/** Registrations that run in this process. One that was stopped goes on when it is confirmed again: every id follows from the draft. */
@Injectable()
export class Registrations implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly running = new Map<string, Promise<void>>();
  private readonly stop = new AbortController();
  /** One after the other: two drafts of one plan at once would each take its measures for missing. */
  private last: Promise<void> = Promise.resolve();

  constructor(@Inject(OPEN_LEDGER) private readonly ledger: OpenLedger, private readonly intakes: Intakes, private readonly unitTurn: DepartmentTurn) {}

  /** What ran when the server was last killed is not running now; where another process runs it, its next note says so again. */
  async onApplicationBootstrap(): Promise<void> {
    await this.intakes.drafts.noteInterrupted(INTERRUPTED);
  }

  isRunning(id: string): boolean {
    return this.running.has(id);
  }

  /**
   * @param draft confirmed, in state `registering`
   * @param review at its confirmation
   */
  begin(draft: Draft, review: DraftReview, actor: Actor): void {
    this.intakes.running.add(draft.id);
    this.last = this.last.then(() => this.register(draft, review, actor));
    this.running.set(draft.id, this.last.finally(() => {
      this.running.delete(draft.id);
      this.intakes.running.delete(draft.id);
    }));
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort(new Error('the server stops'));
    await Promise.all(this.running.values());
  }

  private async register(draft: Draft, { draft: reviewed, registry, decided }: DraftReview, actor: Actor): Promise<void> {
    const noting = new ProgressNotes((progress) => this.note(draft, { state: 'registering', progress }));
    let begun = draft.progress !== null;
    try {
      requireSameTurn(draft, reviewed);
      const result = await importPlan(importOf(reviewed, registry), {
        store: this.ledger.store, facts: this.intakes.facts, today: dayOf(this.ledger.clock.now()), actor, signal: this.stop.signal,
        unitTurn: (work) => this.unitTurn.take(work), ...(decided ? { decided } : {}),
        onDecided: async (now) => {
          const seen = draft.work.left;
          requireSeen(seen === undefined || leftDifferences(now, draft).every((key) => seen.includes(key)));
          begun = true;
          await noting.write({ phase: 'units', done: 0, total: 0 });
        },
        onProgress: (progress) => noting.take(progress),
      });
      await noting.end();
      await this.note(draft, { state: 'registered', result: resultOf(result) });
    } catch (error) {
      await noting.end();
      const failure = this.failureOf(error, draft.id);
      this.ledger.log.warn({ err: error, intake: draft.id }, 'registration of a plan stopped');
      // Nothing is written before everything is decided: what a rule refused can still be changed. So can what others have changed
      // since a registration stopped: what it registered before stands.
      const isUnderWay = begun && !ASKED_AGAIN.includes(failure.code);
      await this.note(draft, { state: isUnderWay ? 'registering' : 'review', progress: isUnderWay ? noting.last : null, failure }).catch((lost: unknown) => {
        this.ledger.log.warn({ err: lost, intake: draft.id }, 'could not note why a registration stopped');
      });
    }
  }

  private failureOf(error: unknown, id: string): DraftFailure {
    if (this.stop.signal.aborted) return INTERRUPTED;
    const { code, detail } = problemOf(error, `/api/v1/intakes/${id}`, id, 'GET');
    return { code, message: error instanceof EventStoreError ? `${detail}已登记的内容都在，恢复后请再次确认，从停下的地方继续。` : detail };
  }

  private note({ id, revision }: Draft, { state, progress = null, result = null, failure = null }: Partial<Pick<Draft, 'progress' | 'result' | 'failure'>> & Pick<Draft, 'state'>): Promise<void> {
    return this.intakes.drafts.note(id, revision, { state, progress, result, failure });
  }
}

/** A plan that was voided while its registration stood still does not go on, nor begin anew of itself. */
function requireSameTurn({ work: confirmed }: Draft, { work: now }: Draft): void {
  if ((confirmed.voidedBefore ?? 0) === (now.voidedBefore ?? 0)) return;
  throw new DomainError('PLAN_VOIDED', '登记期间，台账中的这个方案已经作废，没有继续登记。请确认是否作为新方案重新登记。', 'conflict');
}

/** Progress as it goes, written now and then, in order. */
class ProgressNotes {
  last: DraftProgress | null = null;
  private notedAt = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly note: (progress: DraftProgress) => Promise<void>) {}

  take(progress: DraftProgress): void {
    this.last = progress;
    if (Date.now() - this.notedAt < NOTED_EVERY_MS) return;
    this.notedAt = Date.now();
    this.writing = this.writing.then(() => this.note(progress)).catch(() => undefined);
  }

  async write(progress: DraftProgress): Promise<void> {
    this.last = progress;
    await this.note(progress);
  }

  async end(): Promise<void> {
    await this.writing;
  }
}
