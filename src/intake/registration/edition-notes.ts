import { chineseDate } from '../../ledger/local-date.js';
import type { PlanState } from '../../plans/plan.state.js';
import { differenceKey, type FrontDifference, type ImportDifference } from './compare-measure.js';
import type { PlanToRegister } from './plan-to-register.js';

/** A measure that another edition has under another number or heading. */
export interface RenumberedMeasure {
  /** Its place in the document: s3m12. */
  key: string;
  measure: string;
  title: string;
  /** As the ledger cites it, for people. */
  registered: string;
  /** Where the document has it, for people. */
  document: string;
  /** Where it stands in the ledger: 已销号. */
  standing: string;
}

/** A measure of the document that a person says is not the one of the ledger that it resembles. */
export interface PartedMeasure {
  key: string;
  measure: string;
  title: string;
  /** The measure of the ledger, as cited there. */
  registered: string;
  /** Where the document has it. */
  document: string;
}

/** What the ledger knows of the plan itself and the edition does not say. */
export interface KeptFront {
  field: FrontDifference;
  registered: string;
}

/** Of another edition, to be seen, not chosen. */
export interface EditionNotes {
  renumbered: RenumberedMeasure[];
  apart: PartedMeasure[];
  kept: KeptFront[];
}

/** What another edition says of the plan itself. */
export interface EditionFront {
  /** Otherwise than the ledger. */
  differences: ImportDifference[];
  /** By their fields: what a plan that is revised so becomes. */
  values: Record<FrontDifference, string | null>;
  kept: KeptFront[];
}

/** @param standing as it stands in the ledger */
export function editionFront({ title, issuer, documentNumber, issued, stated }: PlanToRegister, standing: PlanState): EditionFront {
  const values = { 'plan-title': stated?.title ?? title, issuer, documentNumber, issued: stated ? stated.issued : issued };
  const before = { 'plan-title': standing.title, issuer: standing.issuer, documentNumber: standing.documentNumber, issued: standing.issued };
  const found: EditionFront = { differences: [], values, kept: [] };
  for (const field of Object.keys(values) as FrontDifference[]) {
    if (before[field] === values[field]) continue;
    const words = (value: string | null): string => (value !== null && field === 'issued' ? chineseDate(value) : value ?? '');
    // An edition that leaves out its number does not take the plan's away.
    if (values[field] === null) found.kept.push({ field, registered: words(before[field]) });
    else found.differences.push({ key: differenceKey('front', field, [before[field], values[field]]), about: standing.title, field, registered: words(before[field]), document: words(values[field]) });
  }
  return found;
}
