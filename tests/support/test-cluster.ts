import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PostgresBinaries } from '../../src/postgres/binaries.js';
import { startEmbeddedPostgres } from '../../src/postgres/embedded-postgres.js';
import { connected, provisionDatabase } from '../../src/postgres/provision-database.js';

/** A fresh, role-separated, unmigrated database. */
export interface TestDatabase {
  name: string;
  /** As the application's role. */
  appUrl: string;
  /** As the owner's role, for `migrate`. */
  ownerUrl: string;
  drop(): Promise<void>;
}

/** Addresses of a running cluster with DATABASE in place of the database's name; plain data, so that it can pass to Jest's workers. */
export interface ClusterAddresses {
  admin: string;
  owner: string;
  app: string;
}

export interface TestCluster {
  readonly addresses: ClusterAddresses;
  createDatabase(): Promise<TestDatabase>;
  /** Fast shutdown and start on the same port: sessions are cut, committed data stays. */
  restart(): Promise<void>;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

/** A cluster of the caller's own, in a temporary folder; a watchdog process removes it even if the caller is killed. */
export async function startTestCluster(settings: Record<string, string> = {}): Promise<TestCluster> {
  const ledgerFolder = await mkdtemp(join(tmpdir(), 'taizhang-test-'));
  // The server may run as another user (root cannot run PostgreSQL) and must be able to enter.
  await chmod(ledgerFolder, 0o755);
  const postgres = await startEmbeddedPostgres({
    ledgerFolder,
    settings: { max_connections: '200', ...settings },
    ...givenBinaries(),
  });
  const watchdog = spawn(
    process.execPath,
    [fileURLToPath(new URL('cluster-watchdog.mjs', import.meta.url)), postgres.folder, ledgerFolder],
    // Detached: Ctrl-C must end the tests, not the one who cleans up after them.
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  );
  watchdog.unref();
  const addresses: ClusterAddresses = {
    admin: postgres.url('admin', 'DATABASE'),
    owner: postgres.url('owner', 'DATABASE'),
    app: postgres.url('app', 'DATABASE'),
  };
  return {
    addresses,
    createDatabase: () => createDatabaseIn(addresses),
    restart: () => postgres.restart(),
    async stop() {
      await postgres.stop(); // first: a server that the watchdog ended would be started again
      const ended = once(watchdog, 'exit');
      watchdog.ref();
      watchdog.stdin.end();
      await ended;
    },
  };
}

/** TAIZHANG_TEST_POSTGRES: folder of another PostgreSQL, e.g. /usr/lib/postgresql/15, to run the suites on. */
function givenBinaries(): { binaries?: PostgresBinaries } {
  const root = process.env['TAIZHANG_TEST_POSTGRES'];
  if (!root) return {};
  return { binaries: { root, version: basename(root), initdb: join(root, 'bin/initdb'), postgres: join(root, 'bin/postgres') } };
}

export async function createDatabaseIn(addresses: ClusterAddresses): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = addresses.admin.replace('DATABASE', 'postgres');
  await provisionDatabase(admin, name);
  return {
    name,
    appUrl: addresses.app.replace('DATABASE', name),
    ownerUrl: addresses.owner.replace('DATABASE', name),
    async drop() {
      await connected(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`));
    },
  };
}
