import type { RECORD_KINDS } from './accountability-record.events.js';

/**
 * Rule 9 as versioned data (seeds/rules/accountability.json): the forms of each kind, the grounds, and which organ may decide
 * which form. An organ belongs to a class by the ending of its name (潍坊市纪委监委 is a discipline organ).
 */
export interface AccountabilityRules {
  edition: string;
  organs: Record<string, { label: string; endings: string[] }>;
  grounds: string[];
  /** `organs`: classes that may decide the form; empty for 督促措施, which decide nothing. */
  forms: { name: string; kind: (typeof RECORD_KINDS)[number]; organs: string[] }[];
}

/** Classes an organ belongs to by its name. */
export function organClasses(organ: string, rules: AccountabilityRules): string[] {
  return Object.entries(rules.organs).filter(([, { endings }]) => endings.some((ending) => organ.endsWith(ending))).map(([name]) => name);
}
