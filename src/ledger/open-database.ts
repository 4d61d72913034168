import type { Logger } from 'pino';
import type { Settings } from '../config/settings.js';
import { EXIT_CODES, StartError } from '../config/start-error.js';
import { isPassing } from '../event-store/postgres/connection.js';
import { attachEmbeddedPostgres, startEmbeddedPostgres } from '../postgres/embedded-postgres.js';
import { checkExternalPostgres } from '../postgres/external-postgres.js';
import { connected, provisionDatabase } from '../postgres/provision-database.js';
import type { OutageNews } from '../postgres/supervised-postmaster.js';
import { ledgerHolder } from './ledger-lock.js';

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
export async function startDatabase(settings: Settings, folder: string, say: Say, log?: Logger): Promise<LedgerDatabase> {
  if (settings.databaseUrl) return givenDatabase(settings.databaseUrl, settings.databaseOwnerUrl, say);
  const postgres = await startEmbeddedPostgres({
    ledgerFolder: folder,
    onStep(step) {
      if (step === 'initialising') say('首次启动：正在建立数据库……');
      if (step === 'adopting') say('上次未正常退出，正在接续原来的数据库……');
    },
    onOutage: (news) => tellOutage(news, say, log),
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

/** To the one who watches the terminal and to the log. */
function tellOutage(news: OutageNews, say: Say, log: Logger | undefined): void {
  switch (news.kind) {
    case 'ended':
      log?.error({ pid: news.pid }, 'PostgreSQL ended unasked; starting it again');
      return say('数据库意外停止，正在重新启动……');
    case 'started-again':
      log?.warn({ pid: news.pid }, 'PostgreSQL started again');
      return say('数据库已重新启动，已入账的记录没有丢失。');
    case 'start-failed':
      return log?.error({ err: news.error }, 'PostgreSQL could not be started again');
    case 'given-up':
      log?.fatal('PostgreSQL could not be kept running and is given up; see server.log of its folder, then start the program again');
      return say('数据库多次重新启动未成，不再尝试，目前无法填报和查看。请检查磁盘空间和数据库日志 server.log，排除原因后停止本程序并重新启动。');
  }
}

/**
 * The database of a ledger that another program of ours has open.
 * @throws StartError LEDGER_STARTING, DATABASE_NOT_ANSWERING where that program runs without it
 */
export async function attachDatabase(settings: Settings, folder: string, say: Say): Promise<LedgerDatabase> {
  if (settings.databaseUrl) return givenDatabase(settings.databaseUrl, settings.databaseOwnerUrl, say);
  const postgres = await attachEmbeddedPostgres(folder);
  const appUrl = postgres?.url('app', DATABASE);
  if (!postgres || !appUrl || !(await answers(appUrl))) {
    // Only a program that serves has said where.
    throw (await ledgerHolder(folder))?.address
      ? new StartError('DATABASE_NOT_ANSWERING', '程序在运行，但它的数据库没有应答。程序会自动重新启动数据库，请稍候再试；仍不成功时请停止程序并重新启动。', EXIT_CODES.database)
      : new StartError('LEDGER_STARTING', '这份台账正在启动或停止，请稍候再试。', EXIT_CODES.inUse);
  }
  return {
    appUrl,
    ownerUrl: postgres.url('owner', DATABASE),
    rolesSeparated: true,
    stop: () => Promise.resolve(),
  };
}

/** False where nobody takes connections there or the server is just starting or stopping. */
async function answers(url: string): Promise<boolean> {
  try {
    await connected(url, (client) => client.query('select 1'));
    return true;
  } catch (error) {
    if (isPassing(error)) return false;
    throw error;
  }
}

async function givenDatabase(url: string, ownerUrl: string | null, say: Say): Promise<LedgerDatabase> {
  const given = await checkExternalPostgres(url, ownerUrl);
  if (!given.rolesSeparated) {
    say('注意：数据库的属主账户与应用账户没有分开，程序自身有权改动已入账的记录。分开的方法见 README “A PostgreSQL of your own”。');
  }
  return { ...given, stop: () => Promise.resolve() };
}
