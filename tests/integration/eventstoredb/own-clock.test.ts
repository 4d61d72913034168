import { afterAll, expect, test } from '@jest/globals';
import { NEW_STREAM } from '../../../src/event-store/event-store.js';
import { openEventStore } from '../../../src/event-store/open-event-store.js';
import { freshStream, sampleFacts } from '../../contract/sample-facts.js';
import { closeEventStoreServer, eventStoreServer } from '../../support/event-store-server.js';
import { Ledger, ORIGIN } from '../event-store/opened-store.js';

afterAll(() => closeEventStoreServer());

test('a clock more than an hour ahead is refused before anything is sent; half an hour is taken in', async () => {
  const ledger = await Ledger.create();
  const { connectionString, prefix } = await eventStoreServer();
  let ahead = 61;
  const store = await openEventStore({
    store: { kind: 'eventstoredb', connectionString, prefix }, appUrl: ledger.database.appUrl, origin: ORIGIN, now: () => new Date(Date.now() + ahead * 60_000),
  });
  await expect(store.append(freshStream(), NEW_STREAM, sampleFacts(1))).rejects.toMatchObject({ code: 'CLOCK_AHEAD' });
  expect(await store.latestPosition()).toBe(-1);
  ahead = 30;
  await expect(store.append(freshStream(), NEW_STREAM, sampleFacts(1))).resolves.toMatchObject({ revision: 0 });
  expect(await store.latestPosition()).toBe(0);
  await store.close();
  await ledger.close();
});
