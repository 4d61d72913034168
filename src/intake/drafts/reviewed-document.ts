import type { ParsedDuty, ParsedMeasure, ParsedPlan, ParsedSection } from '../parsed-plan.js';
import { lastDay, shortened } from '../registration/plan-to-register.js';
import type { DraftReading, DraftWork, DutyDecision, FrontField } from './draft.js';

/** The front matter as it would be registered. */
export interface ReviewedFront {
  title: string;
  shortTitle: string;
  jurisdiction: string;
  issuer: string | null;
  documentNumber: string | null;
  issued: string | null;
  year: number | null;
  ends: string | null;
}

export interface KeyedMeasure extends ParsedMeasure {
  key: string;
  /** 未列全: further units are named by 等 only (product.md rule 6). */
  unitsIncomplete: boolean;
}

export interface KeyedSection extends Omit<ParsedSection, 'measures'> {
  key: string;
  measures: KeyedMeasure[];
}

export interface KeyedDuty extends ParsedDuty, Omit<DutyDecision, 'units' | 'deadlines'> {
  key: string;
}

/** What a document says: as read, or with what the person changed. */
export interface ReviewedDocument {
  front: ReviewedFront;
  /** It holds some of the plan's measures only. */
  partial: boolean;
  sections: KeyedSection[];
  duties: KeyedDuty[];
}

const sectionKey = (section: number): string => `s${section + 1}`;
export const measureKey = (section: number, index: number): string => `s${section + 1}m${index + 1}`;
export const dutyKey = (index: number): string => `d${index + 1}`;
export const warningKey = (index: number): string => `w${index + 1}`;

/** The document as the program read it. */
export function documentAsRead({ file: { plan }, yearRead }: DraftReading): ReviewedDocument {
  const incomplete = new Set(plan.warnings.flatMap(({ code, measure }) => (code === 'units-incomplete' && measure ? [measureKey(measure.section, measure.index)] : [])));
  return {
    front: frontAsRead(plan, yearRead), partial: plan.partial === true,
    sections: plan.sections.map((section, place) => ({
      ...section, key: sectionKey(place), measures: section.measures.map((measure, index) => ({ ...measure, key: measureKey(place, index), unitsIncomplete: incomplete.has(measureKey(place, index)) })),
    })),
    duties: plan.duties.map((duty, index) => ({ ...duty, key: dutyKey(index), state: 'open', title: null, reason: null })),
  };
}

/** The document with what the person changed. */
export function documentAsReviewed(reading: DraftReading, work: DraftWork): ReviewedDocument {
  const read = documentAsRead(reading);
  const sections = read.sections.map((section) => ({
    ...section, ...work.sections[section.key],
    measures: section.measures.map((measure) => ({ ...measure, ...work.measures[measure.key] })),
  }));
  return {
    partial: read.partial, front: frontAsReviewed(read.front, sections, work, reading.file.plan.ends ?? null),
    sections,
    duties: read.duties.map((duty) => {
      const { state = 'open', title = null, reason = null, units = null, deadlines = null } = work.duties[duty.key] ?? {};
      return { ...duty, state, title, reason, units: units ?? duty.units, deadlines: deadlines ?? duty.deadlines };
    }),
  };
}

function frontAsRead(plan: ParsedPlan, yearRead: number | null): ReviewedFront {
  const { title, jurisdiction, issuer, issued, sections } = plan;
  const { shortTitle = shortened(title), ends = yearRead === null ? null : lastDay(sections, yearRead) } = plan;
  return { title, shortTitle, jurisdiction, issuer, documentNumber: plan.documentNumber, issued, year: yearRead, ends };
}

/** The short title and the last day follow from the rest where the person did not give them. */
function frontAsReviewed(read: ReviewedFront, sections: readonly KeyedSection[], { front: answers }: DraftWork, decidedEnds: string | null): ReviewedFront {
  const given = Object.fromEntries(Object.entries(answers).map(([field, answer]) => [field, answer.value])) as Partial<ReviewedFront>;
  const { title, year } = { ...read, ...given };
  const shortTitle = title === read.title ? read.shortTitle : shortened(title);
  return { ...read, shortTitle, ends: decidedEnds ?? (year === null ? null : lastDay(sections, year)), ...given };
}

/** Whether the person said that the document does not state it. */
export function isNotStated({ front }: DraftWork, field: FrontField): boolean {
  return front[field]?.notStated === true;
}
