import type { StoreStatus } from '../../api/types.js';
import { momentText } from '../../display/dates.js';

/** How the place of the events stands, in words for the administrator: what it means and what to do. */
export interface StoreState {
  word: string;
  tone: 'fine' | 'waiting' | 'stopped';
  /** Null where there is nothing to say. */
  reason: string | null;
}

export const STORE_NAMES: Readonly<Record<StoreStatus['kind'], string>> = { postgres: 'PostgreSQL', eventstoredb: 'EventStoreDB' };

export function storeState({ kind, connected, events, behindSince, stopped }: StoreStatus): StoreState {
  if (stopped !== null) return { word: '已停止同步', tone: 'stopped', reason: whyStopped(stopped.code) };
  if (events === null) return { word: '连接中断', tone: 'waiting', reason: '数据库暂时连接不上，恢复后自动继续，不需要人工操作。' };
  if (!connected) return { word: '连接中断', tone: 'waiting', reason: `暂时连接不上 ${STORE_NAMES[kind]}：已入账的内容可以查看，新的登记暂时不能入账。恢复后自动继续，不需要人工操作；长时间不恢复的，请检查该服务器和 TAIZHANG_EVENT_STORE 所写的地址。` };
  if (behindSince !== null) return { word: '正在同步', tone: 'waiting', reason: `${momentText(behindSince)}起入账的内容正在计入，页面上暂时可能看不到，没有丢失。` };
  return { word: '正常', tone: 'fine', reason: null };
}

const REASONS: Readonly<Record<string, string>> = {
  STORE_TAMPERED: 'EventStoreDB 中的记录被删除、截断、改动或插入过，程序已停止同步。',
  EVENT_FROM_FUTURE: 'EventStoreDB 中有一条记录的入账时间比数据库的时钟晚一小时以上，程序已停止同步。时钟有误的，校准后重新启动即可。',
  COPYING_REFUSED: '数据库不接收 EventStoreDB 中的记录，程序已停止同步。请检查数据库的权限和日志，排除原因后重新启动。',
};

function whyStopped(code: string): string {
  const remedy = '此前已入账的内容可以查看，新的登记不能入账。请在服务器上运行 npx taizhang doctor 查看原因。';
  return `${REASONS[code] ?? '程序已停止从 EventStoreDB 同步。'}${remedy}`;
}

/** Stopped, or one of the two ends is away: what was measured before no longer holds. */
const copies = ({ connected, events, stopped }: StoreStatus): boolean => stopped === null && connected && events !== null;

/** Who copies, as far as this program knows: of another one it knows only while it waits for it. */
export function whoCopies(store: StoreStatus): string {
  if (!copies(store)) return '本程序没有在同步';
  return store.leads ? '本程序' : '另一个程序';
}

/** 0.2 秒 or 35 秒, as far as a person cares; only the program that copies knows. */
export function lagText(store: StoreStatus): string {
  const { behindSince, lagMs, leads } = store;
  if (!copies(store)) return behindSince === null ? '—' : `—（${momentText(behindSince)}起没有同步）`;
  if (lagMs === null || !leads) return '—';
  return lagMs < 100 ? '不到 0.1 秒' : `${(lagMs / 1000).toFixed(lagMs < 10_000 ? 1 : 0)} 秒`;
}
