import { parsePlanText } from '../parse-plan-document.js';
import { readDocument } from '../read-document.js';
import type { PlanFile, PlanFileOptions } from './plan-file.js';

/**
 * Reads a plan from a file of any kind that the office has.
 *
 * @param bytes .txt or .md, at most MAX_DOCUMENT_BYTES
 * @throws IntakeError where the file is of another kind, damaged, or protected
 */
export async function readPlanFile(bytes: Uint8Array, { fileName, year }: PlanFileOptions): Promise<PlanFile> {
  const text = readDocument(bytes);
  return { kind: 'text', text, lines: text.split('\n'), plan: parsePlanText(text, { fileName, ...(year === undefined ? {} : { year }) }) };
}
