import pg from 'pg';
import { StoreUnavailableError } from '../errors.js';

/** How long a connection attempt may take, in milliseconds. */
const CONNECT_TIMEOUT_MS = 3_000;
/** How long the server works on one statement of ours, in milliseconds: nothing of a lost connection lingers for longer. */
const STATEMENT_TIMEOUT_MS = 30_000;
/**
 * How long a reader waits for an answer, in milliseconds. Kept on our side too: a server that is frozen or cut off enforces no
 * timeout of its own, and pages would hang with it.
 */
export const READ_TIMEOUT_MS = 10_000;

/**
 * What a connection is for, and how long its statements may take. Appends watch their own deadline (append-queue.ts); a
 * listening connection sends nothing that takes time; loads, indexes and drops of a read model take as long as they take.
 */
const TIMEOUTS = {
  append: { statement_timeout: STATEMENT_TIMEOUT_MS },
  follow: { statement_timeout: STATEMENT_TIMEOUT_MS, query_timeout: STATEMENT_TIMEOUT_MS },
  listen: { statement_timeout: STATEMENT_TIMEOUT_MS },
  read: { statement_timeout: READ_TIMEOUT_MS, query_timeout: READ_TIMEOUT_MS },
  query: { statement_timeout: READ_TIMEOUT_MS, query_timeout: READ_TIMEOUT_MS },
  projection: {},
} as const satisfies Record<string, pg.ClientConfig>;

const SETTINGS = {
  // What we ask takes milliseconds; compiling it first, where a server would, takes a hundred.
  'usual': '-c jit=off',
  // Plans are kept, the first ones made on an empty table: a kept sequential scan would make every later append slower, and
  // planning anew each time costs as much as the append.
  'kept-plans': '-c jit=off -c enable_seqscan=off -c plan_cache_mode=force_generic_plan',
};

/** Every connection of a running ledger is made from this. */
export function connectionConfig(url: string, purpose: keyof typeof TIMEOUTS): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: `taizhang-${purpose}`,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    options: SETTINGS[purpose === 'append' ? 'kept-plans' : 'usual'],
    ...TIMEOUTS[purpose],
  };
}

/**
 * SQLSTATE classes that say the server is away, starting, stopping or overloaded, not that the statement is wrong:
 * 08 connection, 53 resources, 57 operator intervention (shutdown, crash, cannot connect now, timeouts), 58 system, 40 rollback;
 * 55P03 is a lock not granted in time.
 */
const PASSING = /^(08|53|57|58|40)|^55P03$/;

/** Whether trying again later may succeed without anybody changing the statement. */
export function isPassing(error: unknown): boolean {
  if (error instanceof StoreUnavailableError) return true;
  if (error instanceof pg.DatabaseError) return PASSING.test(error.code ?? '');
  // Told by their members, not by instanceof: network errors may come from another realm than ours (vm contexts).
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return NETWORK_ERRORS.has(String(code)) || /^(Connection terminated|Client has encountered a connection error|timeout exceeded|timeout expired|Query read timeout|Client was closed)/.test(String(message));
}

const NETWORK_ERRORS: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNABORTED']);

/** The typed error for what pg threw; errors that are not about reaching the server pass unchanged. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof StoreUnavailableError || !isPassing(error)) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  return new StoreUnavailableError(String(message || code), { cause: error });
}
