import type { PLAN_ANSWERS } from './draft.js';

export class MeasurePairDto {
  /** Place in the document: s3m12 */
  key: string;
  /** Measure of the ledger */
  measure: string;
}

export class IntakeDifferenceDto {
  key: string;
  /** 「开办企业第4项」, or the plan's title */
  about: string;
  /** Of a measure title, text, deadlines, targets, units, ended, not-in-ledger or not-in-document; of the plan plan-title, issuer, documentNumber or issued */
  field: string;
  registered: string;
  document: string;
  /** As the person said; what a printed edition says of the plan itself is accepted unless they say otherwise */
  accepted: boolean;
  /** Not to be accepted with all the others: another measure has that title */
  oneByOne?: boolean;
  /** What accepting it does beyond what it says: periods that end or are still to be answered for, extensions that stay, what is overdue at once */
  effect?: string;
  /** Where the measure stands in the ledger, for people: 已销号, 办理中 …; absent where it is not there */
  standing?: string;
  /** Which measure of the ledger that of another edition was taken for; a pair edit parts them */
  pair?: MeasurePairDto;
}

export class RenumberedMeasureDto {
  /** Place in the document */
  key: string;
  measure: string;
  title: string;
  /** As the ledger cites it: 「开办企业第4项」 */
  registered: string;
  /** Its place in this document */
  document: string;
  /** Where it stands in the ledger, for people */
  standing: string;
}

/** A measure of the document that the person says is not the one of the ledger that it resembles */
export class PartedMeasureDto extends MeasurePairDto {
  title: string;
  /** The measure of the ledger, as it is cited there */
  registered: string;
  /** Its place in this document */
  document: string;
}

export class KeptFrontDto {
  /** plan-title, issuer, documentNumber or issued */
  field: string;
  registered: string;
}

export class ExistingPlanDto {
  plan: string;
  title: string;
  differences: IntakeDifferenceDto[];
  /** Measures that another edition has under another number or heading: the same measures, cited as they were registered */
  renumbered: RenumberedMeasureDto[];
  apart: PartedMeasureDto[];
  /** What the ledger knows of the plan itself and the document does not state: it stays */
  kept: KeptFrontDto[];
}

/** A plan of the ledger that the document may be another edition of */
export class ResemblingPlanDto {
  plan: string;
  title: string;
  measures: number;
  /** Measures of the document that it has under the same title */
  alike: number;
  /** Day the plan was voided, where the document is that plan again */
  voidedOn: string | null;
  /** revision: the document is an edition of it; other: another plan; anew: registered again after it was voided; null: not answered yet */
  answer: (typeof PLAN_ANSWERS)[number] | null;
}
