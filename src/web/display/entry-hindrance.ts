import type { StoreStatus } from '../api/types.js';

/** Why nothing can be entered just now, for everybody; null where entering works or nothing is known. */
export function entryHindrance(store: StoreStatus | undefined): string | null {
  if (store === undefined) return null;
  if (store.stopped !== null) return '暂时不能填报：账本已停止登记，请联系系统管理员。已入账的内容可以查看。';
  if (store.events === null) return '暂时不能填报和查看：账本暂时无法连接，恢复后自动继续。已入账的内容都在，没有丢失。';
  if (!store.connected) return '暂时不能填报：账本暂时无法连接，恢复后自动继续。已入账的内容可以查看。';
  return null;
}
