import type { ProjectionStatus } from '../../api/types.js';

/** How a read model stands, in words for the administrator: what it means and what to do. */
export interface ViewState {
  word: string;
  tone: 'fine' | 'waiting' | 'stopped';
  /** Null where there is nothing to say. */
  reason: string | null;
}

export function viewState({ state, behind, checkpoint, errorCode }: Pick<ProjectionStatus, 'state' | 'behind' | 'checkpoint' | 'errorCode'>): ViewState {
  if (state === 'stopped') return { word: '出错停止', tone: 'stopped', reason: whyStopped(checkpoint, errorCode) };
  if (state === 'waiting' && errorCode !== null) return { word: '等待中', tone: 'waiting', reason: '数据库暂时连接不上，恢复后自动接着处理，不需要人工操作。' };
  if (state === 'waiting') return { word: '等待中', tone: 'waiting', reason: '由另一进程在处理；若长时间没有进展，请检查是否有两个程序开着同一台账。' };
  return { word: behind > 0 ? '正在跟进' : '正常', tone: 'fine', reason: null };
}

function whyStopped(checkpoint: number, errorCode: string | null): string {
  if (errorCode === 'LOG_SHORTENED') {
    return `账本末尾从第${checkpoint}号起的记录曾经计入，现已不在账本中，其后登记的内容都没有计入。请停止填报，从备份恢复，并查明是谁绕过程序删除了记录；请在服务器上运行 npx taizhang doctor 查看。`;
  }
  const remedy = '已入账的记录都在，没有丢失。请在服务器上运行 npx taizhang doctor 查看原因；升级或修复程序后重新启动，会自动接着处理。';
  return errorCode === 'BAD_EVENT'
    ? `第${checkpoint}号记录无法计入，其后的内容也都没有计入。${remedy}`
    : `处理到第${checkpoint}号记录时程序出错，其后的内容都没有计入。${remedy}`;
}
