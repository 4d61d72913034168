import type { Settings } from '../config/settings.js';
import { EXIT_CODES, StartError } from '../config/start-error.js';
import { attachEmbeddedPostgres, startEmbeddedPostgres } from '../postgres/embedded-postgres.js';
import { checkExternalPostgres } from '../postgres/external-postgres.js';
import { provisionDatabase } from '../postgres/provision-database.js';

/** Name of the one database of an embedded cluster: one ledger, one cluster, one database. */
const DATABASE = 'taizhang';

/** The database of a ledger, reachable. */
export interface LedgerDatabase {
  appUrl: string;
  ownerUrl: string;
  rolesSeparated: boolean;
  /** Stops what was started; a given or attached PostgreSQL is left alone. */
  stop(): Promise<void>;
}

/** Says in Chinese what is being done, one line a step. */
export type Say = (line: string) => void;

/** The given PostgreSQL, or the ledger's own, started. The caller holds the ledger's lock. */
export async function startDatabase(settings: Settings, folder: string, say: Say): Promise<LedgerDatabase> {
  if (settings.databaseUrl) return givenDatabase(settings.databaseUrl, settings.databaseOwnerUrl, say);
  const postgres = await startEmbeddedPostgres({
    ledgerFolder: folder,
    onStep(step) {
      if (step === 'initialising') say('首次启动：正在建立数据库……');
      if (step === 'adopting') say('上次未正常退出，正在接续原来的数据库……');
    },
  });
  if (postgres.isNew && postgres.relocatedTo) say(`数据库的系统用户无法进入台账目录，数据改放在 ${postgres.relocatedTo}`);
  try {
    await provisionDatabase(postgres.url('admin', 'postgres'), DATABASE);
  } catch (error) {
    // Not yet anyone's to stop: without this a failed start leaves its server running.
    await postgres.stop();
    throw error;
  }
  return {
    appUrl: postgres.url('app', DATABASE),
    ownerUrl: postgres.url('owner', DATABASE),
    rolesSeparated: true,
    stop: () => postgres.stop(),
  };
}

/** The database of a ledger that another program of ours has open. */
export async function attachDatabase(settings: Settings, folder: string, say: Say): Promise<LedgerDatabase> {
  if (settings.databaseUrl) return givenDatabase(settings.databaseUrl, settings.databaseOwnerUrl, say);
  const postgres = await attachEmbeddedPostgres(folder);
  if (!postgres) {
    throw new StartError('LEDGER_STARTING', '这份台账正在启动或停止，请稍候再试。', EXIT_CODES.inUse);
  }
  return {
    appUrl: postgres.url('app', DATABASE),
    ownerUrl: postgres.url('owner', DATABASE),
    rolesSeparated: true,
    stop: () => Promise.resolve(),
  };
}

async function givenDatabase(url: string, ownerUrl: string | null, say: Say): Promise<LedgerDatabase> {
  const given = await checkExternalPostgres(url, ownerUrl);
  if (!given.rolesSeparated) {
    say('注意：数据库的属主账户与应用账户没有分开，程序自身有权改动已入账的记录。分开的方法见 README “A PostgreSQL of your own”。');
  }
  return { ...given, stop: () => Promise.resolve() };
}
