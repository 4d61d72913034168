import { isDeepStrictEqual } from 'node:util';
import { applyCorrections } from './as-of.js';
import { requireSoundFact, type DecisionContext, type Happening } from './decision.js';
import { DomainError } from './domain-error.js';
import { EntryCorrected } from './entry-corrected.event.js';
import { EVENT_CATALOGUE, eventLabel } from './event-catalogue.js';
import type { FactOf, LocalDate, StreamEvent } from './fact.js';
import { chineseDate } from './local-date.js';

/** Correction of an earlier entry of the same stream (更正, rule 11). */
export type CorrectEntry = { type: 'correct-entry' } & Happening & {
  /** Id of the event to correct. */
  target: string;
  reason: string;
  /** New day of the corrected entry, or null where the day stands. */
  correctedDay: LocalDate | null;
  /** Data fields that change, with their new values. */
  changes: Record<string, unknown>;
};

/** What a stream's own rules say of corrections. */
export interface CorrectionRules<E extends StreamEvent> {
  /** Fields that say what an entry is about: another subject is another entry, never a correction. */
  identityFields: readonly string[];
  /** Throws where this actor may not correct this entry. */
  requireMayCorrect(target: E): void;
  /** Throws where a change, well formed in itself, is not for a correction to make. */
  requireMayChange?(target: E, changes: Record<string, unknown>): void;
  /** Folds the corrected history in revision order; throws the refusal of the first event that can no longer follow. */
  replay(corrected: readonly E[]): void;
}

/**
 * Decides a correction against the whole history of its stream: the original stays, the corrected history must be possible.
 *
 * @param history events of the stream in revision order, earlier corrections included
 * @throws DomainError UNKNOWN_ENTRY, CORRECTION_OF_CORRECTION, IDENTITY_FIELD, UNKNOWN_FIELD, NOTHING_CHANGED,
 *   CORRECTION_BEFORE_ENTRY, CORRECTION_BREAKS_HISTORY, and those of `requireSoundFact`
 */
export function correctEntry<E extends StreamEvent>(
  command: CorrectEntry, history: readonly E[], context: DecisionContext, rules: CorrectionRules<E>,
): FactOf<typeof EntryCorrected> {
  const { occurredOn, basis, target, reason, correctedDay, changes } = command;
  const fact = {
    type: EntryCorrected.type, version: EntryCorrected.version, occurredOn, basis, data: { target, reason, occurredOn: correctedDay, changes },
  };
  requireSoundFact(fact, context.today);
  const entry = requireEntry(history, target);
  rules.requireMayCorrect(entry);
  requireFields(entry, changes, rules.identityFields);
  if (occurredOn < entry.occurredOn) {
    throw new DomainError(
      'CORRECTION_BEFORE_ENTRY', `更正日期${chineseDate(occurredOn)}早于被更正事项的日期${chineseDate(entry.occurredOn)}，请改正。`, 'invalid', { target },
    );
  }
  const after = applyCorrections([...history, { ...entry, ...fact, id: '' } as unknown as E]);
  const corrected = after.find(({ id }) => id === target);
  const known = applyCorrections(history).find(({ id }) => id === target);
  if (!corrected || !known) throw unknownEntry(target);
  if (corrected.occurredOn === known.occurredOn && isDeepStrictEqual(corrected.data, known.data)) {
    throw new DomainError('NOTHING_CHANGED', '更正内容与现记录相同，没有需要更正的地方。', 'invalid', { target });
  }
  requireSoundFact({ ...corrected, version: newestVersion(corrected.type) }, context.today);
  rules.requireMayChange?.(entry, changes);
  replayOrRefuse(after, rules, entry);
  return fact;
}

function requireEntry<E extends StreamEvent>(history: readonly E[], target: string): E {
  const entry = history.find(({ id }) => id === target);
  if (!entry) throw unknownEntry(target);
  if (entry.type === EntryCorrected.type) {
    throw new DomainError('CORRECTION_OF_CORRECTION', '更正记录本身不能再更正，请直接对原记录再作一次更正。', 'invalid', { target });
  }
  return entry;
}

function unknownEntry(target: string): DomainError {
  return new DomainError('UNKNOWN_ENTRY', '没有找到要更正的记录，请刷新页面后重新选择。', 'not-found', { target });
}

function requireFields(entry: StreamEvent, changes: Record<string, unknown>, identityFields: readonly string[]): void {
  const schema = EVENT_CATALOGUE.get(entry.type)?.data as { properties?: Record<string, unknown> } | undefined;
  for (const field of Object.keys(changes)) {
    if (!Object.hasOwn(schema?.properties ?? {}, field)) {
      throw new DomainError('UNKNOWN_FIELD', `“${eventLabel(entry.type)}”没有“${field}”这一项，不能更正。`, 'invalid', { field });
    }
    if (identityFields.includes(field)) {
      throw new DomainError('IDENTITY_FIELD', `“${field}”说明这条记录是关于谁、关于什么的，不能更正；请另行登记一条。`, 'invalid', { field });
    }
  }
}

function newestVersion(type: string): number {
  return EVENT_CATALOGUE.get(type)?.version ?? 0;
}

function replayOrRefuse<E extends StreamEvent>(after: readonly E[], rules: CorrectionRules<E>, entry: E): void {
  try {
    rules.replay(after);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(
      'CORRECTION_BREAKS_HISTORY',
      `这样更正“${eventLabel(entry.type)}”与前后记录矛盾（${error.message.replace(/。$/u, '')}），没有更正。`,
      'conflict',
      { target: entry.id, because: error.code, ...error.details },
    );
  }
}
