import { changesOf } from './changes.js';
import { FRONT_FIELDS, type Draft } from './draft.js';
import type { IntakeDto } from './intake.dto.js';
import { openingQuestions, type Opening } from './opening.js';
import { openQuestions } from './questions.js';
import { documentAsRead, documentAsReviewed, measureKey, warningKey, isNotStated } from './reviewed-document.js';
import { matchUnits, type UnitRegistry } from './unit-matching.js';

/** An uploaded plan as the person reviews it: what was read, what they changed, what is still to be answered. */
export function intakeView(draft: Draft, registry: UnitRegistry, existing: IntakeDto['existing'], opening: Opening | null): IntakeDto {
  const { id, revision, fileName, sha256, bytes, uploadedAt, state, reading, work, progress, result, failure } = draft;
  const read = documentAsRead(reading);
  const now = documentAsReviewed(reading, work);
  const units = matchUnits(now, work, registry);
  const questions = openQuestions(now, work, units, { stands: existing !== null, yearIsGuessed: isYearGuessed(draft), opening: openingQuestions(opening) });
  const changed = changesOf(read, now, work);
  const warnings = warningsOf(draft);
  const fieldsOf = groupBy(changed, ({ key }) => key, ({ field }) => field);
  const warningsOfMeasure = groupBy(warnings, ({ measure }) => measure ?? '', ({ key }) => key);
  return {
    id, fileName, sha256, bytes, kind: reading.file.kind, uploadedAt, state, title: now.front.title,
    measures: now.sections.reduce((sum, section) => sum + section.measures.length, 0), openQuestions: questions.length,
    revision, lines: reading.file.lines,
    front: { ...now.front, notStated: FRONT_FIELDS.filter((field) => isNotStated(work, field)) },
    sections: now.sections.map(({ key, ordinal, name, leader, coordinator, measures }) => ({
      key, ordinal, name, leader, coordinator,
      measures: measures.map(({ key: of, number, item, title, text, deadlines, groups, targets, source }) => ({
        key: of, number, item, title, text, deadlines, groups, targets, source, changed: fieldsOf.get(of) ?? [], warnings: warningsOfMeasure.get(of) ?? [],
      })),
    })),
    duties: now.duties, warnings, units, changed, questions, existing,
    sheets: 'sheets' in reading.file ? reading.file.sheets : null,
    opening,
    progress, result, failure, dropped: work.dropped,
  };
}

/** The year comes from the text or the file's name, and nobody has confirmed it. */
export function isYearGuessed({ reading, work }: Pick<Draft, 'reading' | 'work'>): boolean {
  return work.front.year === undefined && reading.file.plan.warnings.some(({ code }) => code === 'year-from-text');
}

function warningsOf({ reading, work }: Draft): IntakeDto['warnings'] {
  return reading.file.plan.warnings.map(({ code, message, line, excerpt, measure, field }, index) => ({
    key: warningKey(index), code, message, line, excerpt, measure: measure === undefined ? null : measureKey(measure.section, measure.index), field: field ?? null,
    settled: work.settled.includes(warningKey(index)),
  }));
}

function groupBy<T, V>(items: readonly T[], keyOf: (item: T) => string, valueOf: (item: T) => V): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), valueOf(item)]);
  return groups;
}
