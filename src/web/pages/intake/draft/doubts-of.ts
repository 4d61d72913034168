import type { FrontField, Intake, IntakeWarning } from '../../../api/intake.types.js';

/** Warnings about the plan as a whole, by the field they are about. */
const FRONT_FIELD_OF: Record<string, FrontField> = {
  'title-missing': 'title', 'jurisdiction-missing': 'jurisdiction', 'issuer-missing': 'issuer', 'issued-missing': 'issued',
  'document-number-missing': 'documentNumber', 'year-missing': 'year', 'year-from-text': 'year',
};

export interface Doubt extends IntakeWarning {
  /** The field of 方案信息 it is about. */
  front: FrontField | null;
  /** It is settled by filling in what is missing, not by looking at it. */
  toFill: boolean;
}

/** The warnings of a document as a person meets them: a missing fact is settled once it is answered. */
export function doubtsOf({ warnings, questions, changed }: Pick<Intake, 'warnings' | 'questions' | 'changed'>): Doubt[] {
  return warnings.map((warning) => {
    const front = warning.measure === null ? FRONT_FIELD_OF[warning.code] ?? null : null;
    const toFill = front !== null && warning.code.endsWith('-missing');
    const answered = toFill ? !questions.some((one) => one.key === null && one.field === front) : changed.some((one) => one.key === 'front' && one.field === front);
    return { ...warning, front, toFill, settled: warning.settled || answered };
  });
}
