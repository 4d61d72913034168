/**
 * PostgreSQL, our own or a given one, cannot be used. `code` is stable; `message` is Chinese: what was wrong, with which value, what to do.
 * `cause` carries the technical reason for the log.
 */
export class PostgresError extends Error {
  constructor(
    readonly code:
      | 'POSTGRES_PLATFORM_UNSUPPORTED'
      | 'POSTGRES_INIT_FAILED'
      | 'POSTGRES_START_FAILED'
      | 'POSTGRES_VERSION_MISMATCH'
      | 'POSTGRES_SECRETS_MISSING'
      | 'POSTGRES_FOLDER_UNUSABLE'
      | 'POSTGRES_ACCOUNT_MISSING'
      | 'POSTGRES_UNREACHABLE'
      | 'POSTGRES_TOO_OLD'
      | 'POSTGRES_ROLE_NAME',
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'PostgresError';
  }
}
