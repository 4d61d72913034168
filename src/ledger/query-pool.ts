import pg from 'pg';
import type { Logger } from 'pino';
import { connectionConfig, READ_TIMEOUT_MS } from '../event-store/postgres/connection.js';

/** Connections of the pages that are answered at once; more pages wait for one of them. */
const MAX_CONNECTIONS = 10;

/** Connections that read models are read through. No read waits longer than 10 s for a connection, nor for its answer. */
export function openQueryPool(appUrl: string, log: Pick<Logger, 'warn'>): pg.Pool {
  const pool = new pg.Pool({ ...connectionConfig(appUrl, 'query'), connectionTimeoutMillis: READ_TIMEOUT_MS, max: MAX_CONNECTIONS });
  pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'));
  return pool;
}
