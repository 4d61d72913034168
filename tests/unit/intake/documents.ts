import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parsePlanDocument } from '../../../src/intake/parse-plan-document.js';
import type { ParsedMeasure, ParsedPlan } from '../../../src/intake/parsed-plan.js';

export const documentBytes = (name: string): Uint8Array => readFileSync(fileURLToPath(new URL(`./documents/${name}.txt`, import.meta.url)));
export const parseDocument = (name: string): ParsedPlan => parsePlanDocument(documentBytes(name), { fileName: `${name}.txt` });

/** Deadlines and units of a measure in the short form that tests read. */
export const factsOf = ({ number, title, deadlines, groups }: ParsedMeasure) => ({
  number, title,
  deadlines: deadlines.map(({ raw, kind, date }) => [raw, kind, date ?? null]),
  groups: groups.map(({ lead, responsible, supporting }) => ({ ...(lead.length ? { lead } : {}), ...(responsible.length ? { responsible } : {}), ...(supporting.length ? { supporting } : {}) })),
});
