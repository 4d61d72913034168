import type { Static } from 'typebox';
import { requireRole, requireSoundFact, type DecisionContext, type Happening } from '../ledger/decision.js';
import { DomainError } from '../ledger/domain-error.js';
import { chineseDate } from '../ledger/local-date.js';
import { DutyDismissed, PlanRegistered, PlanRevised, PlanTextAttached, PlanVoided, type PlanEvent, type PlanFact } from './plan.events.js';
import type { PlanState } from './plan.state.js';

export type PlanCommand =
  | ({ type: 'register-plan' } & Happening & Static<typeof PlanRegistered.data>)
  | ({ type: 'attach-plan-text' } & Happening & Static<typeof PlanTextAttached.data>)
  | ({ type: 'dismiss-duty' } & Happening & Static<typeof DutyDismissed.data>)
  | ({ type: 'revise-plan' } & Happening & Static<typeof PlanRevised.data>)
  | ({ type: 'void-plan' } & Happening & Static<typeof PlanVoided.data>);

type Revision = Static<typeof PlanRevised.data>;
type RevisedField = 'title' | 'issuer' | 'documentNumber' | 'issued' | 'ends';

const FACT_OF = {
  'register-plan': PlanRegistered, 'attach-plan-text': PlanTextAttached, 'dismiss-duty': DutyDismissed, 'revise-plan': PlanRevised, 'void-plan': PlanVoided,
} as const;

export const initialState: PlanState = {
  exists: false, title: '', shortTitle: '', jurisdiction: '', issuer: null, documentNumber: null, issued: null, ends: '', registeredOn: '', textSha256: null, sourceTextSha256: null,
  dismissedDuties: [], voidedOn: null,
};

/** Folds one event; accepts any order without throwing. */
export function evolve(state: PlanState, event: Pick<PlanEvent, 'type' | 'occurredOn' | 'data'>): PlanState {
  const { type, data, occurredOn } = event as PlanEvent;
  if (type === 'plan-registered') {
    if (state.exists) return state;
    const { title, shortTitle, jurisdiction, issuer, documentNumber, issued, ends, source } = data;
    return { ...initialState, exists: true, title, shortTitle, jurisdiction, issuer, documentNumber, issued, ends, registeredOn: occurredOn, sourceTextSha256: source.textSha256 };
  }
  if (!state.exists) return state;
  switch (type) {
    case 'plan-text-attached': return { ...state, textSha256: data.textSha256 };
    case 'duty-dismissed': return { ...state, dismissedDuties: [...state.dismissedDuties, data.excerptSha256] };
    case 'plan-revised': return { ...state, ...revised(state, data) };
    case 'plan-voided': return { ...state, voidedOn: state.voidedOn ?? occurredOn };
    default: return state;
  }
}

/** The fields that a revision can change, as they stand after it. */
function revised(state: PlanState, revision: Revision): Pick<PlanState, RevisedField> {
  return {
    title: revision.title ?? state.title, issuer: revision.issuer ?? state.issuer, documentNumber: revision.documentNumber ?? state.documentNumber,
    issued: revision.issued ?? state.issued, ends: revision.ends ?? state.ends,
  };
}

/** Identity of a plan (architecture.md, "Streams"): the same three name the same plan, whatever file it came from. */
export function planIdentity({ jurisdiction, title, issued }: { jurisdiction: string; title: string; issued: string | null }): string {
  return [jurisdiction, title, issued ?? ''].map((part) => part.normalize('NFC').replace(/\s+/gu, '')).join('\n');
}

/**
 * Accepts a command on a plan, or refuses it.
 *
 * @throws DomainError PLAN_ALREADY_REGISTERED, UNKNOWN_PLAN, PLAN_VOIDED, PLAN_TEXT_ALREADY_ATTACHED, PLAN_TEXT_DIFFERS, DUTY_ALREADY_DISMISSED,
 *   PLAN_END_BEFORE_ISSUE, NOTHING_CHANGED, DATE_BEFORE_PREDECESSOR, ROLE_NOT_ALLOWED and those of `requireSoundFact`
 */
export function decide(command: PlanCommand, state: PlanState, { today, actor }: DecisionContext): PlanFact[] {
  requireRole(actor, command.type === 'revise-plan' || command.type === 'void-plan' ? ['office'] : ['office', 'system'], '登记或变更方案');
  const { type: asked, occurredOn, basis, ...data } = command;
  const { type, version } = FACT_OF[asked];
  const fact = { type, version, occurredOn, basis, data } as PlanFact;
  requireSoundFact(fact, today);
  if (command.type === 'register-plan') {
    if (state.exists) throw new DomainError('PLAN_ALREADY_REGISTERED', `方案“${state.shortTitle}”已经登记。`, 'conflict');
    requireEndAfter(command.ends, command.issued);
    return [fact];
  }
  requirePresent(state, command);
  if (command.type === 'attach-plan-text') requireNewText(state, command.textSha256);
  if (command.type === 'dismiss-duty' && state.dismissedDuties.includes(command.excerptSha256)) {
    throw new DomainError('DUTY_ALREADY_DISMISSED', `“${command.words}”已经作过处理。`, 'conflict', { line: command.line });
  }
  if (command.type === 'revise-plan') requireRevision(state, command);
  return [fact];
}

function requirePresent(state: PlanState, { occurredOn }: Happening): void {
  if (!state.exists) throw new DomainError('UNKNOWN_PLAN', '台账中没有这个方案，请重新选择。', 'not-found');
  if (state.voidedOn !== null) {
    throw new DomainError('PLAN_VOIDED', `方案“${state.shortTitle}”已于${chineseDate(state.voidedOn)}作废，不能再办理。`, 'conflict', { voidedOn: state.voidedOn });
  }
  if (occurredOn < state.registeredOn) {
    throw new DomainError(
      'DATE_BEFORE_PREDECESSOR', `发生日期${chineseDate(occurredOn)}早于方案登记的日期${chineseDate(state.registeredOn)}，请改正。`, 'invalid', { notBefore: state.registeredOn },
    );
  }
}

function requireNewText(state: PlanState, textSha256: string): void {
  if (state.textSha256 !== null) throw new DomainError('PLAN_TEXT_ALREADY_ATTACHED', `方案“${state.shortTitle}”的原文已经载入。`, 'conflict');
  if (state.sourceTextSha256 !== null && state.sourceTextSha256 !== textSha256) {
    throw new DomainError('PLAN_TEXT_DIFFERS', `载入的文本与登记时的方案“${state.shortTitle}”不一致，没有载入；请先查看差异。`, 'conflict');
  }
}

function requireRevision(state: PlanState, command: Revision): void {
  const after = revised(state, command);
  if ((Object.keys(after) as RevisedField[]).every((field) => after[field] === state[field])) {
    throw new DomainError('NOTHING_CHANGED', '修订后的方案名称、发文机关、发文字号、成文日期和截止日期都没有变化，请填写要修订的内容。');
  }
  // A later edition may be issued when the plan has ended.
  if (command.ends !== null) requireEndAfter(command.ends, state.issued);
}

function requireEndAfter(ends: string, issued: string | null): void {
  if (issued === null || ends >= issued) return;
  throw new DomainError('PLAN_END_BEFORE_ISSUE', `方案截止日期${chineseDate(ends)}早于印发日期${chineseDate(issued)}，请改正。`, 'invalid', { ends, issued });
}
