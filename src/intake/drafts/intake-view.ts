import { changesOf } from './changes.js';
import type { DraftReview } from './draft-review.js';
import { FRONT_FIELDS, type Draft } from './draft.js';
import type { IntakeDto } from './intake.dto.js';
import { effectiveQuestions } from './effective-day.js';
import { openingQuestions } from './opening.js';
import { openQuestions } from './questions.js';
import { resemblanceQuestions } from './resembling-plans.js';
import { documentAsRead, documentAsReviewed, measureKey, warningKey, isNotStated } from './reviewed-document.js';
import { comparisonOf } from './standing-plan.js';
import { matchUnits } from './unit-matching.js';

/** An uploaded plan as the person reviews it: what was read, what they changed, what is still to be answered. */
export function intakeView({ draft, registry, existing, resembling, opening, effective }: DraftReview): Omit<IntakeDto, 'running'> {
  const { id, revision, fileName, sha256, bytes, uploadedAt, state, reading, progress, result, failure } = draft;
  // An edition goes by the name of the plan that stands; shown, and changed, is what it says of itself.
  const work = { ...draft.work, front: draft.work.ownFront ?? draft.work.front };
  const read = documentAsRead(reading);
  const now = documentAsReviewed(reading, work);
  const units = matchUnits(now, work, registry);
  const questions = [
    ...resemblanceQuestions(resembling),
    ...openQuestions(now, work, units, { stands: existing !== null, yearIsGuessed: isYearGuessed(draft), opening: openingQuestions(opening, { effectiveOn: work.effectiveOn ?? null, stands: existing !== null }), effective: effective === null ? [] : effectiveQuestions(effective, { work, stands: existing !== null }) }),
  ];
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
      measures: measures.map(({ key: of, number, item, title, text, deadlines, groups, unitsIncomplete, targets, source }) => ({
        key: of, number, item, title, text, deadlines, groups, unitsIncomplete, targets, source, changed: fieldsOf.get(of) ?? [], warnings: warningsOfMeasure.get(of) ?? [],
      })),
    })),
    duties: now.duties.map(({ name, title, ...duty }) => ({ ...duty, title: title ?? name ?? null })), warnings, units, changed, questions, existing, comparison: comparisonOf(existing), resembling,
    sheets: 'sheets' in reading.file ? reading.file.sheets : null,
    opening, effective,
    progress, result, failure, dropped: work.dropped,
  };
}

/** More doubts than these nobody goes through at once. */
const WARNINGS_SHOWN = 2_000;

/** The year comes from the text or the file's name, and nobody has confirmed it: by giving the year, or by settling the warning. */
export function isYearGuessed({ reading, work }: Pick<Draft, 'reading' | 'work'>): boolean {
  return work.front.year === undefined && reading.file.plan.warnings.some(({ code }, index) => code === 'year-from-text' && !work.settled.includes(warningKey(index)));
}

/** All of them, or the first that are open and, in place of the next one, how many more there are. */
function warningsOf(draft: Draft): IntakeDto['warnings'] {
  const all = allWarningsOf(draft);
  if (all.length <= WARNINGS_SHOWN) return all;
  const places = all.map((_, index) => index);
  const inTurn = [...places.filter((index) => !all[index]!.settled), ...places.filter((index) => all[index]!.settled)];
  const shown = inTurn.slice(0, WARNINGS_SHOWN).sort((one, other) => one - other).map((index) => all[index]!);
  const next = all[inTurn[WARNINGS_SHOWN]!]!;
  const message = `存疑过多，另有 ${all.length - WARNINGS_SHOWN} 处没有列出（自第 ${next.line} 行起）。已列出的标为“已核对”后，会接着列出。`;
  return [...shown, { ...next, code: 'more-warnings', message, measure: null, field: null }];
}

function allWarningsOf({ reading, work }: Draft): IntakeDto['warnings'] {
  const settled = new Set(work.settled);
  return reading.file.plan.warnings.map(({ code, message, line, excerpt, measure, field }, index) => ({
    key: warningKey(index), code, message, line, excerpt, measure: measure === undefined ? null : measureKey(measure.section, measure.index), field: field ?? null,
    settled: settled.has(warningKey(index)),
  }));
}

function groupBy<T, V>(items: readonly T[], keyOf: (item: T) => string, valueOf: (item: T) => V): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(valueOf(item));
    else groups.set(key, [valueOf(item)]);
  }
  return groups;
}
