import { migrate } from '../../src/event-store/postgres/migrate.js';
import { openPostgresEventStore } from '../../src/event-store/postgres/postgres-event-store.js';
import { createTestDatabase } from '../support/database.js';
import { eventStoreContract } from './event-store.contract.js';

eventStoreContract('PostgreSQL', async () => {
  const database = await createTestDatabase();
  await migrate(database.ownerUrl);
  let now = new Date('2021-07-01T02:00:00.000Z');
  const store = await openPostgresEventStore({ appUrl: database.appUrl, origin: 'taizhang.example/contract', now: () => now });
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
