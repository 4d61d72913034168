import type { Static } from 'typebox';
import { applyCorrections } from '../ledger/as-of.js';
import { correctEntry, type CorrectEntry } from '../ledger/correct-entry.js';
import { requireRole, requireSoundFact, type DecisionContext, type Happening } from '../ledger/decision.js';
import { DomainError } from '../ledger/domain-error.js';
import { chineseDate } from '../ledger/local-date.js';
import { AccountabilityRecorded, AccountabilityReversed, type RecordEvent, type RecordFact } from './accountability-record.events.js';
import type { AccountabilityRecordState } from './accountability-record.state.js';
import { checkRecord } from './check-record.js';
import type { AccountabilityRules } from './accountability-rules.js';

export type RecordCommand =
  /** `person` only where the decision names one (rule 9); it is sealed, never part of the leaf's data. */
  | ({ type: 'record-accountability'; person: string | null } & Happening & Static<typeof AccountabilityRecorded.data>)
  | ({ type: 'reverse-record' } & Happening & Static<typeof AccountabilityReversed.data>)
  | CorrectEntry;

export interface RecordContext extends DecisionContext {
  rules: AccountabilityRules;
  /** All events of the stream in position order, corrections included. */
  history: readonly RecordEvent[];
}

export const initialState: AccountabilityRecordState = {
  exists: false, record: '', kind: 'chase-up', form: '', unit: '', measure: null, milestone: null, recordedOn: '', reversedOn: null,
};

/** Folds one event; accepts any order without throwing. Corrections act through the entry they name. */
export function evolve(state: AccountabilityRecordState, event: RecordEvent): AccountabilityRecordState {
  switch (event.type) {
    case 'accountability-recorded': {
      if (state.exists) return state;
      const { kind, form, unit, measure, milestone } = event.data;
      return {
        ...initialState, exists: true, record: event.stream.replace(/^record-/, ''), kind, form, unit, measure, milestone,
        recordedOn: event.occurredOn,
      };
    }
    case 'accountability-reversed':
      return state.exists && state.reversedOn === null ? { ...state, reversedOn: event.occurredOn } : state;
    default:
      return state;
  }
}

/** State of a record in position order, as the decider uses it. */
export function foldRecord(history: readonly RecordEvent[]): AccountabilityRecordState {
  return applyCorrections(history).reduce(evolve, initialState);
}

/**
 * Accepts a command on a 督促/问责 record, or refuses it (rules 9 to 11). The office alone cannot record 问责处理.
 *
 * @throws DomainError RECORD_ALREADY_EXISTS, UNKNOWN_RECORD, RECORD_REVERSED, PERSON_NOT_NAMED, ROLE_NOT_ALLOWED, those of
 *   `checkRecord`, `correctEntry` and `requireSoundFact`
 */
export function decide(command: RecordCommand, state: AccountabilityRecordState, context: RecordContext): RecordFact[] {
  switch (command.type) {
    case 'record-accountability': return [record(command, state, context)];
    case 'reverse-record': return [reverse(command, state, context)];
    case 'correct-entry': return [correct(command, state, context)];
  }
}

type CommandOf<T extends RecordCommand['type']> = Extract<RecordCommand, { type: T }>;

function record(command: CommandOf<'record-accountability'>, state: AccountabilityRecordState, { today, actor, rules }: RecordContext): RecordFact {
  const { type: _asked, occurredOn, basis, person, ...data } = command;
  if (data.kind === 'chase-up') requireRole(actor, ['office', 'supervisor'], '登记督促措施');
  else requireRole(actor, ['supervisor'], '登记问责处理');
  const { type, version } = AccountabilityRecorded;
  const fact: RecordFact = { type, version, occurredOn, basis, data, ...(person === null ? {} : { personal: { person } }) };
  requireSoundFact(fact, today);
  if (state.exists) throw new DomainError('RECORD_ALREADY_EXISTS', '这条记录已经登记，不能重复登记。', 'conflict');
  if (person !== null && (data.kind === 'chase-up' || data.documentNumber === null)) {
    throw new DomainError('PERSON_NOT_NAMED', '只有处理决定点名到人时才能登记个人，请填写决定文号或删去姓名。');
  }
  checkRecord(data, rules);
  return fact;
}

function reverse(command: CommandOf<'reverse-record'>, state: AccountabilityRecordState, { today, actor }: RecordContext): RecordFact {
  requireRecord(state);
  requireRole(actor, ['supervisor'], '撤销督促问责记录');
  const { occurredOn, basis, reason, organ } = command;
  const { type, version } = AccountabilityReversed;
  const fact: RecordFact = { type, version, occurredOn, basis, data: { reason, organ } };
  requireSoundFact(fact, today);
  requireReversible(state, occurredOn);
  return fact;
}

function requireReversible(state: AccountabilityRecordState, day: string): void {
  if (state.reversedOn !== null) throw new DomainError('RECORD_REVERSED', `这条记录已于${chineseDate(state.reversedOn)}撤销，不能再次撤销。`, 'conflict');
  if (day < state.recordedOn) {
    throw new DomainError(
      'DATE_BEFORE_PREDECESSOR', `撤销日期${chineseDate(day)}早于登记事项的日期${chineseDate(state.recordedOn)}，请改正。`, 'invalid', { notBefore: state.recordedOn },
    );
  }
}

function requireRecord(state: AccountabilityRecordState): void {
  if (!state.exists) throw new DomainError('UNKNOWN_RECORD', '台账中没有这条记录，请重新选择。', 'not-found');
}

/** 督查 corrects any record; the office those 督促措施 that it entered itself. */
function correct(command: CorrectEntry, state: AccountabilityRecordState, context: RecordContext): RecordFact {
  requireRecord(state);
  return correctEntry(command, context.history, context, {
    identityFields: ['kind', 'unit', 'measure', 'milestone'],
    requireMayCorrect: (target) => {
      const officeMay = state.kind === 'chase-up' && target.actor.role === 'office';
      requireRole(context.actor, officeMay ? ['office', 'supervisor'] : ['supervisor'], '更正这条记录');
    },
    replay: (corrected) => {
      corrected.reduce((before, event) => {
        if (event.type === 'accountability-recorded') checkRecord(event.data, context.rules);
        if (event.type === 'accountability-reversed') requireReversible(before, event.occurredOn);
        return evolve(before, event);
      }, initialState);
    },
  });
}
