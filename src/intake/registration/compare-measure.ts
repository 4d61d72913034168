import { isDeepStrictEqual } from 'node:util';
import type { Milestone, Responsibility } from '../../measures/measure.events.js';
import { chineseDate } from '../../ledger/local-date.js';
import { textFingerprint } from '../text-fingerprint.js';
import type { MeasureToRegister } from './plan-to-register.js';
import type { RegisteredMeasure } from './registered-measure.js';

export type DifferenceField = 'title' | 'text' | 'deadlines' | 'targets' | 'units' | 'not-in-ledger' | 'not-in-document' | 'plan-text';

/** Something a document says otherwise than the ledger. It is shown, and applied only where a person accepts it. */
export interface ImportDifference {
  /** Names it to who accepts it: s1m4:title; the id of a measure that the document does not hold. */
  key: string;
  /** 「开办企业第4项」, or the plan's title. */
  about: string;
  field: DifferenceField;
  /** What the ledger holds, for people. */
  registered: string;
  /** What the document says, for people. */
  document: string;
}

/** What differs between a registered measure and the same measure as read now. */
export function compareMeasure(before: RegisteredMeasure, now: MeasureToRegister, units: readonly Responsibility[]): ImportDifference[] {
  const found: ImportDifference[] = [];
  const differ = (field: DifferenceField, registered: string, document: string): void => {
    found.push({ key: `${now.key}:${field}`, about: now.cited, field, registered, document });
  };
  // The words themselves as well as their hash: either may have been changed without the other.
  const hashes = [before.textSha256, before.text && textFingerprint(before.text)];
  const otherText = !isTitleAlone(now) && hashes.some((hash) => hash !== null && hash !== now.textSha256);
  // A title that a person wrote stands as long as the words it was written for do.
  const keepsTitle = before.titleByHand && !otherText && !now.changedByHand.includes('title');
  if (before.title !== now.title && !keepsTitle) differ('title', before.title, now.title);
  if (!sameDeadlines(before.milestones, now.milestones)) differ('deadlines', before.milestones.map(wordsOfMilestone).join('；'), now.milestones.map(wordsOfMilestone).join('；'));
  if (!isDeepStrictEqual(before.units.map(keyOf), units.map(keyOf))) differ('units', wordsOfUnits(before.units), wordsOfUnits(units));
  if (otherText) differ('text', ...wordsOfTexts(before.text, now.text));
  // The same words promise the same: targets registered with them were reviewed then.
  if ((otherText || now.changedByHand.includes('targets')) && !isDeepStrictEqual(targetsOf(before.milestones), targetsOf(now.milestones))) {
    differ('targets', wordsOfTargets(before.milestones), wordsOfTargets(now.milestones));
  }
  return found;
}

/** A ledger kept in Excel may give titles without texts: that is no other text. */
export const isTitleAlone = ({ title, text }: Pick<MeasureToRegister, 'title' | 'text'>): boolean => text === title;

const BEFORE_DIFFERENCE = 20;
const TEXT_SHOWN = 80;

/** Both texts around the place where they first differ; what is left out on either side is marked. */
function wordsOfTexts(before: string | null, now: string | null): [string, string] {
  if (before === null || now === null) return [before === null ? '登记时的原文' : excerpt(before, 0), now === null ? '现在的原文' : excerpt(now, 0)];
  let same = 0;
  while (same < before.length && before[same] === now[same]) same += 1;
  const from = Math.max(0, same - BEFORE_DIFFERENCE);
  return [excerpt(before, from), excerpt(now, from)];
}

const excerpt = (text: string, from: number): string => `${from > 0 ? '…' : ''}${text.slice(from, from + TEXT_SHOWN)}${from + TEXT_SHOWN < text.length ? '…' : ''}`;

const sameDeadlines = (one: readonly Milestone[], other: readonly Milestone[]): boolean => one.map(wordsOfMilestone).join('；') === other.map(wordsOfMilestone).join('；');

function wordsOfMilestone({ label, deadline }: Milestone): string {
  return deadline?.date ? `${label}（${chineseDate(deadline.date)}）` : label;
}

const targetsOf = (milestones: readonly Milestone[]) => milestones.flatMap(({ targets }) => targets);
const wordsOfTargets = (milestones: readonly Milestone[]): string => targetsOf(milestones).map(({ raw }) => raw).join('；');

const keyOf = ({ unit, role, group }: Responsibility) => [unit, role, group];
const ROLE_WORDS = { lead: '牵头', responsible: '责任', supporting: '配合' } as const;
const wordsOfUnits = (units: readonly Responsibility[]) => units.map(({ printedName, role }) => `${printedName}（${ROLE_WORDS[role]}）`).join('、');
