import { afterEach, beforeEach } from '@jest/globals';
import type { EventStore, Leaf } from '../../../src/event-store/event-store.js';
import { migrate } from '../../../src/event-store/postgres/migrate.js';
import { openPostgresEventStore } from '../../../src/event-store/postgres/postgres-event-store.js';
import { readDraft, sha256Of } from '../../../src/intake/drafts/read-draft.js';
import type { ImportPorts } from '../../../src/intake/registration/import-plan.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

/** The ledger of the test that runs: migrated, and without an entry. */
export let store: EventStore;
/** For an import into it. */
export let ports: ImportPorts;
let database: TestDatabase;

/** @param today YYYY-MM-DD, for every test of the file */
export function fillLedgerOn(today: string): void {
  beforeEach(async () => {
    database = await createTestDatabase();
    await migrate(database.ownerUrl);
    store = await openPostgresEventStore({ appUrl: database.appUrl, origin: 'taizhang.example/import', now: () => new Date(`${today}T02:00:00Z`) });
    ports = { store, today, actor: { account: 'importer', role: 'system', department: null } };
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });
}

export const leavesOf = async (type: string): Promise<Leaf[]> => (await store.readAll(0, 10_000)).map(({ leaf }) => leaf).filter((leaf) => leaf.type === type);

/** The store, and how often each of its operations was called: an import makes thousands where it asks for every unit anew. */
export function countingStore(): { counted: EventStore; calls: Record<string, number> } {
  const calls: Record<string, number> = {};
  const counted = new Proxy(store, {
    get(target, name: keyof EventStore & string) {
      return (...call: unknown[]) => {
        calls[name] = (calls[name] ?? 0) + 1;
        return (target[name] as (...given: unknown[]) => unknown).apply(target, call);
      };
    },
  });
  return { counted, calls };
}

/** A file as `taizhang import` hands it over. */
export async function documentToImport(bytes: Buffer, fileName = '方案.txt') {
  return { reading: await readDraft(bytes, { fileName }), bytes, sha256: sha256Of(bytes), fileName };
}
