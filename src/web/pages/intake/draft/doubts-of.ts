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

/** The warnings of a document as a person meets them: one about a fact of the plan is settled once nothing is asked about that. */
export function doubtsOf({ warnings, questions }: Pick<Intake, 'warnings' | 'questions'>): Doubt[] {
  return warnings.map((warning) => {
    const front = warning.measure === null ? FRONT_FIELD_OF[warning.code] ?? null : null;
    const toFill = front !== null && warning.code.endsWith('-missing');
    const answered = front !== null && !questions.some((one) => one.key === null && one.field === front);
    return { ...warning, front, toFill, settled: warning.settled || answered };
  });
}
