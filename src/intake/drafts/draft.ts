import type { ExcelPlanFile, TextPlanFile } from '../documents/plan-file.js';
import type { ChosenUnit, UnitClass } from '../registration/unit-directory.js';
import type { StatedFront } from '../registration/reviewed-plan.js';
import type { OpeningDecision } from '../registration/opening-entries.js';
import type { ParsedDeadline, ParsedGroup, ParsedTarget } from '../parsed-plan.js';

export type { UnitClass };
export type UnitChoice = ChosenUnit;

/** A choice as it is kept. A unit of the ledger was chosen for a place: where the place of the plan is corrected, it is chosen anew. */
export type KeptChoice = UnitChoice & { jurisdiction?: string };

export const DRAFT_STATES = ['review', 'registering', 'registered', 'discarded'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** An uploaded document on its way into the ledger. */
export interface Draft {
  id: string;
  revision: number;
  fileName: string;
  /** Of the document, lower-case hex. */
  sha256: string;
  /** Length of the document. */
  bytes: number;
  uploadedAt: string;
  state: DraftState;
  reading: DraftReading;
  work: DraftWork;
  progress: DraftProgress | null;
  result: DraftResult | null;
  failure: DraftFailure | null;
}

/** A file as read, without its text, which stands in its lines. */
export type ReadFile = Omit<TextPlanFile, 'text'> | Omit<ExcelPlanFile, 'text'>;

/** What the program read of the document. */
export interface DraftReading {
  file: ReadFile;
  /** Fingerprint of the document's text. */
  textSha256: string;
  /** The year the document itself gives; where the person gave another one, the plan was read again with that. */
  yearRead: number | null;
  /** Title of the plan that the person chose, where the file holds several. */
  plan?: string;
}

export const FRONT_FIELDS = ['title', 'shortTitle', 'jurisdiction', 'issuer', 'documentNumber', 'issued', 'year', 'ends'] as const;
export type FrontField = (typeof FRONT_FIELDS)[number];

/** A field of the front matter as the person gave it. `notStated`: the document does not say (文件未载明). */
export interface FrontAnswer {
  value: string | number | null;
  notStated: boolean;
}

export interface MeasureChanges {
  title?: string;
  text?: string;
  number?: number | null;
  deadlines?: ParsedDeadline[];
  groups?: ParsedGroup[];
  targets?: ParsedTarget[];
  unitsIncomplete?: boolean;
}

export interface SectionChanges {
  name?: string;
  leader?: string | null;
  coordinator?: string | null;
}

export interface DutyDecision {
  state: 'open' | 'register' | 'dismiss';
  title: string | null;
  units: string[] | null;
  deadlines: ParsedDeadline[] | null;
  reason: string | null;
}

export const PLAN_ANSWERS = ['revision', 'other', 'anew'] as const;
/** Whether the document is another edition of a plan in the ledger, or another plan; of a voided one, that it is registered anew. */
export type PlanAnswer = (typeof PLAN_ANSWERS)[number];

/** What the person decided of the history that a running ledger tells (期初补录). */
export interface OpeningWork {
  /** Day that ledger stands for. */
  on: string | null;
  /** By the key of the row. */
  rows: Record<string, OpeningDecision>;
}

/** What the person did with the reading. Everything else is derived from it and from what was read. */
export interface DraftWork {
  front: Partial<Record<FrontField, FrontAnswer>>;
  sections: Record<string, SectionChanges>;
  measures: Record<string, MeasureChanges>;
  duties: Record<string, DutyDecision>;
  /** By printed name; null: the person took the program's proposal back. */
  units: Record<string, KeptChoice | null>;
  /** Keys of warnings. */
  settled: string[];
  /** Keys of differences to the plan in the ledger. */
  accepted: string[];
  /** Measures of the document, and those of the ledger that the person says they are not; absent: none. */
  apart?: Record<string, string[]>;
  /** Keys of differences that the person keeps out; absent: none. */
  declined?: string[];
  /** Edits that the last confirmation of columns has dropped. */
  dropped: { key: string; field: string }[];
  /** Day from which what is confirmed applies; absent or null: the usual one. */
  effectiveOn?: string | null;
  /** What becomes of measures that were acted on after that day; absent or null: the person is asked. */
  whereActed?: 'from-last-entry' | null;
  /** Absent: nothing decided yet. */
  opening?: OpeningWork;
  /** By plan of the ledger that the document resembles. */
  standing?: Record<string, PlanAnswer>;
  /** What an edition says of itself where it goes by the name of the plan that stands; derived, never kept. */
  stated?: StatedFront;
  /** What the person gave of it then; derived, never kept. */
  ownFront?: DraftWork['front'];
  /** Plans of this name that the ledger holds voided; kept from the confirmation on. */
  voidedBefore?: number;
  /** Keys of the differences that stood before the person's eyes at confirmation and were not accepted. */
  left?: string[];
}

export const NOTHING_DONE: DraftWork = { front: {}, sections: {}, measures: {}, duties: {}, units: {}, settled: [], accepted: [], dropped: [] };

export interface DraftProgress {
  phase: 'units' | 'measures' | 'texts' | 'revisions' | 'opening';
  done: number;
  total: number;
}

export interface DraftResult {
  plan: string;
  registeredMeasures: number;
  registeredUnits: number;
  attachedTexts: number;
  unchanged: number;
  /** Of these the ones of which the document says something else, that the person did not accept; absent in registrations of before. */
  differing?: number;
  revised: number;
  /** Of what the plan itself is named by; absent in registrations of before. */
  revisedFront?: number;
  /** Milestones whose state in the ledger kept before was recorded. */
  openings: number;
}

/** Why the last registration stopped. */
export interface DraftFailure {
  code: string;
  message: string;
}
