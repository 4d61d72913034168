export type IntakeErrorCode =
  | 'DOCUMENT_EMPTY'
  | 'DOCUMENT_BINARY'
  | 'DOCUMENT_TOO_LARGE'
  | 'DOCUMENT_ENCODING_UNKNOWN'
  | 'DOCUMENT_DAMAGED'
  | 'DOCUMENT_PROTECTED'
  | 'DOCUMENT_OLD_FORMAT'
  | 'DOCUMENT_MISNAMED'
  | 'SHEET_WITHOUT_HEADINGS'
  | 'COLUMNS_NOT_USABLE'
  | 'SEVERAL_PLANS'
  | 'PLAN_NOT_IN_FILE'
  | 'NO_MEASURES'
  | 'PLAN_NOT_USABLE'
  | 'SEED_MALFORMED';

/** A document that cannot be read as a plan. `code` is stable; the message is Chinese: what is wrong, with which value, what to do. */
export class IntakeError extends Error {
  constructor(readonly code: IntakeErrorCode, message: string, readonly details: Record<string, unknown> = {}) {
    super(message);
    this.name = 'IntakeError';
  }
}
