import { placeOf } from '../registration/plan-to-register.js';
import type { ReviewedDuty, ReviewedMeasure, ReviewedPlan } from '../registration/reviewed-plan.js';
import { changesOf } from './changes.js';
import type { DraftReading, DraftWork } from './draft.js';
import { documentAsRead, documentAsReviewed, type KeyedDuty } from './reviewed-document.js';

const TITLE_LENGTH = 40;

/** The plan that a reviewed document registers, with what was changed by hand. Deadlines and titles that are missing are the questions' business. */
export function reviewedPlanOf(reading: DraftReading, work: DraftWork, fileName: string): ReviewedPlan {
  const read = documentAsRead(reading);
  const now = documentAsReviewed(reading, work);
  const changed = new Map<string, string[]>();
  for (const { key, field } of changesOf(read, now, work)) changed.set(key, [...(changed.get(key) ?? []), field]);
  return {
    ...now.front, ends: now.front.ends ?? '', fileName, voidedBefore: work.voidedBefore ?? 0, ...(work.stated ? { stated: work.stated } : {}), ...(reading.file.plan.partial ? { partial: true as const } : {}), changedByHand: [...(changed.get('front') ?? []), ...now.sections.flatMap(({ key }) => (changed.get(key) ?? []).map((field) => `${key}.${field}`))],
    sections: now.sections.map(({ ordinal, name, leader, coordinator, measures }, section) => ({
      ordinal, name, leader, coordinator,
      measures: measures.map(({ key, number, item, title, text, deadlines, groups, targets, unitsIncomplete }, index): ReviewedMeasure => {
        const changedByHand = changed.get(key) ?? [];
        const place = placeOf(read.sections[section]!.name, read.sections[section]!.measures[index]!);
        return { place, number, item, title, text, deadlines, groups, targets, changedByHand, unitsIncomplete };
      }),
    })),
    mainText: now.duties.filter(({ state }) => state === 'register').map((duty) => toRegister(duty, changed.get(duty.key) ?? [])),
    dismissed: now.duties.filter(({ state }) => state === 'dismiss').map(({ line, text, reason }) => ({ line, text, reason: reason ?? '' })),
  };
}

function toRegister({ key, title, name, text, deadlines, units }: KeyedDuty, changedByHand: string[]): ReviewedDuty {
  return { key, text, title: title ?? name ?? titleOf(text), deadlines, units, changedByHand: title === null || title === name ? changedByHand : ['title', ...changedByHand] };
}

/** The beginning of the sentence, as far as its first stop. */
function titleOf(text: string): string {
  const [first = text] = text.split(/[。；;]/u);
  return first.length > TITLE_LENGTH ? `${first.slice(0, TITLE_LENGTH)}…` : first;
}
