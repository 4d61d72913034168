import type { Basis, LocalDate } from '../ledger/fact.js';
import type { DemoJournal } from './demo-journal.js';

interface OnMeasure {
  on: LocalDate;
  /** Ordinal of the indicator and number of the measure, as people cite it. */
  indicator: number;
  number: number;
}
type Document = Pick<Basis, 'title' | 'documentNumber' | 'issuedOn'>;

/** The turns of the demo's year that are told one by one (seeds/demo/turns.json). */
export interface DemoTurns {
  renamed: { on: LocalDate; unit: string; name: string; reason: string };
  merged: { on: LocalDate; unit: string; into: string; reason: string; reassignment: string };
  reassigned: (OnMeasure & { lead: string; reason: string })[];
  triggered: (OnMeasure & { date: LocalDate; basis: Document })[];
  suspended: (OnMeasure & { resumed: LocalDate | null; reason: string; resumption: string | null })[];
  terminated: (OnMeasure & { reason: string; basis: Document })[];
  /** Reported done, then returned for rework. */
  returned: (OnMeasure & { reported: LocalDate; reason: string; limit: LocalDate })[];
  accountability: (OnMeasure & {
    form: string; organ: string; documentNumber: string; ground: string; facts: string; statement: string;
    reversed?: { on: LocalDate; reason: string; organ: string };
    corrected?: { on: LocalDate; reason: string; documentNumber: string };
  })[];
}

export function toBasis({ title, documentNumber, issuedOn }: Document): Basis {
  return { title, documentNumber, issuedOn, sha256: null };
}

/** Id of the measure cited. */
export function measureCited(journal: DemoJournal, { indicator, number }: Pick<OnMeasure, 'indicator' | 'number'>): string {
  for (const [id, { state }] of journal.measures) if (state.indicator.ordinal === indicator && state.number === number) return id;
  throw new Error(`seeds/demo: no measure ${number} under indicator ${indicator}`);
}

/** Id of the unit of that name. */
export function unitNamed(journal: DemoJournal, name: string): string {
  for (const [id, { state }] of journal.departments) if (state.name === name || state.aliases.includes(name)) return id;
  throw new Error(`seeds/demo: no unit named ${name}`);
}
