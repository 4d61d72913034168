import type { MeasureEvent, Responsibility } from '../../measures/measure.events.js';
import { chineseDate } from '../../ledger/local-date.js';
import { textFingerprint } from '../text-fingerprint.js';
import type { MeasureToRegister } from './plan-to-register.js';

/** Something a document says otherwise than the ledger. It is shown, never applied in silence. */
export interface ImportDifference {
  /** 「开办企业第4项」, or the plan's title. */
  about: string;
  field: 'title' | 'text' | 'deadlines' | 'units' | 'not-in-ledger' | 'not-in-document' | 'plan-text';
  /** What the ledger holds, for people. */
  registered: string;
  /** What the document says, for people. */
  document: string;
}

type Registered = Extract<MeasureEvent, { type: 'measure-registered' }>['data'];

/**
 * What differs between a registered measure and the same measure as read now.
 *
 * @param text the text the ledger holds, registered or attached; null where it holds only the hash
 */
export function compareMeasure(registered: Registered, text: string | null, now: MeasureToRegister, units: readonly Responsibility[]): ImportDifference[] {
  const found: ImportDifference[] = [];
  const compare = (field: ImportDifference['field'], before: string, after: string) => {
    if (before !== after) found.push({ about: now.cited, field, registered: before, document: after });
  };
  compare('title', registered.title, now.title);
  compare('deadlines', registered.milestones.map(wordsOfMilestone).join('；'), now.milestones.map(wordsOfMilestone).join('；'));
  if (JSON.stringify(registered.units.map(keyOf)) !== JSON.stringify(units.map(keyOf))) compare('units', wordsOfUnits(registered.units), wordsOfUnits(units));
  // The words themselves as well as their hash: either may have been changed without the other.
  const hashes = [registered.source.textSha256, text && textFingerprint(text)];
  if (hashes.some((hash) => hash !== null && hash !== now.textSha256)) {
    found.push({ about: now.cited, field: 'text', registered: text?.slice(0, 80) ?? '登记时的原文', document: now.text?.slice(0, 80) ?? '现在的原文' });
  }
  return found;
}

function wordsOfMilestone({ label, deadline }: MeasureToRegister['milestones'][number]): string {
  return deadline?.date ? `${label}（${chineseDate(deadline.date)}）` : label;
}

const keyOf = ({ unit, role, group }: Responsibility) => [unit, role, group];
const ROLE_WORDS = { lead: '牵头', responsible: '责任', supporting: '配合' } as const;
const wordsOfUnits = (units: readonly Responsibility[]) => units.map(({ printedName, role }) => `${printedName}（${ROLE_WORDS[role]}）`).join('、');
