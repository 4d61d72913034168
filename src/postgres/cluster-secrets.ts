import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PostgresError } from './errors.js';

/** Passwords of the cluster's three roles: drawn once, kept in the ledger's folder with mode 0600. */
export interface ClusterSecrets {
  admin: string;
  owner: string;
  app: string;
}

/** The ledger's passwords, drawn where there is no cluster yet. Throws POSTGRES_SECRETS_MISSING where data stands without them. */
export async function readSecrets(ledgerFolder: string, dataFolder: string): Promise<ClusterSecrets> {
  const file = join(ledgerFolder, 'database-passwords.json');
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as ClusterSecrets;
  if (existsSync(dataFolder)) {
    throw new PostgresError(
      'POSTGRES_SECRETS_MISSING',
      `找不到 ${file}，无法打开 ${dataFolder} 中的数据。请从备份恢复该文件。`,
    );
  }
  const draw = (): string => randomBytes(24).toString('base64url');
  const secrets = { admin: draw(), owner: draw(), app: draw() };
  // Renamed when whole: a half-written file would lock the cluster for good.
  await writeFile(`${file}.new`, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return secrets;
}
