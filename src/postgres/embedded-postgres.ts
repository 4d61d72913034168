import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { binariesFor, type PostgresBinaries } from './binaries.js';
import { clusterFolder } from './cluster-folder.js';
import { readSecrets, type ClusterSecrets } from './cluster-secrets.js';
import { ADMIN_ROLE, initialiseCluster } from './initialise-cluster.js';
import { startPostmaster, stopPostmaster } from './postmaster.js';
import { APP_ROLE, connected, OWNER_ROLE, provisionRoles } from './provision-database.js';
import { serverAccount } from './server-account.js';
import { isAlive, isServerOf, readPidFile, type Postmaster } from './server-process.js';
import { SupervisedPostmaster, type OutageNews } from './supervised-postmaster.js';

export interface EmbeddedPostgresOptions {
  /** The ledger's own folder; keeps the passwords, and the cluster where the server's account can enter. */
  ledgerFolder: string;
  /** Other programs than those npm installed: tests on the oldest supported version. */
  binaries?: PostgresBinaries;
  /** Server settings over our own, e.g. max_connections. */
  settings?: Record<string, string>;
  /** Called before the slow steps, so that a person sees what is being done. */
  onStep?(step: 'initialising' | 'starting' | 'adopting'): void;
  /** Called where the server ended although nobody stopped it, and for each step to bring it back. */
  onOutage?(news: OutageNews): void;
}

/** A running PostgreSQL of our own. `relocatedTo` is set where the data could not lie in the ledger's folder. */
export interface EmbeddedPostgres {
  readonly port: number;
  readonly folder: string;
  readonly relocatedTo: string | null;
  /** True where this start made the cluster. */
  readonly isNew: boolean;
  url(role: 'admin' | 'owner' | 'app', database: string): string;
  /** Stops the server and starts it again on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the ledger's PostgreSQL, or adopts the one that a killed application left running, and starts it again on the same port
 * where it dies. The caller must hold the ledger's lock. Throws PostgresError.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = await serverAccount();
  const place = await clusterFolder(options.ledgerFolder, account);
  const dataFolder = join(place.folder, 'data');
  const binaries = options.binaries ?? (await binariesFor(account, place.binariesBase));
  const secrets = await readSecrets(options.ledgerFolder, dataFolder);
  const settings = options.settings ?? {};
  const orphan = await adopt(dataFolder, secrets);
  options.onStep?.(orphan ? 'adopting' : existsSync(dataFolder) ? 'starting' : 'initialising');
  const isNew = !orphan && (await initialiseCluster(binaries, place.folder, account, secrets.admin));
  const postmaster = orphan ?? (await startPostmaster(binaries, place.folder, account, { settings }));
  const url = (role: 'admin' | 'owner' | 'app', database: string): string =>
    clusterUrl(postmaster.port, secrets, role, database);
  try {
    await provisionRoles(url('admin', 'postgres'), secrets);
  } catch (error) {
    await stopPostmaster(postmaster.pid);
    throw error;
  }
  const { port } = postmaster;
  const supervised = new SupervisedPostmaster(
    postmaster,
    (signal) => startPostmaster(binaries, place.folder, account, { port, settings, signal }),
    (news) => options.onOutage?.(news),
  );
  return {
    port,
    folder: place.folder,
    relocatedTo: place.relocated ? place.folder : null,
    isNew,
    url,
    restart: () => supervised.restart(),
    stop: () => supervised.stop(),
  };
}

/** Address of a database of the cluster for one of its roles. */
function clusterUrl(
  port: number,
  secrets: ClusterSecrets,
  role: 'admin' | 'owner' | 'app',
  database: string,
): string {
  const user = { admin: ADMIN_ROLE, owner: OWNER_ROLE, app: APP_ROLE }[role];
  return `postgresql://${user}:${secrets[role]}@127.0.0.1:${port}/${database}`;
}

/**
 * After kill -9 of the application its PostgreSQL keeps running. It is ours if it answers to our password with this very
 * data folder; one that does not answer is stopped, so that two servers never share a folder.
 */
async function adopt(dataFolder: string, secrets: ClusterSecrets): Promise<Postmaster | null> {
  const found = await readPidFile(dataFolder);
  if (!found || !isAlive(found.pid)) return null;
  try {
    const answer = await connected(clusterUrl(found.port, secrets, 'admin', 'postgres'), (client) =>
      client.query<{ data_directory: string }>('SHOW data_directory'),
    );
    if ((await realpath(answer.rows[0]?.data_directory ?? '')) === (await realpath(dataFolder))) return found;
  } catch {
    // Not answering: starting, stopping, or another program that now has the number.
  }
  if (await isServerOf(found.pid, dataFolder)) await stopPostmaster(found.pid);
  return null;
}

/**
 * Addresses of the ledger's PostgreSQL that another program of ours is running; null where none runs. For commands beside a
 * running server: they neither start nor stop anything.
 */
export async function attachEmbeddedPostgres(ledgerFolder: string): Promise<Pick<EmbeddedPostgres, 'url'> | null> {
  const place = await clusterFolder(ledgerFolder, await serverAccount());
  const dataFolder = join(place.folder, 'data');
  const found = await readPidFile(dataFolder);
  if (!found?.ready || !isAlive(found.pid)) return null;
  const secrets = await readSecrets(ledgerFolder, dataFolder);
  return { url: (role, database) => clusterUrl(found.port, secrets, role, database) };
}
