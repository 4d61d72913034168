/** How a refusal answers over HTTP: 422, 409, 403, 404. */
export type RefusalKind = 'invalid' | 'conflict' | 'forbidden' | 'not-found';

/**
 * A command refused by a rule. `code` is stable (SCREAMING_SNAKE_CASE); `message` is Chinese: what was wrong, with which value,
 * and what to do.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly kind: RefusalKind = 'invalid',
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
