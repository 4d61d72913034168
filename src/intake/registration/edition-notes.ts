import { chineseDate } from '../../ledger/local-date.js';
import type { RegisteredPlan } from './import-work.js';
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
}

/** What the document says otherwise of the plan itself, for people. */
export interface KeptFront {
  field: 'title' | 'issuer' | 'documentNumber' | 'issued';
  registered: string;
  document: string;
}

/** What another edition says otherwise that changes nothing in the ledger: to be seen, not chosen. */
export interface EditionNotes {
  renumbered: RenumberedMeasure[];
  kept: KeptFront[];
}

export function keptFront({ title, issuer, documentNumber, issued, stated }: PlanToRegister, registered: RegisteredPlan): KeptFront[] {
  const now = { title: stated?.title ?? title, issuer, documentNumber, issued: stated ? stated.issued : issued };
  return (['title', 'issuer', 'documentNumber', 'issued'] as const).flatMap((field) => {
    if (registered[field] === now[field]) return [];
    const words = (value: string | null): string => (value !== null && field === 'issued' ? chineseDate(value) : value ?? '');
    return [{ field, registered: words(registered[field]), document: words(now[field]) }];
  });
}
