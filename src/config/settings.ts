import { isIP } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';
import type { StoreChoice } from '../event-store/event-store.js';
import { storeChoice } from './event-store-choice.js';
import { packageRoot } from './package-root.js';
import { EXIT_CODES, StartError } from './start-error.js';

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
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
  /** TAIZHANG_EVENT_STORE and TAIZHANG_EVENT_STORE_PREFIX: where events are appended. */
  eventStore: StoreChoice;
  /** TAIZHANG_HOST: the address of this machine that is listened on; whoever reaches it can enter in anyone's name. */
  host: string;
  /** TAIZHANG_PORT or `--port`; 0 = any free port. */
  port: number;
  /** TAIZHANG_LOG_LEVEL: structured log on the error stream. */
  logLevel: LogLevel;
}

const DEFAULT_PORT = 3000;
/** Until accounts exist nobody but this machine is served. */
const DEFAULT_HOST = '127.0.0.1';

/** Settings that may be given on the command line too, where they come before the environment's. */
export interface SettingOptions {
  ledger?: string | undefined;
  port?: string | undefined;
}

/**
 * Reads and checks the settings once, at the start of a program.
 * @throws StartError INVALID_SETTING naming the setting or option used, its value and what it may be
 */
export function readSettings(environment: Record<string, string | undefined> = process.env, options: SettingOptions = {}): Settings {
  const given = (name: string): string | null => environment[name]?.trim() || null;
  const home = given('TAIZHANG_HOME');
  const databaseUrl = postgresUrl('TAIZHANG_DATABASE_URL', given('TAIZHANG_DATABASE_URL'));
  const databaseOwnerUrl = postgresUrl('TAIZHANG_DATABASE_OWNER_URL', given('TAIZHANG_DATABASE_OWNER_URL'));
  if (databaseOwnerUrl && !databaseUrl) {
    throw invalid('设置 TAIZHANG_DATABASE_OWNER_URL', '（已设置）', '只与 TAIZHANG_DATABASE_URL 一起使用，请补上后者或去掉前者');
  }
  return {
    home: home ? (isAbsolute(home) ? home : resolve(home)) : join(packageRoot(), '.taizhang'),
    ledger: options.ledger === undefined ? ledgerName('设置 TAIZHANG_LEDGER', given('TAIZHANG_LEDGER')) : ledgerName('选项 --ledger', options.ledger),
    databaseUrl,
    databaseOwnerUrl,
    eventStore: storeChoice({
      source: '设置 TAIZHANG_EVENT_STORE', value: given('TAIZHANG_EVENT_STORE'),
      prefixSource: '设置 TAIZHANG_EVENT_STORE_PREFIX', prefix: given('TAIZHANG_EVENT_STORE_PREFIX'),
    }),
    host: hostAddress(given('TAIZHANG_HOST')),
    port: options.port === undefined ? portNumber('设置 TAIZHANG_PORT', given('TAIZHANG_PORT')) : portNumber('选项 --port', options.port),
    logLevel: logLevel(given('TAIZHANG_LOG_LEVEL')),
  };
}

function ledgerName(source: string, value: string | null): string | null {
  if (value === null || /^[a-z][a-z0-9-]{0,31}$/.test(value)) return value;
  throw invalid(source, value, '应为 office、sample、demo，或以小写字母开头、由小写字母、数字和连字符组成的名称');
}

function postgresUrl(setting: string, value: string | null): string | null {
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url && ['postgres:', 'postgresql:'].includes(url.protocol) && url.hostname && url.pathname.length > 1) return value;
  // The value may hold a password: it is not repeated.
  throw invalid(`设置 ${setting}`, '（内容不显示）', '应形如 postgresql://用户:密码@主机:端口/数据库');
}

function hostAddress(value: string | null): string {
  if (value === null) return DEFAULT_HOST;
  if (isIP(value) !== 0) return value;
  throw invalid('设置 TAIZHANG_HOST', value, '应为本机的一个 IP 地址；除容器内部以外，请保持 127.0.0.1');
}

function portNumber(source: string, value: string | null): number {
  if (value === null) return DEFAULT_PORT;
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw invalid(source, value, '应为 0 至 65535 之间的整数，0 表示任选一个空闲端口');
}

function logLevel(value: string | null): LogLevel {
  if (value === null) return 'warn';
  const level = LOG_LEVELS.find((known) => known === value);
  if (level) return level;
  throw invalid('设置 TAIZHANG_LOG_LEVEL', value, `应为 ${LOG_LEVELS.join('、')} 之一`);
}

function invalid(source: string, value: string, expected: string): StartError {
  return new StartError('INVALID_SETTING', `${source} 的值「${value}」不正确：${expected}。`, EXIT_CODES.usage);
}
