import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Milestone, Responsibility } from '../../measures/measure.events.js';
import { chineseDate } from '../../ledger/local-date.js';
import { textFingerprint } from '../text-fingerprint.js';
import type { MeasureToRegister } from './plan-to-register.js';
import type { RegisteredMeasure } from './registered-measure.js';

/** What a document says of the plan itself. */
export const FRONT_DIFFERENCES = ['plan-title', 'issuer', 'documentNumber', 'issued'] as const;
export type FrontDifference = (typeof FRONT_DIFFERENCES)[number];
export type DifferenceField = FrontDifference | 'title' | 'text' | 'deadlines' | 'targets' | 'units' | 'ended' | 'not-in-ledger' | 'not-in-document' | 'plan-text';

/** Something a document says otherwise than the ledger. It is shown, and applied only where a person accepts it. */
export interface ImportDifference {
  /** Names it to who accepts it, with both values: s1m4:title:3fa91c02. Where either changes, it is another difference. */
  key: string;
  /** 「开办企业第4项」, or the plan's title. */
  about: string;
  field: DifferenceField;
  /** What the ledger holds, for people. */
  registered: string;
  /** What the document says, for people. */
  document: string;
  /** Not to be accepted with all the others: another measure has that title. */
  oneByOne?: true;
  /** What accepting it does beyond what it says, for people. */
  effect?: string;
  /** Where the measure stands in the ledger, for people: 已销号; absent where it is not there. */
  standing?: string;
  /** Which measure it was taken for, where a person may say that it is not that one. */
  pair?: MeasurePair;
}

/** A measure of another edition and the one of the ledger that it was taken for. */
export interface MeasurePair {
  /** Its place in the document: s3m12. */
  key: string;
  /** Its id in the ledger. */
  measure: string;
}

/** Taken over only where a person looked at it and said so: it ends a measure, or gives one a title that another measure has. */
export const isOneByOne = ({ field, oneByOne }: Pick<ImportDifference, 'field' | 'oneByOne'>): boolean => endsMeasure({ field }) || oneByOne === true;

export const endsMeasure = ({ field }: Pick<ImportDifference, 'field'>): boolean => field === 'not-in-document';

/**
 * @param place of the measure in the document; where the document does not hold it, its id; `front` for the plan itself
 * @param values what the ledger holds and what the document says, in full
 */
export function differenceKey(place: string, field: DifferenceField, values: readonly [registered: unknown, document: unknown]): string {
  return `${place}:${field}:${createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 8)}`;
}

/** What differs between a registered measure and the same measure as read now. */
export function compareMeasure(before: RegisteredMeasure, now: MeasureToRegister, units: readonly Responsibility[]): ImportDifference[] {
  const found: ImportDifference[] = [];
  const differ = (field: DifferenceField, [registered, document]: readonly [string, string], values: readonly [unknown, unknown]): void => {
    found.push({ key: differenceKey(now.key, field, values), about: now.cited, field, registered, document });
  };
  // The words themselves as well as their hash: either may have been changed without the other.
  const hashes = [before.textSha256, before.text && textFingerprint(before.text)];
  const otherText = !isTitleAlone(now) && hashes.some((hash) => hash !== null && hash !== now.textSha256);
  // A title that a person wrote stands as long as the words it was written for do.
  const keepsTitle = before.titleByHand && !otherText && !now.changedByHand.includes('title');
  if (before.title !== now.title && !keepsTitle) differ('title', [before.title, now.title], [before.title, now.title]);
  const deadlines = [wordsOfMilestones(before.milestones), wordsOfMilestones(now.milestones)] as const;
  if (deadlines[0] !== deadlines[1]) differ('deadlines', deadlines, deadlines);
  const named = [before.units.map(keyOf), units.map(keyOf)] as const;
  const open = [before.unitsIncomplete, now.unitsIncomplete] as const;
  // Rule 6: 等 is part of what is said of the units, unless it stands so already. A duty of the main text says nothing of it.
  const saysOpen = now.kind === 'numbered' && open[0] !== open[1] && before.state.unitsIncomplete !== open[1];
  if (!isDeepStrictEqual(...named) || saysOpen) {
    const values = saysOpen ? [[named[0], open[0]], [named[1], open[1]]] as const : named;
    differ('units', [wordsOfUnits(before.units, open[0]), wordsOfUnits(units, open[1])], values);
  }
  if (otherText) differ('text', wordsOfTexts(before.text, now.text), [hashes, now.textSha256]);
  // The same words promise the same: targets registered with them were reviewed then.
  const targets = [targetsOf(before.milestones), targetsOf(now.milestones)] as const;
  if ((otherText || now.changedByHand.includes('targets')) && !isDeepStrictEqual(...targets)) {
    differ('targets', [wordsOfTargets(before.milestones), wordsOfTargets(now.milestones)], targets);
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

export function wordsOfMilestones(milestones: readonly Milestone[]): string {
  return milestones.map(wordsOfMilestone).join('；');
}

function wordsOfMilestone({ label, deadline }: Milestone): string {
  return deadline?.date ? `${label}（${chineseDate(deadline.date)}）` : label;
}

const targetsOf = (milestones: readonly Milestone[]) => milestones.flatMap(({ targets }) => targets);
const wordsOfTargets = (milestones: readonly Milestone[]): string => targetsOf(milestones).map(({ raw }) => raw).join('；');

const keyOf = ({ unit, role, group }: Responsibility) => [unit, role, group];
const ROLE_WORDS = { lead: '牵头', responsible: '责任', supporting: '配合' } as const;
const wordsOfUnits = (units: readonly Responsibility[], incomplete: boolean): string =>
  `${units.map(({ printedName, role }) => `${printedName}（${ROLE_WORDS[role]}）`).join('、')}${incomplete ? '等（未列全）' : ''}`;
