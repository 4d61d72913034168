import type { Client } from 'pg';
import type { StoreChoice } from '../../event-store/event-store.js';
import type { OrderedEvent } from '../../event-store/eventstoredb/followed-event.js';
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
    const places = await placesFault(client);
    if (places !== null) return { ...NAMED, result: 'FAIL', detail: places };
    const { underWay, fault } = await compareWithServer(client, choice, origin, Number(total));
    if (fault !== null) return { ...NAMED, result: 'FAIL', detail: `EventStoreDB，${Number(total)} 条与数据库逐条一致，其后 ${underWay} 条没有计入：${fault}。同步停在这里，此后不能填报；请查明是谁绕过程序写入了 EventStoreDB` };
    return { ...NAMED, result: 'PASS', detail: `EventStoreDB，${Number(total)} 条与数据库逐条一致${underWay > 0 ? `，另有 ${underWay} 条尚未计入，程序运行时会自动计入` : ''}` };
  } catch (error) {
    return { ...NAMED, result: 'FAIL', detail: failureOf(error).message };
  }
}

/** Each copied leaf has its place in the server's log noted beside it; the follower goes on after the last one. */
async function placesFault(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ position: string }>(`
    select coalesce(l.position, f.position) as position from ledger.leaf l full join ledger.followed f using (position)
     where l.position is null or f.position is null order by 1 limit 1`);
  return rows[0] ? `第 ${rows[0].position} 号记录与它在 EventStoreDB 中的位置不能对应，请从备份恢复数据库` : null;
}

/** @returns how many events the server has beyond those of the database, and why the first of them cannot be copied that cannot */
async function compareWithServer(client: Client, choice: Extract<StoreChoice, { kind: 'eventstoredb' }>, origin: string, total: number): Promise<{ underWay: number; fault: string | null }> {
  const { EsdbConnection } = await import('../../event-store/eventstoredb/connection.js');
  const { serverOrder } = await import('../../event-store/eventstoredb/server-order.js');
  const { refuseFromFuture } = await import('../../event-store/eventstoredb/followed-event.js');
  const { rows } = await client.query<{ clock: Date }>('select clock_timestamp() as clock');
  const connection = new EsdbConnection(choice.connectionString);
  const leaves = eachLeaf(client, 0, total);
  const beyond = new BeyondTheCopy(client);
  let compared = 0;
  try {
    for await (const events of serverOrder(connection, choice.prefix, origin)) {
      for (const event of events) {
        const { value: leaf } = await leaves.next();
        if (leaf) requireSame(leaf, event);
        if (leaf) compared += 1;
        else {
          refuseFromFuture([event], choice.prefix, rows[0]!.clock);
          await beyond.take(event);
        }
      }
    }
  } finally {
    await connection.close();
  }
  if (compared < total) throw new StoresDifferError(compared, 'it is missing on the server');
  return beyond;
}

/** Events that are still to be copied, looked at as the follower will. */
class BeyondTheCopy {
  underWay = 0;
  fault: string | null = null;
  private readonly streams = new Map<string, number>();
  private readonly ids = new Set<string>();

  constructor(private readonly client: Client) {}

  async take({ eventId, stream, revision }: OrderedEvent): Promise<void> {
    this.underWay += 1;
    const expected = (this.streams.get(stream) ?? (await this.lastRevision(stream))) + 1;
    if (this.ids.has(eventId) || (await this.stands(eventId))) this.fault ??= `${stream} 的第 ${revision} 条与另一条记录编号相同（${eventId}）`;
    if (revision !== expected) this.fault ??= `${stream} 的第 ${revision} 条应为第 ${expected} 条`;
    this.streams.set(stream, revision);
    this.ids.add(eventId);
  }

  private async lastRevision(stream: string): Promise<number> {
    const { rows } = await this.client.query<{ revision: number }>('select revision from ledger.leaf where stream = $1 order by revision desc limit 1', [stream]);
    return rows[0]?.revision ?? -1;
  }

  private async stands(eventId: string): Promise<boolean> {
    return (await this.client.query('select from ledger.leaf where event_id = $1', [eventId])).rowCount === 1;
  }
}
