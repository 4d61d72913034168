import type { LocalDate } from '../../ledger/fact.js';
import type { Actor } from '../../ledger/roles.js';
import type { OpeningRow } from '../documents/plan-file.js';
import type { SeedUnits } from '../seed-plan.js';
import type { DocumentFingerprint } from '../text-fingerprint.js';
import type { ActedSince, ActedSinceAnswer } from './acted-since.js';
import type { ImportDifference } from './compare-measure.js';
import type { EditionNotes } from './edition-notes.js';
import type { Append } from './import-work.js';
import type { OpeningDecision } from './opening-entries.js';
import type { SetApart } from './pair-edition.js';
import type { PlanToRegister } from './plan-to-register.js';
import type { ChosenUnit } from './unit-directory.js';

export interface ImportPlan {
  plan: PlanToRegister;
  /** The document it was parsed from; null for a seed, whose source is part of it. */
  document: DocumentFingerprint | null;
  /** The register of the jurisdiction's units, or null: units then get the class their name says, else `other`. */
  units: SeedUnits | null;
  /** Which units printed names mean, as a person decided. */
  chosen?: ReadonlyMap<string, ChosenUnit>;
  /** Whether a person accepts a difference to the ledger; default: none. */
  accepts?: Accepts;
  /** Of another edition: pairs of its measures and the ledger's that a person has parted. */
  apart?: SetApart;
  /** Day from which it applies, as a person gave it. Default: of a first registration the plan's issue date, of changes to a plan that stands today. */
  effectiveOn?: LocalDate;
  /** What becomes of measures that were acted on after that day; default: nothing, `actedSince` names them. */
  whereActed?: ActedSinceAnswer;
  /** Where milestones stood in the Excel ledger kept before, as a person took it. */
  opening?: PlanOpening;
}

export type Accepts = (difference: Pick<ImportDifference, 'key' | 'field'>) => boolean;

export interface PlanOpening {
  /** Day that ledger stands for. */
  on: LocalDate;
  /** All its rows, by the key of their measure, and what a person decided of them. */
  rows: ReadonlyMap<string, readonly OpeningRow[]>;
  decisions: Readonly<Record<string, OpeningDecision>>;
}

/** Who imports, and when. */
export interface Importer {
  /** Day of the import in Asia/Shanghai. */
  today: LocalDate;
  /** Role `office` or `system`. */
  actor: Actor;
}

export interface ImportResult {
  plan: { id: string; title: string; measures: number };
  /** True where this import registered the plan. */
  registeredPlan: boolean;
  registeredMeasures: number;
  registeredUnits: number;
  attachedTexts: number;
  /** Measures that stood in the ledger already and were left as they are. */
  unchanged: number;
  /** Of these the ones of which the document says something else, that nobody accepted. */
  differing: number;
  /** Measures revised, terminated or taken up again because a person accepted what the document says. */
  revised: number;
  /** Of what the plan itself is named by, how much was revised because a person accepted what the document says. */
  revisedFront: number;
  /** Milestones whose state in the ledger kept before was recorded. */
  openings: number;
  /** Names whose class and order are a guess, for a person to complete. */
  guessedUnits: string[];
  /** What the document says otherwise and nobody accepted. */
  differences: ImportDifference[];
  /** Of another edition: which measures are which, and what it leaves out of the plan itself. */
  edition: EditionNotes;
}

/** An import that is decided to its end and not yet written. */
export interface DecidedImport {
  /** Next position of the log it was decided at. */
  at: number;
  result: ImportResult;
  /** Every difference to the ledger, the accepted ones included. */
  differences: ImportDifference[];
  edition: EditionNotes;
  /** Measures to be changed that were acted on after the day from which the changes apply. */
  actedSince: ActedSince[];
  plan: Append[];
  units: Append[];
  measures: Append[];
  texts: Append[];
  revisions: Append[];
  opening: Append[];
}
