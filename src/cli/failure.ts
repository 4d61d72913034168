import type { ExitCode } from '../config/start-error.js';
import { EXIT_CODES, StartError } from '../config/start-error.js';
import { EventStoreError } from '../event-store/errors.js';
import { MigrationChangedError } from '../event-store/postgres/migrate.js';
import { IntakeError } from '../intake/intake-error.js';
import { DomainError } from '../ledger/domain-error.js';
import { PostgresError } from '../postgres/errors.js';
import { storeFailure } from './store-failure.js';

/** What a person at the terminal is told of an error, and what the shell sees. */
export interface Failure {
  code: string;
  message: string;
  exitCode: ExitCode;
  /** True where the program itself is at fault and the stack helps. */
  unexpected: boolean;
}

/** SQLSTATE disk_full of a PostgreSQL that was given; for the ledger's own the error names its folder (home-not-writable.ts). */
const DISK_FULL = '53100';

export function failureOf(error: unknown): Failure {
  if (error instanceof StartError) return told(error.code, error.message, error.exitCode);
  if (error instanceof PostgresError) return told(error.code, error.message, EXIT_CODES.database);
  if (error instanceof DomainError || error instanceof IntakeError) return told(error.code, error.message, EXIT_CODES.usage);
  if (error instanceof EventStoreError) return storeFailure(error);
  if (error instanceof MigrationChangedError) {
    return told(error.code, `这份台账的数据库是由另一版程序建立或升级的（${error.migration} 与本程序所带的不同），没有启动，台账没有改动。请换用原来的程序版本，或恢复本程序的原文件后重新启动。`, EXIT_CODES.database);
  }
  if ((error as { code?: unknown } | null)?.code === DISK_FULL) {
    return told('DATABASE_DISK_FULL', '数据库所在的磁盘空间已满，未确认写入任何内容。请腾出空间后重试，重复执行不会重复入账。', EXIT_CODES.database);
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'UNEXPECTED', message: `程序出错：${reason}`, exitCode: EXIT_CODES.failure, unexpected: true };
}

function told(code: string, message: string, exitCode: ExitCode): Failure {
  return { code, message, exitCode, unexpected: false };
}
