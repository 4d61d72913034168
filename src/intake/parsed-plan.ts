/**
 * What a plan document says, as read by parsePlanDocument: the JSON that `taizhang parse FILE --json` prints.
 * A contract with people and programs outside: fields are added, never renamed. Nothing here is derived (product.md rule 7
 * is applied at registration); what the text does not say is null or empty, and what the reader is unsure of is a warning.
 */
export interface ParsedPlan {
  title: string;
  /** As the office shortened it: only an exported ledger says so. */
  shortTitle?: string;
  /** 潍坊市, 山东省; empty where neither the title nor the issuer names one. */
  jurisdiction: string;
  issuer: string | null;
  /** 发文字号 as printed. */
  documentNumber: string | null;
  /** ISO date. */
  issued: string | null;
  /** The year that deadlines without a year belong to. */
  year: number | null;
  /** Last day of the plan period, ISO date: only an exported ledger says so. */
  ends?: string;
  /** The document holds some of the plan's measures only: a ledger exported with a filter. */
  partial?: true;
  sections: ParsedSection[];
  /** Dated or assigned duties outside the numbered measures, in text order: a person registers or dismisses each. */
  duties: ParsedDuty[];
  warnings: ParseWarning[];
}

/** A sentence of the main text (总体要求, 保障措施, …) with a deadline, or with a duty of a unit that it names. */
export interface ParsedDuty {
  /** Line of the document in which the sentence begins, from 1. */
  line: number;
  /** What the office called it: only an exported ledger says so (正文任务). */
  name?: string;
  /** The sentence; page breaks mended. */
  text: string;
  deadlines: ParsedDeadline[];
  /** Names as printed; empty where the sentence names none. */
  units: string[];
}

/** One indicator (指标) of the plan. */
export interface ParsedSection {
  /** As numbered in the text; null where the heading bears no number. */
  ordinal: number | null;
  name: string;
  /** 分管市领导 as printed. */
  leader: string | null;
  /** 总牵头协调部门 as printed. */
  coordinator: string | null;
  measures: ParsedMeasure[];
}

export interface ParsedMeasure {
  /** As numbered in the text; counts within `item` where measures are paragraphs under a numbered item. */
  number: number | null;
  /** The numbered item whose paragraphs are the measures; null where measures are numbered themselves. */
  item: { number: number | null; title: string } | null;
  /** Without the closing stop. */
  title: string;
  /** The whole measure after its number: title, sentences, responsibility brackets; page breaks mended. */
  text: string;
  /** In text order, one for each occurrence: the same day twice is two entries. */
  deadlines: ParsedDeadline[];
  /** In text order, one for each responsibility bracket. */
  groups: ParsedGroup[];
  subitems: ParsedSubitem[];
  /** Plain quantities only; what else the text promises is left to the person. */
  targets: ParsedTarget[];
  source: ParsedSource;
}

/** A quantity that the measure is to reach, as the text plainly says it: 4个工作日, at most; 80%, at least; 20%, increase. */
export interface ParsedTarget {
  /** Index of the deadline it is due with; 0 where the measure has none. */
  deadline: number;
  /** The words of the text. */
  raw: string;
  /** With the measure word: 个工作日, 米, %. */
  unit: string;
  direction: 'at-least' | 'at-most' | 'increase' | 'decrease';
  /** Decimal number as a string, in `unit`; present where the text says from what: 由22个月压缩至3个月. */
  baseline?: string;
  /** Decimal number as a string, in `unit`. */
  value: string;
}

/** Where a measure stands in the document, and which of its words were read as what. */
export interface ParsedSource {
  /** First and last line, from 1. */
  line: number;
  lastLine: number;
  /** In document order. Words broken over two lines have a mark in each. */
  marks: SourceMark[];
}

export interface SourceMark {
  kind: 'number' | 'title' | 'deadline' | 'units' | 'target';
  /** Line of the document, from 1. */
  line: number;
  /** Columns of that line as readDocument gives it, from 0: first, and after the last. */
  from: number;
  to: number;
}

/** A numbered part of a measure, （1）（2）. Its deadlines and units are also among those of the measure. */
export interface ParsedSubitem {
  number: number;
  text: string;
}

export type ParsedDeadlineKind = 'by' | 'within' | 'from' | 'recurring' | 'relative' | 'ongoing';
export type Period = 'week' | 'month' | 'quarter' | 'half-year' | 'year';

/** product.md rule 2. */
export interface ParsedDeadline {
  /** The words of the text. */
  raw: string;
  kind: ParsedDeadlineKind;
  /** ISO date. `by`: last day; `within`: last day of the period; `from`: first day it applies. Absent where no year is known. */
  date?: string;
  /** `recurring`: first day, where given. */
  from?: string;
  /** Absent where the text says that it recurs but not so that a day follows (warning `recurrence-unclear`). */
  every?: Period;
  /** `recurring`, where given: day of the period's last month; of a week 1 Monday … 7 Sunday. */
  day?: number;
}

/** The units of one responsibility bracket, names as printed. */
export interface ParsedGroup {
  lead: string[];
  responsible: string[];
  supporting: string[];
}

/** Something the reader is not sure of. `line` counts from 1 in the document. */
export interface ParseWarning {
  code: ParseWarningCode;
  /** Chinese, for the person who reviews. */
  message: string;
  line: number;
  excerpt: string;
  /** The measure it is about, where it is about one: indexes into `sections` and its `measures`. */
  measure?: MeasurePlace;
  /** What of the measure is unsure, where one thing is. */
  field?: 'title' | 'deadlines' | 'units' | 'targets' | 'number';
}

export interface MeasurePlace {
  section: number;
  index: number;
}

export type ParseWarningCode =
  | 'title-missing'
  | 'jurisdiction-missing'
  | 'issuer-missing'
  | 'document-number-missing'
  | 'issued-missing'
  | 'year-missing'
  | 'year-from-text'
  | 'year-range'
  | 'no-measures'
  | 'table-row-doubtful'
  | 'measure-untitled'
  | 'measure-without-units'
  | 'numbering-gap'
  | 'text-unread'
  | 'target-doubtful'
  | 'bracket-unclosed'
  | 'units-incomplete'
  | 'unit-doubtful'
  | 'units-unread'
  | 'deadline-impossible'
  | 'deadline-doubtful'
  | 'deadline-unread'
  | 'recurrence-unclear'
  | 'part-not-read'
  | 'personal-data'
  | 'hidden-part'
  | 'changes-accepted'
  | 'file-misnamed'
  | 'column-unsure'
  | 'value-unread';
