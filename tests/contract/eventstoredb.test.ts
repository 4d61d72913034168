import { afterAll } from '@jest/globals';
import { openEventStoreDb } from '../../src/event-store/eventstoredb/eventstoredb-event-store.js';
import { migrate } from '../../src/event-store/postgres/migrate.js';
import { createTestDatabase } from '../support/database.js';
import { closeEventStoreServer, eventStoreServer } from '../support/event-store-server.js';
import { eventStoreContract } from './event-store.contract.js';

afterAll(closeEventStoreServer);

eventStoreContract('EventStoreDB', async () => {
  const database = await createTestDatabase();
  await migrate(database.ownerUrl);
  const { connectionString, prefix } = await eventStoreServer();
  let now = new Date('2021-07-01T02:00:00.000Z');
  const store = await openEventStoreDb({ connectionString, prefix, appUrl: database.appUrl, origin: 'taizhang.example/contract', now: () => now });
  return {
    store,
    setClock: (instant) => {
      now = new Date(instant);
    },
    async close() {
      await store.close();
      await database.drop();
    },
  };
});
