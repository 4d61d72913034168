import { isAbsolute, join, resolve } from 'node:path';
import { packageRoot } from './package-root.js';
import { EXIT_CODES, StartError } from './start-error.js';

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything that can be set from outside; the README's table documents each. */
export interface Settings {
  /** TAIZHANG_HOME: where the ledgers lie, absolute. */
  home: string;
  /** TAIZHANG_LEDGER or `--ledger`: which ledger; null = the office's own where there is one, else the sample. */
  ledger: string | null;
  /** TAIZHANG_DATABASE_URL: a PostgreSQL of one's own, as the application's role; null = the embedded one. */
  databaseUrl: string | null;
  /** TAIZHANG_DATABASE_OWNER_URL: the same database as the owner's role; null = `databaseUrl` does both. */
  databaseOwnerUrl: string | null;
  /** TAIZHANG_PORT or `--port`; 0 = any free port. */
  port: number;
  /** TAIZHANG_LOG_LEVEL: structured log on the error stream. */
  logLevel: LogLevel;
}

const DEFAULT_PORT = 3000;

/**
 * Reads and checks the settings once, at the start of a program.
 * @param environment process.env, with command line options laid over it
 * @throws StartError INVALID_SETTING naming the setting, its value and what it may be
 */
export function readSettings(environment: Record<string, string | undefined> = process.env): Settings {
  const given = (name: string): string | null => environment[name]?.trim() || null;
  const home = given('TAIZHANG_HOME');
  const databaseUrl = postgresUrl('TAIZHANG_DATABASE_URL', given('TAIZHANG_DATABASE_URL'));
  const databaseOwnerUrl = postgresUrl('TAIZHANG_DATABASE_OWNER_URL', given('TAIZHANG_DATABASE_OWNER_URL'));
  if (databaseOwnerUrl && !databaseUrl) {
    throw invalid('TAIZHANG_DATABASE_OWNER_URL', '（已设置）', '只与 TAIZHANG_DATABASE_URL 一起使用，请补上后者或去掉前者');
  }
  return {
    home: home ? (isAbsolute(home) ? home : resolve(home)) : join(packageRoot(), '.taizhang'),
    ledger: ledgerName(given('TAIZHANG_LEDGER')),
    databaseUrl,
    databaseOwnerUrl,
    port: portNumber(given('TAIZHANG_PORT')),
    logLevel: logLevel(given('TAIZHANG_LOG_LEVEL')),
  };
}

function ledgerName(value: string | null): string | null {
  if (value === null || /^[a-z][a-z0-9-]{0,31}$/.test(value)) return value;
  throw invalid('TAIZHANG_LEDGER', value, '应为 office、sample、demo，或以小写字母开头、由小写字母、数字和连字符组成的名称');
}

function postgresUrl(setting: string, value: string | null): string | null {
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url && ['postgres:', 'postgresql:'].includes(url.protocol) && url.hostname && url.pathname.length > 1) return value;
  // The value may hold a password: it is not repeated.
  throw invalid(setting, '（内容不显示）', '应形如 postgresql://用户:密码@主机:端口/数据库');
}

function portNumber(value: string | null): number {
  if (value === null) return DEFAULT_PORT;
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw invalid('TAIZHANG_PORT', value, '应为 1 至 65535 之间的端口号');
}

function logLevel(value: string | null): LogLevel {
  if (value === null) return 'warn';
  const level = LOG_LEVELS.find((known) => known === value);
  if (level) return level;
  throw invalid('TAIZHANG_LOG_LEVEL', value, `应为 ${LOG_LEVELS.join('、')} 之一`);
}

function invalid(setting: string, value: string, expected: string): StartError {
  return new StartError('INVALID_SETTING', `设置 ${setting} 的值「${value}」不正确：${expected}。`, EXIT_CODES.usage);
}
