import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DemoClock } from '../../../src/config/demo-clock.js';
import { loadDemoHistory } from '../../../src/demo/load-demo-history.js';
import type { EventStore, StoredLeaf } from '../../../src/event-store/event-store.js';
import { leafHash } from '../../../src/event-store/leaf.js';
import { migrate } from '../../../src/event-store/postgres/migrate.js';
import { openPostgresEventStore } from '../../../src/event-store/postgres/postgres-event-store.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { reorderingStore } from '../../support/reordering-store.js';

const identity = { origin: 'demo.taizhang.example/2021', name: '演示台账', kind: 'demo' as const };

interface DemoInTest {
  database: TestDatabase;
  store: EventStore;
  clock: DemoClock;
}

async function emptyDemo(): Promise<DemoInTest> {
  const database = await createTestDatabase();
  await migrate(database.ownerUrl);
  const clock = new DemoClock();
  const store = await openPostgresEventStore({ appUrl: database.appUrl, origin: identity.origin, now: () => clock.now() });
  return { database, store, clock };
}

async function close({ store, database }: DemoInTest): Promise<void> {
  await store.close();
  await database.drop();
}

async function leavesOf(store: EventStore): Promise<StoredLeaf[]> {
  return store.readAll(0, await store.nextPosition());
}

const hashes = (leaves: readonly StoredLeaf[]): string[] => leaves.map(({ bytes }) => leafHash(bytes).toString('hex'));

describe('the demo ledger', () => {
  let demo: DemoInTest;
  let written: number;
  let leaves: StoredLeaf[];

  beforeAll(async () => {
    demo = await emptyDemo();
    written = await loadDemoHistory({ ...demo, identity });
    leaves = await leavesOf(demo.store);
  });
  afterAll(() => close(demo));

  test('is opened, then filled with the history of a plan year', () => {
    expect(leaves).toHaveLength(written);
    expect(written).toBeGreaterThan(1_800);
    expect(leaves[0]!.leaf).toMatchObject({ type: 'ledger-opened', data: { kind: 'demo' }, recordedAt: '2021-01-18T06:12:36.418Z' });
  });

  test('comes out byte for byte alike when it is made again, whatever order the store gives to appends made at once', async () => {
    const again = await emptyDemo();
    await loadDemoHistory({ ...again, store: reorderingStore(again.store), identity });
    expect(hashes(await leavesOf(again.store))).toEqual(hashes(leaves));
    await close(again);
  });

  test('goes on where a first start was cut off', async () => {
    const cutOff = await emptyDemo();
    const failing: EventStore = Object.create(cutOff.store) as EventStore;
    let calls = 0;
    failing.append = (...call) => (++calls > 700 ? Promise.reject(new Error('power cut')) : cutOff.store.append(...call));
    await expect(loadDemoHistory({ ...cutOff, store: failing, identity })).rejects.toThrow('power cut');
    await loadDemoHistory({ ...cutOff, identity });
    expect(hashes(await leavesOf(cutOff.store))).toEqual(hashes(leaves));
    await close(cutOff);
  });

  test('is left alone at the next start', async () => {
    expect(await loadDemoHistory({ ...demo, identity })).toBe(0);
    expect(await demo.store.nextPosition()).toBe(written);
  });

  test('was recorded in the order of its moments, before the clock of the demo runs on', () => {
    const moments = leaves.map(({ leaf }) => leaf.recordedAt);
    expect(moments).toEqual([...moments].sort());
    expect(moments.at(-1)! < demo.clock.now().toISOString()).toBe(true);
  });
});
