import pg from 'pg';
import { ClockAheadError, LeafRefusedError, StoreUnavailableError, WrongLedgerError, WrongStoreError } from '../errors.js';
import { asStoreError, isPassing } from './connection.js';

/** The port's typed error for what pg threw on the ledger's tables and functions; anything else passes unchanged. */
export function asLedgerError(error: unknown, origin: string): unknown {
  if (isPassing(error)) return asStoreError(error);
  if (!(error instanceof pg.DatabaseError)) return error;
  if (error.code === 'TZ005') return new ClockAheadError(error.message, { cause: error });
  if (error.code === 'TZ006') return new LeafRefusedError('LEAF_MALFORMED', '', error.message);
  if (error.code === 'TZ001') return new WrongLedgerError(origin, error.message);
  if (error.code === 'TZ010') return new WrongStoreError(error.message === 'postgres' ? 'eventstoredb' : 'postgres', error.message);
  if (error.code === '3F000' || error.code === '42P01') return new StoreUnavailableError('the database has no ledger schema; run the migrations', { cause: error });
  return error;
}

/** Whether an append wrote nothing because something in it is not as it nearly always is: a key is taken, or a part of it does not continue its stream. */
export function isOutOfOrder(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '23505' || error.code === 'TZ007');
}
