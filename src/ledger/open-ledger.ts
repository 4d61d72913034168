import type { Logger } from 'pino';
import type { Projection } from '../../projections/engine/projection.js';
import { startProjections } from '../../projections/engine/engine.js';
import { systemClock, type Clock } from '../config/clock.js';
import { DemoClock } from '../config/demo-clock.js';
import type { Settings } from '../config/settings.js';
import { openEventStore } from '../event-store/open-event-store.js';
import { migrate } from '../event-store/postgres/migrate.js';
import { fillLedger } from './fill-ledger.js';
import { databaseWritingError, writingError } from './home-not-writable.js';
import type { OpenLedger } from './ledger-context.js';
import type { LedgerFolder } from './ledger-folder.js';
import { ledgerHolder, lockLedger, type LedgerLock } from './ledger-lock.js';
import { attachDatabase, startDatabase, type LedgerDatabase, type Say } from './open-database.js';
import { openQueryPool } from './query-pool.js';

export interface OpenLedgerOptions {
  settings: Settings;
  folder: LedgerFolder;
  /** Read models to run; a command that only appends or exports runs none. */
  projections: readonly Projection[];
  log: Logger;
  say: Say;
  /** Aborted where a person stops the program while it starts: what was opened is closed again, then the reason is thrown. */
  signal?: AbortSignal;
}

/** An open ledger and what closing it takes. */
export interface RunningLedger extends OpenLedger {
  folder: LedgerFolder;
  database: LedgerDatabase;
  /** Tells a second start where this one is reached. */
  announce(address: string): Promise<void>;
  /** Stops projections, connections and the database that was started; safe to call twice. */
  close(): Promise<void>;
}

/**
 * The composition root: settings → database → migrations → event store → projections. Takes the ledger for this process.
 * @throws StartError LEDGER_IN_USE, HOME_NOT_WRITABLE …, PostgresError, EventStoreError
 */
export async function openLedger(options: OpenLedgerOptions): Promise<RunningLedger> {
  const lock = await lockLedger(options.folder.path);
  return opened(options, startDatabase, lock);
}

/**
 * The same ledger for a command of the terminal: beside a running server it uses the server's database, else it opens the
 * ledger itself.
 */
export async function openLedgerForCommand(options: OpenLedgerOptions): Promise<RunningLedger> {
  const holder = await ledgerHolder(options.folder.path);
  if (!holder?.address) return openLedger(options);
  return opened(options, attachDatabase, NOT_OURS);
}

/** Beside a running server, which holds the lock. */
const NOT_OURS: LedgerLock = { announce: () => Promise.resolve(), release: () => Promise.resolve() };

async function opened(
  options: OpenLedgerOptions,
  reachDatabase: typeof startDatabase,
  lock: LedgerLock,
): Promise<RunningLedger> {
  const { settings, folder, log, say, signal } = options;
  const closers: (() => Promise<void>)[] = [() => lock.release()];
  const close = async (): Promise<void> => {
    // Last opened, first closed; one that fails does not keep the next from closing.
    for (let closer = closers.pop(); closer; closer = closers.pop()) {
      await closer().catch((error: unknown) => log.error({ err: error }, 'closing failed'));
    }
  };
  try {
    const database = await reachDatabase(settings, folder.path, say, log);
    closers.push(() => database.stop());
    signal?.throwIfAborted();
    await migrate(database.ownerUrl);
    const clock = clockOf(folder);
    const { identity } = folder;
    const store = await openEventStore({ store: settings.eventStore, appUrl: database.appUrl, origin: identity.origin, now: () => clock.now(), log });
    closers.push(() => store.close());
    await fillLedger(store, clock, folder, say);
    signal?.throwIfAborted();
    const pool = openQueryPool(database.appUrl, log);
    closers.push(() => pool.end());
    const projections = await startProjections({ appUrl: database.appUrl, store, projections: options.projections, log });
    closers.push(() => projections.stop());
    signal?.throwIfAborted();
    return {
      ledger: identity, store, pool, projections, clock, log, folder, database,
      announce: (address) => lock.announce(address),
      close,
    };
  } catch (error) {
    await close();
    throw settings.databaseUrl === null ? databaseWritingError(folder.path, error) : writingError(folder.path, error);
  }
}

/** Only the demo has another clock than the system's (architecture.md, "Ledgers"). */
function clockOf(folder: LedgerFolder): Clock {
  return folder.identity.kind === 'demo' ? new DemoClock() : systemClock;
}
