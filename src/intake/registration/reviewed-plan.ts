import type { ParsedDeadline, ParsedMeasure, ParsedPlan, ParsedSection } from '../parsed-plan.js';

/** A plan as a person has reviewed it: what the document says, what they changed, and what becomes of its main text. */
export interface ReviewedPlan extends Omit<ParsedPlan, 'sections' | 'duties' | 'warnings'> {
  shortTitle: string;
  documentNumber: string | null;
  ends: string;
  fileName: string | null;
  /** Plans of this name that the ledger holds voided. */
  voidedBefore?: number;
  /** What an edition of a plan that stands says of itself. */
  stated?: StatedFront;
  changedByHand: string[];
  sections: (Omit<ParsedSection, 'measures'> & { measures: ReviewedMeasure[] })[];
  /** Duties of the main text that are registered as 正文任务. */
  mainText: ReviewedDuty[];
  dismissed: DismissedDuty[];
}

/** Title and issue date, as the document has them. */
export interface StatedFront {
  title: string;
  issued: string | null;
}

/** Section, number and title of the item, number of the measure. */
export type MeasurePlace = readonly (string | number | null)[];

export interface ReviewedMeasure extends Omit<ParsedMeasure, 'subitems' | 'source'> {
  /** Where the document has it, as it was read: what a person corrects there makes it no other measure. */
  place: MeasurePlace;
  changedByHand: string[];
  /** The document names further units by 等 only. */
  unitsIncomplete: boolean;
}

export interface ReviewedDuty {
  /** Its place in the document: d1. */
  key: string;
  text: string;
  title: string;
  deadlines: ParsedDeadline[];
  units: string[];
  changedByHand: string[];
}

export interface DismissedDuty {
  /** Of the document, from 1. */
  line: number;
  text: string;
  reason: string;
}
