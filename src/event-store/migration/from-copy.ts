import type { Client } from 'pg';
import { LedgerDamagedError, WrongStoreError } from '../errors.js';
import { NothingToMigrateError, StoresDifferError } from './errors.js';
import { leafCalls } from './leaf-calls.js';
import { bindStore, connected, countWithoutPersonalValues, keepFollowersOut, LeafDigest, readStanding, type MigrationOptions, type MigrationResult } from './migration.js';

/** What of the options a move without the server takes. */
export type CopyOptions = Pick<MigrationOptions, 'ownerUrl' | 'origin' | 'onProgress' | 'signal'>;

/**
 * Goes on in PostgreSQL from the copy that stands there, without asking EventStoreDB: for a ledger whose server is lost or was
 * tampered with and has no backup. Every leaf here was checked when it was copied; it is checked again that all of them were
 * copied from the server and that they are whole calls. What the server had acknowledged after the last of them is not in the
 * ledger any more.
 *
 * @throws LedgerServedError, NothingToMigrateError, WrongLedgerError, WrongStoreError it is kept in PostgreSQL already;
 *   LedgerDamagedError, StoresDifferError some leaf was not copied from the server
 */
export function continueFromCopy(options: CopyOptions): Promise<MigrationResult> {
  return connected(options.ownerUrl, async (owner) => {
    await keepFollowersOut(owner);
    const { store, total } = await readStanding(owner, options.origin);
    if (total === 0) throw new NothingToMigrateError();
    if (store === 'postgres') throw new WrongStoreError('eventstoredb', store);
    await requireCopied(owner, total);
    const digest = await readThrough(owner, total, options);
    await bindStore(owner, 'postgres', () => requireCopied(owner, total));
    return { from: 'eventstoredb', to: 'postgres', events: total, copied: 0, digest, withoutPersonalValues: await countWithoutPersonalValues(owner) };
  });
}

async function requireCopied(owner: Client, total: number): Promise<void> {
  const { rows } = await owner.query<{ leaves: string; noted: string }>(
    'select (select count(*) from ledger.leaf) as leaves, (select count(*) from ledger.followed f join ledger.leaf using (position)) as noted');
  const { leaves, noted } = rows[0]!;
  if (Number(leaves) !== total || leaves !== noted) throw new StoresDifferError(Number(noted), `of ${leaves} leaves ${noted} are known to have stood on the server`);
}

async function readThrough(owner: Client, total: number, { onProgress, signal }: CopyOptions): Promise<string> {
  const digest = new LeafDigest();
  let done = 0;
  for await (const call of leafCalls(owner, 0, total)) {
    for (const { position, bytes } of call) {
      if (position !== done) throw new LedgerDamagedError(done, 'it is missing');
      digest.take(bytes);
      done += 1;
    }
    onProgress?.({ phase: 'verify', done, total });
    signal?.throwIfAborted();
  }
  if (done !== total) throw new LedgerDamagedError(done, 'its call has no end');
  return digest.end();
}
