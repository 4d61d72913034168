/**
 * What the programs answer to the shell (documented in README, "Exit codes"): 0 done; 1 an error of the program itself;
 * 2 wrong input, setting or option; 3 the ledger or the port is in use; 4 the database cannot be used; 5 a check did not pass;
 * 130 a person stopped the command.
 */
export const EXIT_CODES = { done: 0, failure: 1, usage: 2, inUse: 3, database: 4, checkFailed: 5, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/**
 * A program could not start or carry on. `code` is stable; `message` is Chinese: what was wrong, with which value, what to do;
 * `exitCode` is what the shell sees.
 */
export class StartError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly exitCode: ExitCode,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'StartError';
  }
}
