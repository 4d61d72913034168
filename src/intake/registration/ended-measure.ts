import { applyCorrections } from '../../ledger/as-of.js';
import type { LocalDate } from '../../ledger/fact.js';
import { chineseDate } from '../../ledger/local-date.js';
import type { MeasureEvent } from '../../measures/measure.events.js';
import type { MilestoneState } from '../../measures/measure.state.js';
import { differenceKey, wordsOfMilestones, type ImportDifference } from './compare-measure.js';
import { editionSource, importEventId } from './import-ids.js';
import type { MeasureToRegister } from './plan-to-register.js';
import type { RegisteredMeasure } from './registered-measure.js';

type Terminated = Extract<MeasureEvent, { type: 'milestone-terminated' }>;

/**
 * Milestones that an edition of the document without this measure has ended. What the office ended of its own accord stays ended,
 * whatever the document says; so do occurrences whose day has passed meanwhile.
 */
export function endedByEdition({ history, state, milestones }: RegisteredMeasure, today: LocalDate): MilestoneState[] {
  const ofDocument = new Set(milestones.map(({ milestone }) => milestone));
  const terminations = applyCorrections(history).filter((event): event is Terminated => event.type === 'milestone-terminated');
  return state.milestones.filter(({ milestone, status, occurrence, due }) => {
    if (status !== 'terminated' || !ofDocument.has(milestone.split('@')[0]!)) return false;
    if (occurrence !== null && due !== null && due < today) return false;
    const last = terminations.findLast(({ data }) => data.milestone === milestone);
    return last !== undefined && isOfImport(last);
  });
}

/** Imports derive the ids of their events from the document; the first ones named the milestone alone. */
function isOfImport({ id, stream, type, revision, basis, data: { milestone } }: Terminated): boolean {
  return [editionSource(basis?.sha256 ?? null, milestone, revision), milestone].some((source) => id === importEventId(stream, type, source));
}

/** The document holds again what one of its editions had ended: one difference, that takes over all the document says of the measure. */
export function takenUpAgain(before: RegisteredMeasure, now: MeasureToRegister, ended: readonly MilestoneState[]): ImportDifference {
  const since = ended.reduce<LocalDate>((latest, { statusSince }) => (statusSince > latest ? statusSince : latest), '');
  return {
    key: differenceKey(now.key, 'ended', [ended.map(({ milestone, statusSince }) => [milestone, statusSince]), [now.title, now.textSha256, now.milestones, now.groups]]),
    about: now.cited, field: 'ended', registered: `${before.title}（${chineseDate(since)}已终止）`, document: `${now.title}（${wordsOfMilestones(now.milestones)}）`,
  };
}
