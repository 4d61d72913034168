import { createHash } from 'node:crypto';
import type { ConfirmedColumns } from '../documents/plan-file.js';
import { readPlanFile } from '../documents/read-plan-file.js';
import { textFingerprint } from '../text-fingerprint.js';
import type { DraftReading } from './draft.js';

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What the person said of how the document is to be read. */
export interface ReadingAnswers {
  fileName: string;
  /** Year that deadlines without a year belong to, where the document does not say. */
  year?: number;
  /** Of a workbook with the ledgers of several plans, which one. */
  plan?: string;
  /** Columns of an Excel ledger. */
  columns?: readonly ConfirmedColumns[];
}

/** Reads an uploaded document. @throws IntakeError where it cannot be read */
export async function readDraft(bytes: Uint8Array, { fileName, year, plan, columns }: ReadingAnswers): Promise<DraftReading> {
  const { text, ...file } = await readPlanFile(bytes, { fileName, ...(year === undefined ? {} : { year }), ...(plan === undefined ? {} : { plan }), ...(columns === undefined ? {} : { columns }) });
  return { file, textSha256: textFingerprint(text), yearRead: file.plan.year, ...(plan === undefined ? {} : { plan }) };
}
