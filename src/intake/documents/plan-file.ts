import type { MeasurePlace, ParsedPlan } from '../parsed-plan.js';

/** A file read as a plan: its source lines as a person sees them, and what they say. Warnings count their lines in `lines`. */
export type PlanFile = TextPlanFile | ExcelPlanFile;

export interface TextPlanFile {
  kind: 'text' | 'word';
  text: string;
  lines: string[];
  plan: ParsedPlan;
}

export interface ExcelPlanFile {
  kind: 'excel';
  text: string;
  /** One line for each row of each sheet, its cells joined by ` | `; a line with the sheet's name before each sheet. */
  lines: string[];
  plan: ParsedPlan;
  sheets: SheetReading[];
  opening: OpeningRow[];
}

/** How one sheet was read; the person confirms the columns. */
export interface SheetReading {
  sheet: string;
  /** Rows of the sheet, from 1. Empty where the sheet was not read as a ledger. */
  headerRows: number[];
  columns: SheetColumn[];
  /** Rows that became measures. */
  rows: number;
}

export interface SheetColumn {
  /** From 0. */
  index: number;
  /** As printed; headings of several rows are joined by `/`. */
  heading: string;
  meaning: ColumnMeaning | null;
  /** Whether the heading alone tells the meaning; else the person is asked. */
  sure: boolean;
}

export const COLUMN_MEANINGS = [
  'number', 'section', 'item', 'title', 'text', 'deadline', 'deadlineKind', 'deadlineDate', 'lead', 'responsible', 'supporting', 'units', 'leader', 'coordinator', 'target',
  'progress', 'cumulative', 'status', 'completedOn', 'extendedTo', 'extensionReason', 'slip', 'problems', 'nextSteps', 'note', 'ignore',
] as const;
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number];

/** What a running ledger says of a measure's history, as printed; `completedOn` and `extendedTo` are ISO dates where they are dates. */
export interface OpeningRow {
  sheet: string;
  /** Row of the sheet, from 1. */
  row: number;
  /** Which of several occurrences (期次) that the row tells of, from 1. */
  part?: number;
  /** Indexes into the plan's sections and the section's measures; null where the row is of a duty of the main text. */
  measure: MeasurePlace | null;
  /** Index into the plan's duties, for a row of one. */
  duty?: number;
  progress: string | null;
  cumulative: string | null;
  status: string | null;
  completedOn: string | null;
  extendedTo: string | null;
  extensionReason: string | null;
  slip: string | null;
  problems: string | null;
  nextSteps: string | null;
  note: string | null;
}

/** The columns of one sheet as a person confirmed them; `meanings` by column, null or left out: not read. */
export interface ConfirmedColumns {
  sheet: string;
  /** From 1. */
  headerRows: number[];
  meanings: (ColumnMeaning | null)[];
}

export interface PlanFileOptions {
  /** Name of the file; its ending tells a table of comma-separated values from a text, a year in it is a last resort. */
  fileName: string;
  /** Year that deadlines without a year belong to, as a person gave it. */
  year?: number;
  /** Excel only: of a workbook with the ledgers of several plans, the plan to read, by its title. */
  plan?: string;
  /** Excel only: read these sheets, with these columns, and no others. */
  columns?: readonly ConfirmedColumns[];
}
