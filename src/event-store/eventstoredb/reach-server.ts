import { ServerNotReachedError, StoreUnavailableError } from '../errors.js';
import { hostsOf } from '../server-hosts.js';
import { within } from '../waiting.js';
import { EsdbConnection } from './connection.js';
import { StreamReader } from './stream-reader.js';

/**
 * Asks the server whether it is there, so that one that is not is told soon and by its name.
 *
 * @throws ServerNotReachedError after `milliseconds` at the latest; StoreRefusedError
 */
export async function reachServer(connectionString: string, prefix: string, milliseconds: number): Promise<void> {
  const connection = new EsdbConnection(connectionString);
  try {
    await within(milliseconds, 'the server', new StreamReader(connection, prefix, '').first('ledger'));
  } catch (error) {
    throw error instanceof StoreUnavailableError ? new ServerNotReachedError(hostsOf(connectionString), { cause: error }) : error;
  } finally {
    await connection.close();
  }
}
