import type { Client } from 'pg';
import type { StoreChoice } from '../../event-store/event-store.js';
import { StoresDifferError } from '../../event-store/migration/errors.js';
import { eachLeaf } from '../../event-store/migration/leaf-calls.js';
import { requireSame } from '../../event-store/migration/migration.js';
import { failureOf } from '../failure.js';
import type { Check } from './check.js';

const NAMED = { name: 'event-store', title: '记录存放' };
const STORE_NAMES: Readonly<Record<string, string>> = { postgres: 'PostgreSQL', eventstoredb: 'EventStoreDB' };

/**
 * Whether the events are kept where the settings say, and, with EventStoreDB, whether every leaf of the database stands there
 * too, byte for byte, in the same order.
 */
export async function checkEventStore(client: Client, choice: StoreChoice, origin: string): Promise<Check> {
  const { rows: found } = await client.query<{ there: boolean }>(`select to_regclass('ledger.followed') is not null as there`);
  if (!found[0]?.there) return { ...NAMED, result: 'NOT CHECKED', detail: '尚未建立数据结构' };
  const { rows } = await client.query<{ store: string | null; total: string }>(
    'select (select store from ledger.identity) as store, coalesce(max(position) + 1, 0) as total from ledger.leaf');
  const { store, total } = rows[0]!;
  if (store !== null && store !== choice.kind) {
    return { ...NAMED, result: 'FAIL', detail: `台账的记录存放在 ${STORE_NAMES[store] ?? store}，与设置（${STORE_NAMES[choice.kind]}）不符，请改设置 TAIZHANG_EVENT_STORE，或用 npx taizhang migrate-store 迁移` };
  }
  if (choice.kind === 'postgres') return { ...NAMED, result: 'PASS', detail: 'PostgreSQL' };
  try {
    const underWay = await compareWithServer(client, choice, origin, Number(total));
    return { ...NAMED, result: 'PASS', detail: `EventStoreDB，${Number(total)} 条与数据库逐条一致${underWay > 0 ? `，另有 ${underWay} 条尚未计入` : ''}` };
  } catch (error) {
    return { ...NAMED, result: 'FAIL', detail: failureOf(error).message };
  }
}

/** @returns how many events the server has beyond those of the database */
async function compareWithServer(client: Client, choice: Extract<StoreChoice, { kind: 'eventstoredb' }>, origin: string, total: number): Promise<number> {
  const { EsdbConnection } = await import('../../event-store/eventstoredb/connection.js');
  const { serverOrder } = await import('../../event-store/eventstoredb/server-order.js');
  const { refuseFromFuture } = await import('../../event-store/eventstoredb/followed-event.js');
  const { rows } = await client.query<{ clock: Date }>('select clock_timestamp() as clock');
  const connection = new EsdbConnection(choice.connectionString);
  const leaves = eachLeaf(client, 0, total);
  let compared = 0;
  let underWay = 0;
  try {
    for await (const events of serverOrder(connection, choice.prefix, origin)) {
      for (const event of events) {
        const { value: leaf } = await leaves.next();
        if (leaf) requireSame(leaf, event);
        if (leaf) compared += 1;
        else {
          refuseFromFuture([event], choice.prefix, rows[0]!.clock);
          underWay += 1;
        }
      }
    }
  } finally {
    await connection.close();
  }
  if (compared < total) throw new StoresDifferError(compared, 'it is missing on the server');
  return underWay;
}
