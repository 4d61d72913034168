import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { asStoreError } from './connection.js';

/** The build copies `*.sql` beside the compiled file. */
const MIGRATIONS = new URL('./migrations/', import.meta.url);
/** One migration run at a time per database. */
const MIGRATION_LOCK = 7286133;

interface Migration {
  name: string;
  sql: string;
  sha256: string;
}

/** A migration that this database has already run reads differently now. Migrations are forward-only: add a new file. */
export class MigrationChangedError extends Error {
  readonly code = 'MIGRATION_CHANGED';
  constructor(readonly migration: string) {
    super(`migration ${migration} was changed after this database ran it; restore the file and add a new migration`);
    this.name = 'MigrationChangedError';
  }
}

/**
 * Brings the schema `ledger` up to date, all or nothing; running it again changes nothing.
 *
 * @param ownerUrl connection of the role that owns the schema (`taizhang_owner`)
 * @param last name of the last migration to run; default: all
 * @throws StoreUnavailableError, MigrationChangedError
 */
export async function migrate(ownerUrl: string, last?: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000, application_name: 'taizhang-migrate' });
  // Without a listener a connection that breaks would end the program instead of the query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await runMissing(client, last);
    await client.query('commit');
  } catch (error) {
    throw asStoreError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The migrations this program carries, in the order they run. */
export async function listMigrations(): Promise<Migration[]> {
  const names = (await readdir(fileURLToPath(MIGRATIONS))).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => {
    const sql = await readFile(new URL(name, MIGRATIONS), 'utf8');
    return { name, sql, sha256: createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex') };
  }));
}

async function runMissing(client: pg.Client, last: string | undefined): Promise<void> {
  await client.query('create schema if not exists ledger');
  await client.query(`create table if not exists ledger.migration (
    name text primary key,
    sha256 text not null,
    applied_at timestamptz not null default now()
  )`);
  const applied = await client.query<{ name: string; sha256: string }>('select name, sha256 from ledger.migration');
  const sha256Of = new Map(applied.rows.map((row) => [row.name, row.sha256]));
  for (const { name, sql, sha256 } of await listMigrations()) {
    if (last !== undefined && name > last) return;
    const before = sha256Of.get(name);
    if (before !== undefined && before !== sha256) throw new MigrationChangedError(name);
    if (before !== undefined) continue;
    await client.query(sql);
    await client.query('insert into ledger.migration (name, sha256) values ($1, $2)', [name, sha256]);
  }
}
