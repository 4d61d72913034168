import { existsSync } from 'node:fs';
import type { Client } from 'pg';
import type { Settings } from '../../config/settings.js';
import { listMigrations } from '../../event-store/postgres/migrate.js';
import type { LedgerFolder } from '../../ledger/ledger-folder.js';
import { ledgerHolder, lockLedger } from '../../ledger/ledger-lock.js';
import { attachDatabase, startDatabase, type LedgerDatabase } from '../../ledger/open-database.js';
import { connected } from '../../postgres/provision-database.js';
import { failureOf } from '../failure.js';
import type { Check } from './check.js';
import { checkLeaves } from './leaf-checks.js';
import { checkProjections } from './projection-checks.js';
import { checkEventStore } from './store-checks.js';
import { TextWalk } from './text-walk.js';

const REACHABLE = { name: 'database', title: '数据库' };

/** Looks at the database of the ledger, running or not; a ledger that was never started is not made by looking at it. */
export async function checkDatabase(settings: Settings, folder: LedgerFolder): Promise<Check[]> {
  if (!settings.databaseUrl && !existsSync(folder.path)) {
    return [{ ...REACHABLE, result: 'NOT CHECKED', detail: '这份台账还没有启动过' }];
  }
  const serving = await ledgerHolder(folder.path);
  const lock = serving ? null : await lockLedger(folder.path);
  let database: LedgerDatabase | undefined;
  try {
    const reach = serving ? attachDatabase : startDatabase;
    database = await reach(settings, folder.path, () => undefined);
    const { rolesSeparated } = database;
    return await connected(database.appUrl, async (client) => [
      await describeServer(client),
      await checkMigrations(client),
      await checkPrivileges(client, rolesSeparated),
      ...(await checkRecords(client)),
      await checkEventStore(client, settings.eventStore, folder.identity.origin),
      await checkProjections(client),
    ]);
  } catch (error) {
    return [{ ...REACHABLE, result: 'FAIL', detail: failureOf(error).message }];
  } finally {
    await database?.stop();
    await lock?.release();
  }
}

/** A walk that stopped has not seen every text. */
async function checkRecords(client: Client): Promise<Check[]> {
  const texts = new TextWalk();
  const leaves = await checkLeaves(client, (leaf) => texts.take(leaf));
  const found = texts.result();
  if (leaves.result === 'PASS' || found.result === 'FAIL') return [leaves, found];
  return [leaves, { ...found, result: 'NOT CHECKED', detail: '请先看“账本记录”一项' }];
}

async function describeServer(client: Client): Promise<Check> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  return { ...REACHABLE, result: 'PASS', detail: `PostgreSQL ${rows[0]?.server_version}` };
}

async function checkMigrations(client: Client): Promise<Check> {
  const named = { name: 'migrations', title: '数据结构' };
  const applied = await appliedMigrations(client);
  if (!applied) return { ...named, result: 'NOT CHECKED', detail: '尚未建立，启动一次即可' };
  const wanted = await listMigrations();
  const missing = wanted.filter((migration) => !applied.has(migration.name)).map((migration) => migration.name);
  const changed = wanted.filter((migration) => applied.has(migration.name) && applied.get(migration.name) !== migration.sha256);
  if (changed.length > 0) return { ...named, result: 'FAIL', detail: `与程序不一致：${changed.map((one) => one.name).join('、')}` };
  if (missing.length > 0) return { ...named, result: 'FAIL', detail: `还缺 ${missing.join('、')}，启动一次即可补齐` };
  return { ...named, result: 'PASS', detail: `${wanted.length} 步全部完成` };
}

async function appliedMigrations(client: Client): Promise<Map<string, string> | null> {
  const { rows: found } = await client.query<{ there: boolean }>(`select to_regclass('ledger.migration') is not null as there`);
  if (!found[0]?.there) return null;
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from ledger.migration');
  return new Map(rows.map((row) => [row.name, row.sha256]));
}

/** The promise of the ledger: who serves people cannot rewrite what was recorded. */
async function checkPrivileges(client: Client, rolesSeparated: boolean): Promise<Check> {
  const named = { name: 'privileges', title: '账户权限' };
  const { rows: found } = await client.query<{ there: boolean }>(`select to_regclass('ledger.leaf') is not null as there`);
  if (!found[0]?.there) return { ...named, result: 'NOT CHECKED', detail: '尚未建立数据结构' };
  const { rows } = await client.query<{ may: boolean }>(
    `select has_table_privilege('ledger.leaf', 'INSERT, UPDATE, DELETE, TRUNCATE') as may`,
  );
  if (rolesSeparated && !rows[0]?.may) return { ...named, result: 'PASS', detail: '应用账户只能追加，不能改动或删除记录' };
  return { ...named, result: 'FAIL', detail: '应用账户有权改动记录：属主账户与应用账户没有分开，见 README “A PostgreSQL of your own”' };
}
