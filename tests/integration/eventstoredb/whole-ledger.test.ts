import { afterAll, expect, test } from '@jest/globals';
import { DemoClock } from '../../../src/config/demo-clock.js';
import { checkEventStore } from '../../../src/cli/doctor/store-checks.js';
import { loadDemoHistory } from '../../../src/demo/load-demo-history.js';
import type { EventStore, StoreChoice } from '../../../src/event-store/event-store.js';
import { leafHash } from '../../../src/event-store/leaf.js';
import { openEventStore } from '../../../src/event-store/open-event-store.js';
import { migrate } from '../../../src/event-store/postgres/migrate.js';
import { readSeedPlan, seedUnitsOf } from '../../../src/intake/seed-plan.js';
import { importSeed } from '../../../src/intake/registration/import-plan.js';
import { connected } from '../../../src/postgres/provision-database.js';
import { createTestDatabase } from '../../support/database.js';
import { closeEventStoreServer, eventStoreServer } from '../../support/event-store-server.js';

const identity = { origin: 'demo.taizhang.example/2021', name: '演示台账', kind: 'demo' as const };
afterAll(closeEventStoreServer);

interface OpenedLedger {
  store: EventStore;
  choice: StoreChoice;
  appUrl: string;
  close(): Promise<void>;
}

async function opened(kind: StoreChoice['kind'], origin: string, now: () => Date): Promise<OpenedLedger> {
  const database = await createTestDatabase();
  await migrate(database.ownerUrl);
  const choice: StoreChoice = kind === 'postgres' ? { kind } : { kind, ...(await eventStoreServer()) };
  const store = await openEventStore({ store: choice, appUrl: database.appUrl, origin, now });
  return {
    store, choice, appUrl: database.appUrl,
    async close() {
      await store.close();
      await database.drop();
    },
  };
}

async function hashesOf(store: EventStore): Promise<string[]> {
  const leaves = await store.readAll(0, (await store.latestPosition()) + 1);
  return leaves.map(({ bytes }) => leafHash(bytes).toString('hex'));
}

test('the demo ledger comes out byte for byte alike in both stores, at once followed, and doctor finds it the same on both sides', async () => {
  const [inPostgres, inEventStoreDb] = await Promise.all((['postgres', 'eventstoredb'] as const).map(async (kind) => {
    const clock = new DemoClock();
    const ledger = await opened(kind, identity.origin, () => clock.now());
    const written = await loadDemoHistory({ store: ledger.store, clock, identity });
    return { ...ledger, written, hashes: await hashesOf(ledger.store) };
  }));
  const { written, hashes, appUrl, choice } = inEventStoreDb!;
  expect(hashes).toHaveLength(written);
  expect(hashes).toEqual(inPostgres!.hashes);
  const check = await connected(appUrl, (client) => checkEventStore(client, choice, identity.origin));
  expect(check).toMatchObject({ result: 'PASS', detail: `EventStoreDB，${written} 条与数据库逐条一致` });
  expect(await connected(appUrl, (client) => checkEventStore(client, { kind: 'postgres' }, identity.origin))).toMatchObject({ result: 'FAIL', detail: expect.stringContaining('migrate-store') });
  await Promise.all([inPostgres!.close(), inEventStoreDb!.close()]);
}, 180_000);

test('a plan imported again at once changes nothing: what was just appended is known', async () => {
  const ledger = await opened('eventstoredb', 'taizhang.example/import', () => new Date('2021-05-12T01:00:00Z'));
  const [plan, units] = await Promise.all([readSeedPlan('weifang-2021'), seedUnitsOf('潍坊市')]);
  const ports = { store: ledger.store, today: '2021-05-12', actor: { account: 'importer', role: 'system', department: null } as const };
  expect(await importSeed(plan, units, ports)).toMatchObject({ registeredMeasures: 183, registeredUnits: 64, differences: [] });
  const before = await ledger.store.latestPosition();
  expect(await importSeed(plan, units, ports)).toMatchObject({ registeredPlan: false, registeredMeasures: 0, registeredUnits: 0, unchanged: 183, differences: [] });
  expect(await ledger.store.latestPosition()).toBe(before);
  await ledger.close();
});
